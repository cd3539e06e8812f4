#include "platform/cache/redis/reply.hpp"

#include <cstdlib>
#include <new>
#include <utility>

#include <fmt/format.h>
#include <hiredis/hiredis.h>

namespace beanq::redis {

namespace {

constexpr std::size_t most_unread_bytes = 16 * 1024 * 1024;
constexpr std::size_t most_elements = 64 * 1024;

struct FreeReply {
    void operator()(void* reply) const { ::freeReplyObject(reply); }
};

Reply to_reply(const redisReply& raw) {
    Reply reply;
    switch (raw.type) {
        case REDIS_REPLY_NIL: break;
        case REDIS_REPLY_INTEGER:
            reply.kind = Reply::Kind::number;
            reply.number = raw.integer;
            break;
        case REDIS_REPLY_ARRAY:
            reply.kind = Reply::Kind::list;
            for (std::size_t i = 0; i < raw.elements; ++i)
                reply.list.push_back(to_reply(*raw.element[i]));
            break;
        case REDIS_REPLY_ERROR:
            reply.kind = Reply::Kind::error;
            reply.text.assign(raw.str, raw.len);
            break;
        default: reply.kind = Reply::Kind::text; reply.text.assign(raw.str, raw.len);
    }
    return reply;
}

using ObjectFunctions = redisReplyObjectFunctions;

const ObjectFunctions& hiredis_functions() {
    static const ObjectFunctions functions = [] {
        redisReader* const reader = ::redisReaderCreate();
        if (reader == nullptr) throw std::bad_alloc();
        const ObjectFunctions copy = *reader->fn;
        ::redisReaderFree(reader);
        return copy;
    }();
    return functions;
}

// hiredis would allocate whatever number of elements the other side names. Its releases count them
// in different types.
template <class Count>
void* bounded_array(const redisReadTask* task, Count elements) {
    if (static_cast<std::size_t>(elements) > most_elements) return nullptr;
    return hiredis_functions().createArray(task, elements);
}

ObjectFunctions bounded_functions() {
    ObjectFunctions functions = hiredis_functions();
    functions.createArray = &bounded_array;
    return functions;
}

}  // namespace

std::string to_wire(const Command& command) {
    std::vector<const char*> words;
    std::vector<std::size_t> sizes;
    for (const std::string& word : command) {
        words.push_back(word.data());
        sizes.push_back(word.size());
    }
    char* raw = nullptr;
    const auto size =
        ::redisFormatCommandArgv(&raw, static_cast<int>(words.size()), words.data(), sizes.data());
    if (size < 0) throw std::bad_alloc();
    const std::unique_ptr<char, void (*)(char*)> owned(raw, ::redisFreeCommand);
    return {raw, static_cast<std::size_t>(size)};
}

void ReplyReader::Free::operator()(redisReader* reader) const { ::redisReaderFree(reader); }

ReplyReader::ReplyReader() {
    static ObjectFunctions functions = bounded_functions();
    reader_.reset(::redisReaderCreateWithFunctions(&functions));
    if (!reader_) throw std::bad_alloc();
}

void ReplyReader::feed(std::string_view bytes) {
    if (::redisReaderFeed(reader_.get(), bytes.data(), bytes.size()) != REDIS_OK)
        throw Garbled(fmt::format("Redis' protocol: {}", reader_->errstr));
}

std::optional<Reply> ReplyReader::next() {
    void* raw = nullptr;
    if (::redisReaderGetReply(reader_.get(), &raw) != REDIS_OK)
        throw Garbled(fmt::format("Redis' protocol: {}", reader_->errstr));
    if (raw == nullptr) {
        if (reader_->len > most_unread_bytes) throw Garbled("Redis' protocol: an endless reply");
        return std::nullopt;
    }
    const std::unique_ptr<void, FreeReply> owned(raw);
    return to_reply(*static_cast<const redisReply*>(raw));
}

}  // namespace beanq::redis
