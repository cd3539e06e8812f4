#include "menu/domain/refusals.hpp"

#include <map>

namespace beanq::menu {

std::unexpected<Error> refuse_unknown(const std::string& what) {
    static const std::map<std::string, Phrase> phrases{
        {"menu", {"There is no such menu.", "Такого меню нет."}},
        {"category", {"There is no such category.", "Такой категории нет."}},
        {"menu-item", {"There is no such menu item.", "Такой позиции меню нет."}},
        {"product", {"There is no such product.", "Такого товара нет."}},
        {"variation", {"There is no such variation.", "Такого варианта товара нет."}},
        {"modifier-group", {"There is no such modifier group.", "Такой группы модификаторов нет."}},
        {"price-schedule", {"There is no such price schedule.", "Такого расписания цен нет."}},
        {"modifier", {"There is no such modifier.", "Такого модификатора нет."}},
    };
    return refuse(ErrorKind::not_found, what + ".unknown", phrases.at(what));
}

FieldError unknown_id(const std::string& pointer) {
    return {pointer, "field.unknown-id", {"names nothing that exists", "ничему не соответствует"}};
}

std::unexpected<Error> refuse_unknown_id(const std::string& pointer) {
    return refuse_fields({unknown_id(pointer)});
}

Result<void> check_version(std::optional<std::int64_t> expected, std::int64_t version) {
    if (!expected || *expected == version) return {};
    return refuse(
        ErrorKind::stale, "version.stale",
        {"It was changed since you read it. Read it again and repeat your change.",
         "Данные изменились с момента чтения. Прочитайте их снова и повторите изменение."});
}

}  // namespace beanq::menu
