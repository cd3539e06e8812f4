#pragma once

#include "menu/ports.hpp"

namespace beanq::menu {

/// The answer of `GET /menu`. Its ETag is a hash of the bytes: it changes if and only if they do.
class JsonMenuPress final : public MenuPress {
public:
    PrintedMenu print(const Catalogue& catalogue) const override;
};

}  // namespace beanq::menu
