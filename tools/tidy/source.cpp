#include "source.hpp"

#include <algorithm>
#include <cctype>
#include <optional>
#include <utility>

namespace beanq::tidy {
namespace {

/// Blanks comments and literals. Keeps line feeds, so that offsets and lines stay true.
class Blanker {
public:
    explicit Blanker(std::string_view text) : text_(text), out_(text) {}

    std::string run() {
        while (at_ < text_.size()) {
            if (starts("//")) {
                blank_to(text_.find('\n', at_));
            } else if (starts("/*")) {
                blank_past("*/", at_ + 2);
            } else if (text_[at_] == '"') {
                is_raw() ? blank_raw() : blank_quoted('"');
            } else if (text_[at_] == '\'' && !is_digit_separator()) {
                blank_quoted('\'');
            } else {
                ++at_;
            }
        }
        return std::move(out_);
    }

private:
    bool starts(std::string_view what) const { return text_.substr(at_).starts_with(what); }

    std::string_view word_before() const {
        auto begin = at_;
        while (begin > 0 && is_word(text_[begin - 1]))
            --begin;
        return text_.substr(begin, at_ - begin);
    }

    bool is_raw() const {
        const auto word = word_before();
        return word == "R" || word == "LR" || word == "uR" || word == "UR" || word == "u8R";
    }

    bool is_digit_separator() const {
        const auto word = word_before();
        const bool after_separator = word.size() < at_ && text_[at_ - word.size() - 1] == '\'';
        return !word.empty() && (std::isdigit(static_cast<unsigned char>(word[0])) != 0 ||
                                 (after_separator && std::isxdigit(word[0]) != 0));
    }

    void blank_to(std::size_t end) {
        for (end = std::min(end, text_.size()); at_ < end; ++at_) {
            if (text_[at_] != '\n') out_[at_] = ' ';
        }
    }

    void blank_past(std::string_view mark, std::size_t from) {
        const auto end = text_.find(mark, from);
        blank_to(end == std::string_view::npos ? end : end + mark.size());
    }

    void blank_quoted(char quote) {
        auto end = at_ + 1;
        while (end < text_.size() && text_[end] != quote && text_[end] != '\n') {
            end += text_[end] == '\\' ? 2 : 1;
        }
        blank_to(end + 1);
    }

    void blank_raw() {
        const auto open = text_.find('(', at_);
        const auto mark_end = open == std::string_view::npos ? at_ + 1 : open;
        blank_past(")" + std::string(text_.substr(at_ + 1, mark_end - at_ - 1)) + "\"", mark_end);
    }

    std::string_view text_;
    std::string out_;
    std::size_t at_ = 0;
};

/// What a line includes, if it is an `#include`.
std::optional<Include> parse_include(std::string_view line, int number) {
    for (const std::string_view token : {"#", "include"}) {
        line = trimmed(line);
        if (!line.starts_with(token)) return std::nullopt;
        line.remove_prefix(token.size());
    }
    line = trimmed(line);
    const bool quoted = line.starts_with('"');
    const auto end = line.find(quoted ? '"' : '>', 1);
    if ((!quoted && !line.starts_with('<')) || end == std::string_view::npos) return std::nullopt;
    return Include{number, std::string(line.substr(1, end - 1)), quoted};
}

}  // namespace

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

std::string_view trimmed(std::string_view text) {
    return text.substr(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
}

int line_of(std::string_view text, std::size_t offset) {
    return 1 + static_cast<int>(std::ranges::count(text.substr(0, offset), '\n'));
}

Source parse(std::string path, std::string_view text) {
    Source source{.path = std::move(path), .code = Blanker(text).run(), .includes = {}, .lines = 0};
    const std::string_view code = source.code;
    for (std::size_t begin = 0; begin < text.size(); ++source.lines) {
        const auto end = std::min(text.find('\n', begin), text.size());
        if (trimmed(code.substr(begin, end - begin)).starts_with('#')) {
            const auto line = text.substr(begin, end - begin);
            if (auto include = parse_include(line, source.lines + 1)) {
                source.includes.push_back(std::move(*include));
            }
        }
        begin = end + 1;
    }
    return source;
}

}  // namespace beanq::tidy
