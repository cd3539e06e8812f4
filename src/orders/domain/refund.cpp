#include "orders/domain/refund.hpp"

#include <algorithm>

#include "kernel/wide.hpp"

namespace beanq::orders {

namespace {

int refunded_of(const Order& order, int position) {
    int pieces = 0;
    for (const OrderRefund& refund : order.refunds) {
        for (const RefundLine& line : refund.lines) {
            if (line.position == position) pieces += line.quantity;
        }
    }
    return pieces;
}

/// What the first pieces of a line came to.
std::int64_t due_for(const OrderLine& line, int pieces) {
    const std::int64_t due =
        line.total.amount_minor - line.discount_minor + line.tax_minor - line.tax_included_minor;
    return static_cast<std::int64_t>(Wide{due} * pieces / line.quantity);
}

class Refunding {
public:
    explicit Refunding(const Order& order) : order_(order) {}

    void add(const RefundedItem& item, const std::string& at) {
        const auto found = std::ranges::find(order_.lines, item.line, &OrderLine::id);
        if (found == order_.lines.end() || found->voided) {
            faults.push_back(
                {at + "/line_id",
                 "order-line.unknown",
                 {"This order has no such line.", "В этом заказе нет такой позиции."}});
            return;
        }
        const auto position = static_cast<int>(found - order_.lines.begin());
        if (std::ranges::find(lines, position, &RefundLine::position) != lines.end()) {
            faults.push_back({at + "/line_id",
                              "field.duplicate",
                              {"This line is named twice.", "Эта позиция указана дважды."}});
            return;
        }
        const int before = refunded_of(order_, position);
        if (item.quantity > found->quantity - before) {
            faults.push_back(
                {at + "/quantity",
                 "order.refund-exceeds",
                 {"Only " + std::to_string(found->quantity - before) + " are left to be refunded.",
                  "Вернуть можно не больше, чем " + std::to_string(found->quantity - before) +
                      "."}});
            return;
        }
        lines.push_back({position, item.quantity,
                         due_for(*found, before + item.quantity) - due_for(*found, before)});
    }

    std::vector<RefundLine> lines;
    std::vector<FieldError> faults;

private:
    const Order& order_;
};

/// Whatever was not refunded of any line.
std::vector<RefundedItem> all_left(const Order& order) {
    std::vector<RefundedItem> items;
    for (std::size_t i = 0; i < order.lines.size(); ++i) {
        const OrderLine& line = order.lines[i];
        const int left = line.quantity - refunded_of(order, static_cast<int>(i));
        if (!line.voided && left > 0) items.push_back({line.id, left});
    }
    return items;
}

}  // namespace

Result<OrderRefund> refund(Order& order, const std::vector<RefundedItem>& items, RefundId id,
                           const UserId& actor, std::string reason, Instant at) {
    if (order.status != OrderStatus::completed) {
        return refuse(
            ErrorKind::conflict, "order.not-refundable",
            {"Only a completed order is refunded. Until then void its lines or cancel it.",
             "Возврат возможен только по выданному заказу. До этого уберите позиции или "
             "отмените заказ."});
    }
    const std::int64_t left = order.totals.total.amount_minor - order.refunded_minor;
    if (left <= 0) {
        return refuse(
            ErrorKind::conflict, "order.refunded",
            {"All of this order has been refunded.", "По этому заказу всё уже возвращено."});
    }
    const auto wanted = items.empty() ? all_left(order) : items;
    Refunding refunding(order);
    for (std::size_t i = 0; i < wanted.size(); ++i)
        refunding.add(wanted[i], "/items/" + std::to_string(i));
    if (!refunding.faults.empty()) return refuse_fields(std::move(refunding.faults));

    std::int64_t amount = 0;
    for (const RefundLine& line : refunding.lines)
        amount += line.amount_minor;
    amount = items.empty() ? left : std::min(amount, left);
    if (amount == 0) {
        return refuse(ErrorKind::conflict, "order.refunded",
                      {"This cost nothing: there is nothing to refund.",
                       "Это ничего не стоило: возвращать нечего."});
    }
    OrderRefund made{.id = id,
                     .amount_minor = amount,
                     .reason = std::move(reason),
                     .at = at,
                     .actor = actor,
                     .lines = std::move(refunding.lines)};
    order.refunds.push_back(made);
    order.refunded_minor += amount;
    order.updated_at = at;
    ++order.version;
    return made;
}

}  // namespace beanq::orders
