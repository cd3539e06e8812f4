#include "kernel/row_reader.hpp"

#include <string>
#include <vector>

#include <gmock/gmock.h>

namespace beanq {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct ReadingRows : testing::Test {
    std::vector<FieldError> faults;
    RowReader reader{"/items/3", faults};

    std::vector<std::string> told() const {
        std::vector<std::string> list;
        for (const auto& fault : faults)
            list.push_back(fault.pointer + " " + fault.code);
        return list;
    }
};

TEST_F(ReadingRows, leave_a_field_whose_cell_is_absent_and_clear_one_whose_cell_is_empty) {
    std::string text = "old";
    std::optional<std::string> maybe = "old";
    std::vector<std::string> list{"old"};
    bool flag = false;
    int whole = 7;
    std::optional<int> bound = 7;
    std::optional<Date> day = Date{std::chrono::year{2026} / 1 / 2};
    const auto read = [&](const Cell& cell) {
        reader.text("text", cell, text, 10);
        reader.text("maybe", cell, maybe, 10);
        reader.list("list", cell, list, 3, 10);
        reader.flag("flag", cell, flag, true);
        reader.whole("whole", cell, whole, 0, 9, 1);
        reader.whole("bound", cell, bound, 0, 9);
        reader.date("day", cell, day);
    };
    read({});
    EXPECT_EQ(text + *maybe + list.at(0), "oldoldold");
    EXPECT_FALSE(flag);
    EXPECT_EQ(whole + *bound, 14);
    EXPECT_TRUE(day);
    read("");
    EXPECT_EQ(text, "");
    EXPECT_FALSE(maybe || bound || day);
    EXPECT_THAT(list, IsEmpty());
    EXPECT_TRUE(flag);
    EXPECT_EQ(whole, 1);
    EXPECT_FALSE(reader.is_faulty());
}

TEST_F(ReadingRows, tell_each_fault_at_its_column_and_keep_the_field) {
    std::string name = "old";
    bool flag = false;
    int whole = 7;
    std::vector<std::string> list{"old"};
    std::optional<Date> day;
    reader.name("name", "кофейня", name, 6);
    reader.flag("flag", "yes", flag, true);
    reader.whole("low", "-1", whole, 0, 9, 0);
    reader.whole("high", "10", whole, 0, 9, 0);
    reader.whole("no", "1.5", whole, 0, 9, 0);
    reader.list("many", "a;b;c", list, 2, 5);
    reader.list("long", "a;bcdefg", list, 2, 5);
    reader.date("day", "2026-02-30", day);
    EXPECT_THAT(told(), ElementsAre("/items/3/name field.too-long", "/items/3/flag field.choice",
                                    "/items/3/low field.range", "/items/3/high field.range",
                                    "/items/3/no field.range", "/items/3/many field.too-many",
                                    "/items/3/long field.too-long", "/items/3/day field.format"));
    EXPECT_EQ(name + list.at(0), "oldold");
    EXPECT_EQ(whole, 7);
    std::string empty;
    reader.name("unnamed", {}, empty, 6);
    EXPECT_EQ(told().back(), "/items/3/unnamed field.required");
    EXPECT_TRUE(reader.is_faulty());
}

TEST_F(ReadingRows, count_characters_and_not_bytes) {
    std::string name;
    reader.name("name", "Ёлка", name, 4);
    EXPECT_EQ(name, "Ёлка");
    EXPECT_THAT(told(), IsEmpty());
}

}  // namespace
}  // namespace beanq
