#include "menu/adapters/http/json_menu_press.hpp"

#include <utility>

#include "menu/adapters/http/on_sale_dto.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/http/codec.hpp"

namespace beanq::menu {

PrintedMenu JsonMenuPress::print(const Catalogue& catalogue) const {
    std::string json = http::encode(to_view(catalogue));
    json.shrink_to_fit();
    std::string etag = '"' + crypto::sha256_hex(json).substr(0, 32) + '"';
    return {std::make_shared<const std::string>(std::move(json)), std::move(etag)};
}

}  // namespace beanq::menu
