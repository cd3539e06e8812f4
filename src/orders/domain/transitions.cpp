#include "orders/domain/transitions.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "orders/domain/pace.hpp"
#include "orders/domain/priced.hpp"

namespace beanq::orders {

namespace {

constexpr std::string_view russian(OrderStatus status) {
    switch (status) {
        case OrderStatus::pending: return "ожидает";
        case OrderStatus::confirmed: return "принят";
        case OrderStatus::preparing: return "готовится";
        case OrderStatus::ready: return "готов";
        case OrderStatus::completed: return "выдан";
        case OrderStatus::cancelled: return "отменён";
    }
    return {};
}

std::string english_name(OrderStatus status) { return "“" + std::string(to_string(status)) + "”"; }

/// With the API's own name behind it, as that is what has to be sent.
std::string russian_name(OrderStatus status) {
    return "«" + std::string(russian(status)) + "» (" + std::string(to_string(status)) + ")";
}

struct Possible {
    std::string en;
    std::string ru;
};

Possible possible_from(OrderStatus from, const PermissionSet& powers) {
    Possible possible;
    OrderStatus last = from;
    for (const auto& move : moves) {
        if (move.from != from || !powers.has(move.by) || move.to == last) continue;
        last = move.to;
        possible.en += (possible.en.empty() ? "" : ", ") + english_name(move.to);
        possible.ru += (possible.ru.empty() ? "" : ", ") + russian_name(move.to);
    }
    return possible;
}

std::unexpected<Error> bad_transition(OrderStatus from, OrderStatus to,
                                      const PermissionSet& powers) {
    const Possible possible = possible_from(from, powers);
    Phrase phrase{
        "An order that is " + english_name(from) + " cannot become " + english_name(to) + ".",
        "Заказ в статусе " + russian_name(from) + " нельзя перевести в статус " + russian_name(to) +
            "."};
    if (possible.en.empty()) {
        phrase.en += " You cannot change its status any more.";
        phrase.ru += " Изменить его статус вы уже не можете.";
    } else {
        phrase.en += " Possible now: " + possible.en + ".";
        phrase.ru += " Сейчас можно: " + possible.ru + ".";
    }
    return refuse(ErrorKind::conflict, "order.bad-transition", std::move(phrase));
}

}  // namespace

PermissionSet powers_over(const Order& order, const Caller& caller) {
    if (order.belongs_to(caller)) return caller.permissions;
    PermissionSet powers;
    for (const auto permission : {Permission::update_order, Permission::cancel_order}) {
        if (caller.may(permission)) powers.add(permission);
    }
    return powers;
}

Result<void> check_move(OrderStatus from, OrderStatus to, const PermissionSet& powers) {
    const auto mine = [&](const Move& move) { return move.to == to && powers.has(move.by); };
    const auto leads = [&](const Move& move) { return move.from == from && move.to == to; };
    if (std::ranges::any_of(moves, [&](const Move& m) { return leads(m) && mine(m); })) return {};
    if (std::ranges::any_of(moves, leads) && std::ranges::none_of(moves, mine)) {
        return refuse(ErrorKind::forbidden, "order.not-yours-to-move",
                      {"You may not move an order to " + english_name(to) + ".",
                       "Вам нельзя переводить заказ в статус " + russian_name(to) + "."});
    }
    return bad_transition(from, to, powers);
}

void move_order(Order& order, OrderStatus to, Instant at) {
    order.status = to;
    order.updated_at = at;
    ++order.version;
    for (auto& line : order.lines) {
        if (line.voided) continue;
        if (to == OrderStatus::preparing) line.preparation = Preparation::started;
        if (to == OrderStatus::ready) line.preparation = Preparation::done;
    }
    note_times(order, at);
}

namespace {

std::unexpected<Error> unknown_line() {
    return refuse(ErrorKind::not_found, "order-line.unknown",
                  {"This order has no such line.", "В этом заказе нет такой позиции."});
}

std::unexpected<Error> bad_void(Phrase why) {
    return refuse(ErrorKind::conflict, "order.bad-void", std::move(why));
}

void be_ready_if_done(Order& order) {
    const auto is_done = [](const OrderLine& each) {
        return each.voided || each.preparation == Preparation::done;
    };
    if (order.status == OrderStatus::preparing && std::ranges::all_of(order.lines, is_done))
        order.status = OrderStatus::ready;
}

}  // namespace

Result<void> prepare_line(Order& order, OrderLineId line, Preparation to, Instant at) {
    const auto found = std::ranges::find(order.lines, line, &OrderLine::id);
    if (found == order.lines.end() || found->voided) return unknown_line();
    if (order.status != OrderStatus::confirmed && order.status != OrderStatus::preparing) {
        return refuse(
            ErrorKind::conflict, "order.bad-preparation",
            {"The lines of an order that is " + english_name(order.status) + " are not prepared.",
             "Позиции заказа в статусе " + russian_name(order.status) + " не готовят."});
    }
    if (found->preparation == to) return {};
    const int step = static_cast<int>(to) - static_cast<int>(found->preparation);
    if (step > 1 || step < -1) {
        return refuse(ErrorKind::conflict, "order.bad-preparation",
                      {"A line is started before it is done.",
                       "Сначала позицию начинают готовить, потом она готова."});
    }
    found->preparation = to;
    order.updated_at = at;
    ++order.version;
    if (order.status == OrderStatus::confirmed) order.status = OrderStatus::preparing;
    be_ready_if_done(order);
    note_times(order, at);
    return {};
}

Result<void> void_line(Order& order, OrderLineId line, Instant at) {
    const auto found = std::ranges::find(order.lines, line, &OrderLine::id);
    if (found == order.lines.end()) return unknown_line();
    if (is_final(order.status)) {
        return bad_void(
            {"An order that is " + english_name(order.status) + " keeps its lines.",
             "Из заказа в статусе " + russian_name(order.status) + " позиции убрать нельзя."});
    }
    if (found->voided)
        return bad_void({"The line is off the order already.", "Эта позиция уже убрана."});
    if (std::ranges::count(order.lines, false, &OrderLine::voided) == 1) {
        return bad_void({"It is the order's last line: cancel the order instead.",
                         "Это последняя позиция заказа: вместо этого отмените заказ."});
    }
    found->voided = true;
    put_prices(order);
    order.updated_at = at;
    ++order.version;
    be_ready_if_done(order);
    note_times(order, at);
    return {};
}

Result<void> check_editable(const Order& order, const Caller& caller) {
    if (!caller.may(Permission::update_order) && !order.belongs_to(caller)) {
        return refuse(ErrorKind::forbidden, "order.not-yours-to-edit",
                      {"You may not edit this order.", "Вам нельзя изменять этот заказ."});
    }
    if (order.status == OrderStatus::pending || order.status == OrderStatus::confirmed) return {};
    return refuse(ErrorKind::conflict, "order.not-editable",
                  {"An order that is " + english_name(order.status) + " cannot be edited any more.",
                   "Заказ в статусе " + russian_name(order.status) + " уже нельзя изменить."});
}

}  // namespace beanq::orders
