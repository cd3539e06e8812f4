#include "inventory/domain/refusals.hpp"

namespace beanq::inventory {

std::unexpected<Error> unknown_ingredient() {
    return refuse(ErrorKind::not_found, "ingredient.unknown",
                  {"There is no such ingredient.", "Такого ингредиента нет."});
}

std::unexpected<Error> name_taken() {
    return refuse(
        ErrorKind::conflict, "ingredient.name-taken",
        {"There is an ingredient of this name already.", "Ингредиент с таким названием уже есть."});
}

std::unexpected<Error> bad_cursor() {
    return refuse_fields(
        {{"?cursor",
          "field.cursor",
          {"is not a cursor of this list", "не является указателем этого списка"}}});
}

}  // namespace beanq::inventory
