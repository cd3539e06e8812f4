#include "inventory/domain/refusals.hpp"

#include <utility>

namespace beanq::inventory {

namespace {

std::string amount_of(Quantity quantity, Unit unit) {
    return to_string(quantity) + ' ' + std::string(to_string(unit));
}

}  // namespace

std::unexpected<Error> unknown_ingredient() {
    return refuse(ErrorKind::not_found, "ingredient.unknown",
                  {"There is no such ingredient.", "Такого ингредиента нет."});
}

std::unexpected<Error> name_taken() {
    return refuse(
        ErrorKind::conflict, "ingredient.name-taken",
        {"There is an ingredient of this name already.", "Ингредиент с таким названием уже есть."});
}

std::unexpected<Error> ingredient_in_use() {
    return refuse(
        ErrorKind::conflict, "ingredient.in-use",
        {"Recipes or the ledger name this ingredient. Deactivate it instead.",
         "Ингредиент упоминается в рецептах или в журнале. Вместо этого деактивируйте его."});
}

std::unexpected<Error> unknown_owner(bool is_variation) {
    if (is_variation) {
        return refuse(ErrorKind::not_found, "variation.unknown",
                      {"There is no such variation.", "Такого варианта товара нет."});
    }
    return refuse(ErrorKind::not_found, "modifier.unknown",
                  {"There is no such modifier.", "Такого модификатора нет."});
}

std::unexpected<Error> unknown_version() {
    return refuse(ErrorKind::not_found, "recipe.unknown",
                  {"The recipe has no such version.", "У рецепта нет такой версии."});
}

std::unexpected<Error> unknown_posting() {
    return refuse(ErrorKind::not_found, "stock-posting.unknown",
                  {"There is no such posting.", "Такой складской проводки нет."});
}

std::unexpected<Error> bad_cursor() {
    return refuse_fields(
        {{"?cursor",
          "field.cursor",
          {"is not a cursor of this list", "не является указателем этого списка"}}});
}

std::unexpected<Error> stock_short(std::vector<Lack> lacks) {
    Phrase phrase{"There is not enough:", "Не хватает:"};
    for (std::size_t i = 0; i < lacks.size(); ++i) {
        const Lack& lack = lacks[i];
        const std::string wanted = amount_of(lack.wanted, lack.unit);
        const std::string there = amount_of(lack.on_hand, lack.unit);
        const char* const end = i + 1 == lacks.size() ? "." : ";";
        phrase.en += " “" + lack.name + "”: " + wanted + " wanted, " + there + " on hand" + end;
        phrase.ru += " «" + lack.name + "»: нужно " + wanted + ", есть " + there + end;
    }
    auto refusal = refuse(ErrorKind::conflict, "stock.short", std::move(phrase));
    refusal.error().lacks = std::move(lacks);
    return refusal;
}

FieldError unknown_id(const std::string& pointer) {
    return {pointer, "field.unknown-id", {"names nothing that exists", "ничему не соответствует"}};
}

Result<void> check_version(std::optional<std::int64_t> expected, std::int64_t version) {
    if (!expected || *expected == version) return {};
    return refuse(
        ErrorKind::stale, "version.stale",
        {"It was changed since you read it. Read it again and repeat your change.",
         "Данные изменились с момента чтения. Прочитайте их снова и повторите изменение."});
}

}  // namespace beanq::inventory
