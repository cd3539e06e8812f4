#pragma once

#include "identity/ports.hpp"

namespace beanq::identity {

/// Secrets from the system's random source.
class RandomSecrets final : public Secrets {
public:
    std::string refresh_token() override;
    std::string readable_password() override;
    Digest digest(std::string_view secret) const override;
};

}  // namespace beanq::identity
