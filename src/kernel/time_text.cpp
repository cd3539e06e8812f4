#include "kernel/time_text.hpp"

#include <array>
#include <chrono>

namespace beanq {
namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;

/// Writes `value` with leading zeros.
template <std::size_t Width>
void append_digits(std::string& text, int value) {
    std::array<char, Width> digits{};
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, value /= 10) {
        *digit = static_cast<char>('0' + value % 10);
    }
    text.append(digits.begin(), digits.end());
}

void append_date(std::string& text, Date date) {
    append_digits<4>(text, static_cast<int>(date.year()));
    text += '-';
    append_digits<2>(text, static_cast<int>(static_cast<unsigned>(date.month())));
    text += '-';
    append_digits<2>(text, static_cast<int>(static_cast<unsigned>(date.day())));
}

/// Reads text from left to right; the first thing that is not as expected makes it not `ok`.
class Reader {
public:
    explicit Reader(std::string_view text) : rest_(text) {}

    bool ok() const { return ok_; }
    bool at_end() const { return rest_.empty(); }
    bool next_is_digit() const { return !rest_.empty() && rest_[0] >= '0' && rest_[0] <= '9'; }

    int digits(int width) {
        int value = 0;
        for (int i = 0; i < width; ++i) {
            ok_ = ok_ && next_is_digit();
            if (!ok_) return 0;
            value = value * 10 + (rest_[0] - '0');
            rest_.remove_prefix(1);
        }
        return value;
    }

    /// The next character; it must be one of `allowed`.
    char one_of(std::string_view allowed) {
        ok_ = ok_ && !rest_.empty() && allowed.find(rest_[0]) != std::string_view::npos;
        if (!ok_) return '\0';
        const char found = rest_[0];
        rest_.remove_prefix(1);
        return found;
    }

    bool skip(char wanted) {
        if (rest_.empty() || rest_[0] != wanted) return false;
        rest_.remove_prefix(1);
        return true;
    }

    Date date() {
        const int y = digits(4);
        one_of("-");
        const int m = digits(2);
        one_of("-");
        const int d = digits(2);
        const Date date{year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
        ok_ = ok_ && date.ok();
        return date;
    }

    /// What follows `.`: one to nine digits, cut to milliseconds.
    std::chrono::milliseconds fraction() {
        int count = 0;
        int milliseconds = 0;
        for (; next_is_digit() && count < 9; ++count) {
            const int digit = digits(1);
            if (count < 3) milliseconds = milliseconds * 10 + digit;
        }
        ok_ = ok_ && count > 0;
        for (; count < 3; ++count)
            milliseconds *= 10;
        return std::chrono::milliseconds{milliseconds};
    }

    std::chrono::milliseconds time_of_day() {
        const int hour = digits(2);
        one_of(":");
        const int minute = digits(2);
        one_of(":");
        const int second = digits(2);
        ok_ = ok_ && hour < 24 && minute < 60 && second < 60;
        const auto fraction_ms = skip('.') ? fraction() : std::chrono::milliseconds{0};
        return std::chrono::hours{hour} + std::chrono::minutes{minute} +
               std::chrono::seconds{second} + fraction_ms;
    }

    /// `Z`, or how far local time is ahead of UTC.
    std::chrono::minutes offset() {
        const char sign = one_of("Zz+-");
        if (!ok_ || sign == 'Z' || sign == 'z') return std::chrono::minutes{0};
        const int hour = digits(2);
        one_of(":");
        const int minute = digits(2);
        ok_ = ok_ && hour < 24 && minute < 60;
        return std::chrono::minutes{(hour * 60 + minute) * (sign == '-' ? -1 : 1)};
    }

private:
    std::string_view rest_;
    bool ok_ = true;
};

}  // namespace

std::string to_rfc3339(Instant at) {
    const auto midnight = std::chrono::floor<days>(at);
    const std::chrono::hh_mm_ss<std::chrono::milliseconds> time{at - midnight};
    std::string text;
    text.reserve(24);
    append_date(text, Date{midnight});
    text += 'T';
    append_digits<2>(text, static_cast<int>(time.hours().count()));
    text += ':';
    append_digits<2>(text, static_cast<int>(time.minutes().count()));
    text += ':';
    append_digits<2>(text, static_cast<int>(time.seconds().count()));
    text += '.';
    append_digits<3>(text, static_cast<int>(time.subseconds().count()));
    text += 'Z';
    return text;
}

std::optional<Instant> parse_rfc3339(std::string_view text) {
    constexpr Instant first = sys_days{year{1970} / 1 / 1};
    constexpr Instant past_last = sys_days{year{10000} / 1 / 1};
    Reader reader(text);
    const Date date = reader.date();
    reader.one_of("Tt ");
    const auto time = reader.time_of_day();
    const auto offset = reader.offset();
    if (!reader.ok() || !reader.at_end()) return std::nullopt;
    const Instant at = sys_days{date} + time - offset;
    if (at < first || at >= past_last) return std::nullopt;
    return at;
}

std::string to_iso_date(Date date) {
    std::string text;
    append_date(text, date);
    return text;
}

std::optional<Date> parse_iso_date(std::string_view text) {
    Reader reader(text);
    const Date date = reader.date();
    if (!reader.ok() || !reader.at_end()) return std::nullopt;
    return date;
}

}  // namespace beanq
