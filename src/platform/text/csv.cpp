#include "platform/text/csv.hpp"

#include <algorithm>
#include <utility>

namespace beanq::csv {

namespace {

/// Reads records one after another.
class Reader {
public:
    explicit Reader(std::string_view text) : rest_(text) {
        if (rest_.starts_with("\xEF\xBB\xBF")) rest_.remove_prefix(3);
    }

    bool at_end() const { return rest_.empty(); }
    bool ok() const { return ok_; }
    std::size_t line() const { return line_; }

    Record record() {
        Record fields;
        do {
            fields.push_back(rest_.starts_with('"') ? quoted() : plain());
        } while (ok_ && skip(','));
        if (ok_ && !at_end() && !line_end()) ok_ = false;
        return fields;
    }

private:
    bool skip(char wanted) {
        if (!rest_.starts_with(wanted)) return false;
        rest_.remove_prefix(1);
        return true;
    }

    bool line_end() {
        skip('\r');
        if (!skip('\n')) return false;
        ++line_;
        return true;
    }

    std::string plain() {
        const auto end = std::min(rest_.find_first_of(",\r\n\""), rest_.size());
        std::string field(rest_.substr(0, end));
        rest_.remove_prefix(end);
        return field;
    }

    std::string quoted() {
        std::string field;
        rest_.remove_prefix(1);
        while (!rest_.empty()) {
            const char c = rest_.front();
            rest_.remove_prefix(1);
            if (c == '\n') ++line_;
            if (c == '"' && !skip('"')) return field;
            field += c;
        }
        ok_ = false;
        return field;
    }

    std::string_view rest_;
    std::size_t line_ = 1;
    bool ok_ = true;
};

}  // namespace

std::expected<std::vector<Record>, Fault> parse(std::string_view text) {
    Reader reader(text);
    std::vector<Record> records;
    while (!reader.at_end()) {
        const std::size_t line = reader.line();
        Record record = reader.record();
        if (!reader.ok()) return std::unexpected(Fault{line});
        const bool is_empty = record.size() == 1 && record.front().empty();
        if (!is_empty) records.push_back(std::move(record));
    }
    return records;
}

std::string line(const Record& record) {
    std::string text;
    for (const std::string& field : record) {
        if (&field != &record.front()) text += ',';
        if (field.find_first_of(",\"\r\n") == std::string::npos) {
            text += field;
            continue;
        }
        text += '"';
        for (const char c : field) {
            if (c == '"') text += '"';
            text += c;
        }
        text += '"';
    }
    return text + '\n';
}

}  // namespace beanq::csv
