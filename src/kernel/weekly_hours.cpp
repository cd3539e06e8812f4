#include "kernel/weekly_hours.hpp"

#include <algorithm>
#include <sstream>
#include <stdexcept>

namespace beanq {

namespace {

bool on(const DayPart& part, Date day) {
    const std::chrono::weekday weekday{std::chrono::sys_days{day}};
    return part.days.at(weekday.iso_encoding() - 1);
}

bool two_digits(std::string_view text) {
    return text[0] >= '0' && text[0] <= '9' && text[1] >= '0' && text[1] <= '9';
}

int number(std::string_view two) { return (two[0] - '0') * 10 + (two[1] - '0'); }

}  // namespace

std::optional<Date> part_begun(const WeeklyHours& hours, const LocalTime& now) {
    if (hours.empty()) return now.date;
    const auto minute = static_cast<int>(now.since_midnight.count());
    const Date yesterday{std::chrono::sys_days{now.date} - std::chrono::days{1}};
    for (const DayPart& part : hours) {
        const int end = part.crosses_midnight() ? minutes_of_day : part.to;
        if (on(part, now.date) && minute >= part.from && minute < end) return now.date;
        if (part.crosses_midnight() && on(part, yesterday) && minute < part.to) return yesterday;
    }
    return std::nullopt;
}

std::vector<FieldError> faults_in(const WeeklyHours& hours, const std::string& at) {
    std::vector<FieldError> faults;
    for (std::size_t i = 0; i < hours.size(); ++i) {
        if (std::ranges::any_of(hours[i].days, [](bool day) { return day; })) continue;
        faults.push_back({at + '/' + std::to_string(i) + "/days",
                          "field.required",
                          {"name at least one day", "укажите хотя бы один день"}});
    }
    return faults;
}

std::optional<int> parse_minutes(std::string_view text) {
    if (text.size() != 5 || text[2] != ':' || !two_digits(text) || !two_digits(text.substr(3)))
        return std::nullopt;
    const int hour = number(text);
    const int minute = number(text.substr(3));
    if (minute > 59 || hour > 24 || (hour == 24 && minute > 0)) return std::nullopt;
    return hour * 60 + minute;
}

std::string to_clock(int minutes) {
    const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return two(minutes / 60) + ':' + two(minutes % 60);
}

std::string to_text(const WeeklyHours& hours) {
    std::string text;
    for (const DayPart& part : hours) {
        for (const bool day : part.days)
            text += day ? '1' : '0';
        text += ' ' + std::to_string(part.from) + ' ' + std::to_string(part.to) + '\n';
    }
    return text;
}

WeeklyHours weekly_hours_from(std::string_view text) {
    WeeklyHours hours;
    std::istringstream lines{std::string(text)};
    std::string days;
    DayPart part;
    while (lines >> days >> part.from >> part.to) {
        if (days.size() != part.days.size()) throw std::logic_error("stored hours are malformed");
        for (std::size_t i = 0; i < days.size(); ++i)
            part.days[i] = days[i] == '1';
        hours.push_back(part);
    }
    return hours;
}

}  // namespace beanq
