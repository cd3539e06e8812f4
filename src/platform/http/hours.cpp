#include "platform/http/hours.hpp"

namespace beanq::http {

WeeklyHours to_hours(const HoursBody& body) {
    WeeklyHours hours;
    for (const DayPartBody& from : body.value) {
        DayPart part{.from = from.from.minutes % minutes_of_day,
                     .to = from.to.minutes == 0 ? minutes_of_day : from.to.minutes};
        for (const Day day : from.days.value)
            part.days.at(static_cast<std::size_t>(day)) = true;
        hours.push_back(part);
    }
    return hours;
}

std::vector<DayPartView> to_view(const WeeklyHours& hours) {
    std::vector<DayPartView> views;
    for (const DayPart& part : hours) {
        DayPartView view{{}, {part.from}, {part.to}};
        for (std::size_t i = 0; i < part.days.size(); ++i) {
            if (part.days[i]) view.days.push_back(static_cast<Day>(i));
        }
        views.push_back(std::move(view));
    }
    return views;
}

void Codec<ClockTime>::read(const boost::json::value& from, ClockTime& to, Faults& faults) {
    const auto text = read_string(from, faults);
    if (!text) return;
    const auto minutes = parse_minutes(*text);
    if (minutes) {
        to.minutes = *minutes;
    } else {
        faults.add("field.format", {R"(must be a time such as "07:30", at most "24:00")",
                                    R"(должно быть временем, например "07:30", не позже "24:00")"});
    }
}

void Codec<ClockTime>::write(const ClockTime& from, std::string& out) {
    write_string(to_clock(from.minutes), out);
}

}  // namespace beanq::http
