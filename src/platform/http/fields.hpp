#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kernel/clock.hpp"
#include "kernel/id.hpp"
#include "kernel/money.hpp"
#include "kernel/quantity.hpp"

/// Field types that carry their constraints: the decoder checks them, OpenAPI shows them. Each is
/// an aggregate around `.value`. Plain members work too: bool, std::int64_t, int, std::string (up
/// to 4096 characters), Id<…>, Uuid, Instant, Date, Money, described enums and structs,
/// std::optional<T> (absent or null), std::vector<T> (up to 1000).
namespace beanq::http {

/// UTF-8 text of Min to Max characters (code points), without control characters other than line
/// feed and tab; white space around it is cut off before counting. Equality is the value's.
template <std::size_t Min, std::size_t Max>
struct Text {
    std::string value;
};

/// An address as people type it, at most 254 characters: something@domain.tld; lower-cased,
/// trimmed.
struct Email {
    std::string value;
};

/// 8 to 72 bytes (bcrypt's bound), no NUL; never trimmed, never shown in an error.
struct Password {
    std::string value;
};

/// A whole number within [Min, Max].
template <std::int64_t Min, std::int64_t Max>
struct Whole {
    std::int64_t value = 0;
};

/// Min to Max elements.
template <class T, std::size_t Min, std::size_t Max>
struct List {
    std::vector<T> value;
};

/// An amount as a decimal string with at most three decimals, `"0.125"`: from
/// `MinThousandths` to max_quantity.
template <std::int64_t MinThousandths>
struct Decimal {
    Quantity value;
};

/// A price: amount 0 to max_price_minor.
struct Price {
    Money value;
};

/// For PATCH of something that may be emptied: absent leaves it, null clears it, a value sets it.
template <class T>
struct Change {
    bool present = false;
    std::optional<T> value;
};

/// A member that falls back to `Default` when absent: for query fields and flags.
template <std::int64_t Min, std::int64_t Max, std::int64_t Default>
struct WholeOr {
    std::int64_t value = Default;
};

}  // namespace beanq::http
