#include "kernel/once.hpp"

#include <gtest/gtest.h>

#include "tests/support/run.hpp"

namespace beanq {
namespace {

class NoTransaction final : public Transaction {
    awaitable<void> do_commit() override { co_return; }
};

class BookOfOne final : public AnswerBook {
public:
    awaitable<std::vector<Result<void>>> claim_all(Transaction&,
                                                   std::vector<RequestKey> keys) override {
        claimed = keys.front().key;
        co_return std::vector<Result<void>>(keys.size());
    }
    awaitable<void> settle_all(Transaction&, std::vector<KeptAnswer> answers) override {
        settled = answers.front().answer.body;
        co_return;
    }
    awaitable<void> release_all(Transaction&, std::vector<RequestKey>) override { co_return; }

    std::string claimed;
    std::string settled;
};

TEST(Once, without_a_key_takes_every_request_as_new) {
    NoTransaction tx;
    const Once<int> once;
    EXPECT_TRUE(run(once.claim(tx)));
    run(once.settle(tx, 7));
}

TEST(Once, claims_its_key_and_stores_the_rendered_answer) {
    NoTransaction tx;
    BookOfOne book;
    const Once<int> once(book, {"anonymous", "k-1", "f"}, [](const int& made) {
        return Answer{.status = 201, .body = std::to_string(made)};
    });
    EXPECT_TRUE(run(once.claim(tx)));
    run(once.settle(tx, 7));
    EXPECT_EQ(book.claimed, "k-1");
    EXPECT_EQ(book.settled, "7");
}

TEST(Transaction, runs_what_waits_for_its_commit_once_and_in_order) {
    NoTransaction tx;
    std::string order;
    tx.after_commit([&] { order += 'a'; });
    tx.after_commit([&] { order += 'b'; });
    EXPECT_EQ(order, "");
    run(tx.commit());
    run(tx.commit());
    EXPECT_EQ(order, "ab");
}

}  // namespace
}  // namespace beanq
