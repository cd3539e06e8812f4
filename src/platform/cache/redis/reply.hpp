// Redis' protocol, over hiredis' reader and formatter; no sockets here.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

struct redisReader;  // NOLINT(readability-identifier-naming): it is hiredis'

namespace beanq::redis {

/// A command with its arguments, as {"SET", "key", "value"}.
using Command = std::vector<std::string>;

/// The command as it is sent.
std::string to_wire(const Command& command);

struct Reply {
    enum class Kind : std::uint8_t { nil, text, number, list, error };

    Kind kind = Kind::nil;
    std::string text;         ///< of a text, or what an error says
    std::int64_t number = 0;  ///< of a number
    std::vector<Reply> list;

    bool is_error() const { return kind == Kind::error; }
};

/// The other side does not speak Redis' protocol, or sends more than anybody asked for.
class Garbled : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Makes replies of the bytes that come in.
class ReplyReader {
public:
    ReplyReader();

    /// Throws Garbled.
    void feed(std::string_view bytes);

    /// The next whole one, if it is there. Throws Garbled.
    std::optional<Reply> next();

private:
    struct Free {
        void operator()(redisReader* reader) const;
    };
    std::unique_ptr<redisReader, Free> reader_;
};

}  // namespace beanq::redis
