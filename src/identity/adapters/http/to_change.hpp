#pragma once

#include <optional>
#include <utility>

#include "identity/adapters/http/user_dto.hpp"
#include "identity/use_cases/edit_user.hpp"

namespace beanq::identity {

inline UserChange to_change(UserChangeBody body) {
    UserChange change;
    if (body.name) change.name = std::move(body.name->value);
    change.changes_phone = body.phone.present;
    if (body.phone.value) change.phone = std::move(body.phone.value->value);
    return change;
}

}  // namespace beanq::identity
