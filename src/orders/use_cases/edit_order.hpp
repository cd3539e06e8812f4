#pragma once

#include <optional>
#include <string>

#include "kernel/awaitable.hpp"
#include "kernel/caller.hpp"
#include "kernel/result.hpp"
#include "orders/use_cases/order_change.hpp"

namespace beanq::orders {

struct EditOrderCommand {
    Caller caller;
    OrderAt order;
    bool sets_notes = false;
    std::optional<std::string> notes;       ///< with `sets_notes`; nothing clears them
    std::optional<std::string> guest_name;  ///< nothing leaves it
};

/// Corrects the notes or the guest's name before the making starts: staff with `update_order`,
/// or the customer the order belongs to.
class EditOrder {
public:
    explicit EditOrder(OrderChanges& changes) : changes_(changes) {}

    /// The order, at a new version if anything is different. 404 `order.unknown`, 412
    /// `version.stale`, 409 `order.not-editable`, 422 `/guest_name` `field.not-allowed` where the
    /// order bears its customer's name.
    awaitable<Result<Order>> run(EditOrderCommand command) const;

private:
    OrderChanges& changes_;
};

}  // namespace beanq::orders
