#include "kernel/unit_of_work.hpp"

#include <string>

#include <gtest/gtest.h>

#include "kernel/fault.hpp"
#include "tests/support/run.hpp"

namespace beanq {
namespace {

/// Commits, or loses the connection while it does.
class OnPaper final : public Transaction {
public:
    explicit OnPaper(std::string& log, bool is_lost = false) : log_(log), is_lost_(is_lost) {
        after_commit([this] { log_ += "after commit "; });
        after_attempt([this] { log_ += "after attempt "; });
    }

private:
    awaitable<void> do_commit() override {
        if (is_lost_) throw Unavailable("the connection is lost");
        log_ += "commit ";
        co_return;
    }

    std::string& log_;
    bool is_lost_;
};

TEST(UnitOfWork, runs_after_its_commit_what_it_was_given) {
    std::string log;
    OnPaper tx(log);
    run(tx.commit());
    EXPECT_EQ(log, "commit after commit after attempt ");
}

TEST(UnitOfWork, tells_those_who_must_know_when_its_commit_is_in_doubt) {
    std::string log;
    OnPaper tx(log, true);
    EXPECT_THROW(run(tx.commit()), Unavailable);
    EXPECT_EQ(log, "after attempt ");
}

TEST(UnitOfWork, runs_nothing_when_it_rolls_back) {
    std::string log;
    {
        const OnPaper tx(log);
    }
    EXPECT_EQ(log, "");
}

}  // namespace
}  // namespace beanq
