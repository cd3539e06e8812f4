#pragma once

#include <string>
#include <string_view>

namespace beanq {

/// Text as it is compared in searches: Unicode's NFKC_Casefold, without the accents that people
/// leave out when they type (`Café` is `cafe`, `Ёлка` is `елка`). `й` stays a letter of its own.
/// Bytes that are not UTF-8 become U+FFFD. From any thread.
std::string fold(std::string_view text);

}  // namespace beanq
