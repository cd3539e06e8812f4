#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kernel/result.hpp"

namespace beanq::http {

/// The faults found so far and the place being read. At most 100 are kept.
class Faults {
public:
    explicit Faults(std::string root = "") : at_(std::move(root)) {}

    void add(std::string code, Phrase message);
    void add_at(std::string_view member, std::string code, Phrase message);
    bool empty() const { return list_.empty(); }
    std::vector<FieldError> take() { return std::move(list_); }

    /// Runs `read()` one step deeper: at `/name` or `/index`.
    template <class Read>
    void inside(std::string_view name, Read read) {
        const std::size_t before = at_.size();
        step(name);
        read();
        at_.resize(before);
    }

private:
    void step(std::string_view name);

    std::vector<FieldError> list_;
    std::string at_;
};

}  // namespace beanq::http
