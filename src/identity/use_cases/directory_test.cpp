#include "identity/use_cases/directory.hpp"

#include <gtest/gtest.h>

#include "identity/use_cases/world_test.hpp"

namespace beanq::identity {
namespace {

struct DirectoryTest : testing::Test, World {};

TEST_F(DirectoryTest, pages_through_users_newest_first) {
    std::vector<UserId> added;
    for (int i = 0; i < 5; ++i)
        added.push_back(add(std::to_string(i) + "@example.com", "client").id);
    std::vector<UserId> seen;
    PageRequest wanted{.limit = 2, .cursor = {}};
    do {
        const auto page = run(directory.users({}, wanted));
        ASSERT_TRUE(page);
        EXPECT_LE(page->items.size(), 2U);
        for (const auto& user : page->items)
            seen.push_back(user.id);
        wanted.cursor = page->next_cursor;
    } while (wanted.cursor);
    std::ranges::reverse(added);
    EXPECT_EQ(seen, added);
}

TEST_F(DirectoryTest, refuses_a_cursor_that_is_none) {
    for (const auto* cursor : {"", "x", "AAAA", "\xff"}) {
        EXPECT_EQ(code_of(run(directory.users({}, {.limit = 2, .cursor = cursor}))),
                  "?cursor field.cursor");
    }
}

TEST_F(DirectoryTest, shows_a_user_to_themselves_and_to_who_may_read_users) {
    const auto anna = add("anna@example.com", "client");
    const auto boss = add("boss@example.com", "manager");
    EXPECT_EQ(*run(directory.user(caller("anna@example.com"), anna.id)), anna);
    EXPECT_EQ(*run(directory.user(caller("boss@example.com"), anna.id)), anna);
    EXPECT_EQ(code_of(run(directory.user(caller("anna@example.com"), boss.id))), "auth.forbidden");
    const UserId nobody(ids.next());
    EXPECT_EQ(code_of(run(directory.user(caller("anna@example.com"), nobody))), "auth.forbidden");
    EXPECT_EQ(code_of(run(directory.user(caller("boss@example.com"), nobody))), "user.not-found");
}

}  // namespace
}  // namespace beanq::identity
