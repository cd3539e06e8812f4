#include "platform/text/fold.hpp"

#include <algorithm>
#include <stdexcept>

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

namespace beanq {

namespace {

void check(UErrorCode fault) {
    if (U_FAILURE(fault)) {
        throw std::runtime_error(std::string("ICU cannot fold text: ") + u_errorName(fault));
    }
}

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

icu::UnicodeString decomposed(std::string_view text) {
    UErrorCode fault = U_ZERO_ERROR;
    const auto* casefold = icu::Normalizer2::getNFKCCasefoldInstance(fault);
    const auto* nfd = icu::Normalizer2::getNFDInstance(fault);
    check(fault);
    const auto utf16 = icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    auto parts = nfd->normalize(casefold->normalize(utf16, fault), fault);
    check(fault);
    return parts;
}

bool is_accent(char16_t mark, char16_t letter) {
    constexpr char16_t breve = 0x0306;
    constexpr char16_t cyrillic_i = 0x0438;  // with the breve it is й
    return mark >= 0x0300 && mark <= 0x036F && (mark != breve || letter != cyrillic_i);
}

}  // namespace

std::string fold(std::string_view text) {
    if (is_ascii(text)) {
        std::string folded(text);
        std::ranges::transform(folded, folded.begin(), [](char c) {
            return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        });
        return folded;
    }
    const auto parts = decomposed(text);
    icu::UnicodeString kept;
    for (std::int32_t i = 0; i < parts.length(); ++i) {
        if (!is_accent(parts[i], i == 0 ? u'\0' : parts[i - 1])) kept.append(parts[i]);
    }
    UErrorCode fault = U_ZERO_ERROR;
    const auto* nfc = icu::Normalizer2::getNFCInstance(fault);
    check(fault);
    std::string folded;
    nfc->normalize(kept, fault).toUTF8String(folded);
    check(fault);
    return folded;
}

}  // namespace beanq
