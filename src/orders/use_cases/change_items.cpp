#include "orders/use_cases/change_items.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "orders/domain/transitions.hpp"
#include "orders/use_cases/asking.hpp"

namespace beanq::orders {

namespace {

ChosenLine as_sold(const OrderLine& line) {
    Money variation = line.unit_price;
    for (const LineModifier& modifier : line.modifiers)
        variation = variation - modifier.price * modifier.quantity;
    return {.product = line.product,
            .variation = line.variation,
            .name = line.name,
            .variation_name = line.variation_name,
            .variation_price = variation,
            .quantity = line.quantity,
            .modifiers = line.modifiers,
            .notes = line.notes,
            .categories = {},
            .tax_class = line.tax_class,
            .preparation_s = line.preparation_s / line.quantity};
}

/// Finds out which lines are wanted; those that stay, as they were sold.
class Wanting {
public:
    explicit Wanting(const Order& order) : order_(order) {}

    void add(const ChangedItem& item) {
        at_ = "/items/" + std::to_string(lines.size());
        WantedLine& line = lines.emplace_back(WantedLine{.variation = {},
                                                         .quantity = item.quantity,
                                                         .modifiers = item.modifiers,
                                                         .notes = item.notes});
        if (item.line) {
            keep(item, line);
        } else if (item.variation) {
            line.variation = *item.variation;
        } else {
            fault("/variation_id", "field.required",
                  {"must be given for a new item", "обязательно для новой позиции"});
        }
    }

    std::vector<WantedLine> lines;
    std::vector<FieldError> faults;

private:
    void keep(const ChangedItem& item, WantedLine& line) {
        const Phrase only_quantity{
            "A line that stays keeps what it is: only its quantity can change.",
            "Позиция, которая остаётся, не меняется: можно изменить только количество."};
        if (item.variation) fault("/variation_id", "field.not-allowed", only_quantity);
        if (item.modifiers) fault("/modifiers", "field.not-allowed", only_quantity);
        if (item.notes) fault("/notes", "field.not-allowed", only_quantity);
        const auto found = std::ranges::find(order_.lines, *item.line, &OrderLine::id);
        if (found == order_.lines.end() || found->voided) {
            fault("/id", "order-line.unknown",
                  {"This order has no such line.", "В этом заказе нет такой позиции."});
        } else if (!seen_.insert(*item.line).second) {
            fault("/id", "field.duplicate",
                  {"This line is named twice.", "Эта позиция указана дважды."});
        } else {
            line.variation = found->variation;
            line.kept = as_sold(*found);
            line.notes = found->notes;
        }
    }
    void fault(const char* field, std::string code, Phrase message) {
        faults.push_back({at_ + field, std::move(code), std::move(message)});
    }

    const Order& order_;
    std::string at_;
    std::set<OrderLineId> seen_;
};

/// A discount off the whole order that was given by hand; one off its lines went with them.
std::optional<GivenDiscount> given_before(const Order& order) {
    for (const OrderDiscount& each : order.discounts) {
        if (!each.given_by || each.off.scope != DiscountScope::order) continue;
        GivenDiscount given{
            .rate_ppm = {}, .amount = {}, .lines = {}, .reason = each.reason.value_or("")};
        if (each.off.kind == DiscountKind::percent) {
            given.rate_ppm = each.off.rate_ppm;
        } else {
            given.amount = Money{each.off.amount_minor, order.totals.total.currency};
        }
        return given;
    }
    return std::nullopt;
}

std::optional<UserId> giver_of(const Order& order) {
    for (const OrderDiscount& each : order.discounts) {
        if (each.given_by) return each.given_by;
    }
    return std::nullopt;
}

std::optional<std::string> code_of(const Order& order) {
    for (const OrderDiscount& each : order.discounts) {
        if (each.code) return each.code;
    }
    return std::nullopt;
}

}  // namespace

// Locks are taken in one order: the order, promotions, levels, the menu's version.
awaitable<Result<Order>> ChangeItems::run(ChangeItemsCommand command) const {
    auto tx = co_await needs_.store.begin();
    auto before = co_await take_order(needs_.orders, *tx, command.caller, command.order);
    if (!before) co_return std::unexpected(before.error());
    auto editable = check_editable(*before, command.caller);
    if (!editable) co_return std::unexpected(editable.error());
    auto drafted = co_await draft(*tx, *before, command);
    if (!drafted) co_return std::unexpected(drafted.error());

    Order order = *before;
    for (std::size_t i = 0; i < drafted->lines.size(); ++i) {
        const auto& kept = command.items[i].line;
        drafted->lines[i].id = kept ? *kept : OrderLineId(needs_.ids.next());
    }
    order.lines = std::move(drafted->lines);
    order.totals = drafted->totals;
    order.discounts = std::move(drafted->discounts);
    order.taxes = std::move(drafted->taxes);
    order.rounding = drafted->rounding;
    order.updated_at = needs_.clock.now();
    ++order.version;

    auto settled = co_await settle_codes(*tx, *before, order);
    if (!settled) co_return std::unexpected(settled.error());
    auto exchanged = co_await needs_.stock.exchange(*tx, order, command.caller.user);
    if (!exchanged) co_return std::unexpected(exchanged.error());
    const HistoryEntry entry = entry_of(order, before->status, command.caller, std::nullopt);
    const std::vector<ChangedOrder> changed{{std::move(*before), order, entry}};
    co_await needs_.orders.replace_content(*tx, changed.front());
    co_await needs_.events.changed(*tx, changed);
    co_await tx->commit();
    co_return order;
}

awaitable<Result<Draft>> ChangeItems::draft(Transaction& tx, const Order& order,
                                            const ChangeItemsCommand& command) const {
    Wanting wanting(order);
    for (const ChangedItem& item : command.items)
        wanting.add(item);
    if (!wanting.faults.empty()) co_return refuse_fields(std::move(wanting.faults));
    OrderRequest request{
        .lines = std::move(wanting.lines),
        .fulfilment = order.fulfilment,
        .payment_method = order.payment_method,
        .tip = order.totals.tip,
        .promotion_code = command.promotion_code ? *command.promotion_code : code_of(order),
        .discount = command.discount,
        .guest_name = {},
        .notes = {}};
    auto offer = co_await needs_.offers.current(tx, order.location);
    if (!offer) co_return std::unexpected(offer.error());
    std::set<std::string> codes;
    add_code(request, codes);
    const auto rules = co_await needs_.price_rules.rules(tx, order.location, codes);
    const Instant now = needs_.clock.now();
    const std::string& zone = (*offer)->location().time_zone;
    Asking asking = asking_of(command.caller, {now, needs_.zones.local(now, zone)});
    asking.is_change = true;
    if (!command.discount && command.caller.may(Permission::update_order)) {
        request.discount = given_before(order);
        asking.discounter = giver_of(order);
    }
    co_return draft_order(request, **offer, rules, asking);
}

/// Uses of codes that the order no longer names come back, those that it did not name are counted.
awaitable<Result<void>> ChangeItems::settle_codes(Transaction& tx, const Order& before,
                                                  const Order& after) const {
    const auto old_uses = uses_of(before);
    const auto new_uses = uses_of(after);
    if (old_uses == new_uses) co_return Result<void>{};
    co_await needs_.promotion_uses.give_back(tx, old_uses);
    const auto counted = co_await needs_.promotion_uses.take_all(tx, new_uses);
    for (const Result<void>& each : counted) {
        if (!each) co_return each;
    }
    co_return Result<void>{};
}

}  // namespace beanq::orders
