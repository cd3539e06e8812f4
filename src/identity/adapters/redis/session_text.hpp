// What a session allows, as the instances of a shop hand it to each other; also those of the next
// release. Permissions go by name: their numbers change.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "identity/domain/session.hpp"

namespace beanq::identity {

std::string to_text(const SessionState& state);

/// Null when it is no such text, or another session's.
std::shared_ptr<const SessionState> parse_session(std::string_view text, SessionId id);

}  // namespace beanq::identity
