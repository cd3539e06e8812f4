// Rows into a menu: every thing in a table of its own, read kind by kind, owners first.
#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "menu/domain/limits.hpp"
#include "menu/domain/menu_sheet.hpp"
#include "menu/domain/menu_sheet_kinds.hpp"
#include "menu/domain/sheet_meaning.hpp"
#include "menu/domain/sheet_tables.hpp"

namespace beanq::menu {

namespace {

class Reading {
public:
    Reading(MenuBook& book, const Location& location, UuidSource& ids)
        : location_(location),
          meaning_(ids),
          modifiers_(take_parts(book.groups, &ModifierGroup::modifiers)),
          variations_(take_parts(book.products, &Product::variations)),
          menus_(std::move(book.menus)),
          categories_(std::move(book.categories)),
          items_(std::move(book.items)),
          groups_(std::move(book.groups)) {
        for (Use& use : take_uses(book.products))
            uses_[use.product].push_back(std::move(use));
        for (Product& product : book.products)
            products_.put(std::move(product));
    }

    MenuReading run(const std::vector<MenuRow>& rows) {
        faults_.resize(rows.size());
        std::vector<std::optional<RowKind>> kinds;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            RowReader reader(at(i), faults_[i]);
            kinds.push_back(read_kind(rows[i], reader));
        }
        using Handler = void (Reading::*)(const MenuRow&, RowReader&);
        static constexpr std::array<std::pair<RowKind, Handler>, 8> steps{
            {{RowKind::menu, &Reading::read_menu},
             {RowKind::group, &Reading::read_group},
             {RowKind::product, &Reading::read_product},
             {RowKind::category, &Reading::read_category},
             {RowKind::variation, &Reading::read_variation},
             {RowKind::modifier, &Reading::read_modifier},
             {RowKind::use, &Reading::read_use},
             {RowKind::item, &Reading::read_item}}};
        for (const auto& [kind, handler] : steps) {
            for (row_ = 0; row_ < rows.size(); ++row_) {
                if (kinds[row_] != kind) continue;
                RowReader reader(at(row_), faults_[row_]);
                (this->*handler)(rows[row_], reader);
            }
        }
        return finish();
    }

private:
    static std::string at(std::size_t row) { return "/items/" + std::to_string(row); }

    template <class T>
    void settle(Table<T>& table, const Meant<T>& meant, RowReader& reader) {
        const T* before = table.with_id(meant.thing.id.value);
        count(before == nullptr, before != nullptr && *before == meant.thing, reader);
        table.put(meant.thing);
    }
    void count(bool is_new, bool is_same, const RowReader& reader) {
        if (reader.is_faulty()) return;
        ++(is_new ? report_.created : is_same ? report_.unchanged : report_.updated);
    }

    template <class T>
    void read_sort(const Table<T>& table, const Uuid& owner, const Cell& cell, Meant<T>& meant,
                   RowReader& reader) {
        if (meant.is_new) meant.thing.sort = table.next_sort(owner);
        reader.whole("sort", cell, meant.thing.sort, 0, max_sort, meant.thing.sort);
    }

    void read_price(const MenuRow& row, bool is_new, Money& price, RowReader& reader) {
        if (is_new) price.currency = location_.currency;
        if (row.price || is_new) {
            const auto minor = parse_whole(row.price.value_or(""));
            if (minor && *minor >= 0 && *minor <= max_price_minor) {
                price.amount_minor = *minor;
            } else {
                reader.format("price", "25000");
            }
        }
        if (row.currency && *row.currency != location_.currency.text()) {
            for (const auto& fault : faults_in(Money{}, location_.currency, ""))
                reader.fault("currency", fault.code, fault.message);
        }
    }

    /// Faults of a thing's own rules: a pointer's first part is the column.
    static void adopt(const std::vector<FieldError>& faults, RowReader& reader) {
        for (const FieldError& fault : faults) {
            const std::string_view pointer = std::string_view(fault.pointer).substr(1);
            reader.fault(pointer.substr(0, pointer.find('/')), fault.code, fault.message);
        }
    }

    void read_menu(const MenuRow& row, RowReader& reader) {
        auto meant = meaning_.meant(menus_, location_.id.value, row, row.name.value_or(""), reader);
        if (!meant || !stays(*meant, location_.id.value, "id", reader)) return;
        Menu& menu = meant->thing;
        menu.location = location_.id;
        reader.name("name", row.name, menu.name, max_name);
        read_sort(menus_, location_.id.value, row.sort, *meant, reader);
        reader.flag("active", row.active, menu.active, true);
        reader.date("valid_from", row.valid_from, menu.valid_from);
        reader.date("valid_until", row.valid_until, menu.valid_until);
        if (row.hours) {
            const auto hours = parse_hours_cell(*row.hours);
            if (!hours || hours->size() > max_hours)
                reader.format("hours", "mon,tue 07:30-11:00;sat 22:00-02:00");
            menu.hours = hours.value_or(menu.hours);
        }
        adopt(faults_in(menu), reader);
        settle(menus_, *meant, reader);
    }

    void read_group(const MenuRow& row, RowReader& reader) {
        auto meant = meaning_.meant(groups_, {}, row, row.name.value_or(""), reader);
        if (!meant) return;
        ModifierGroup& group = meant->thing;
        reader.name("name", row.name, group.name, max_name);
        reader.whole("min", row.min, group.bounds.min, 0, max_selections, 0);
        reader.whole("max", row.max, group.bounds.max, 1, max_selections, 1);
        reader.flag("repeats", row.repeats, group.repeats, false);
        group_rows_.emplace(group.id.value, row_);
        settle(groups_, *meant, reader);
    }

    void read_product(const MenuRow& row, RowReader& reader) {
        auto meant = meaning_.meant(products_, {}, row, row.name.value_or(""), reader);
        if (!meant) return;
        Product& product = meant->thing;
        reader.name("name", row.name, product.name, max_name);
        reader.text("description", row.description, product.description, max_description);
        reader.text("image_url", row.image_url, product.image_url, 500);
        reader.text("tax_class", row.tax_class, product.tax_class, 40);
        reader.list("allergens", row.allergens, product.allergens, max_allergens, 40);
        reader.whole("preparation_seconds", row.preparation_seconds, product.preparation_s, 0,
                     max_preparation_s, 0);
        reader.flag("active", row.active, product.active, true);
        product_rows_.emplace(product.id.value, row_);
        settle(products_, *meant, reader);
    }

    void read_category(const MenuRow& row, RowReader& reader) {
        const auto owner = meaning_.refer(menus_, location_.id.value, "menu", row.menu, reader);
        if (!owner) return;
        auto meant = meaning_.meant(categories_, *owner, row, row.name.value_or(""), reader);
        if (!meant || !stays(*meant, *owner, "menu", reader)) return;
        meant->thing.menu = MenuId{*owner};
        reader.name("name", row.name, meant->thing.name, max_name);
        read_sort(categories_, *owner, row.sort, *meant, reader);
        reader.flag("active", row.active, meant->thing.active, true);
        settle(categories_, *meant, reader);
    }

    void read_variation(const MenuRow& row, RowReader& reader) {
        const auto owner = meaning_.refer(products_, {}, "product", row.product, reader);
        if (!owner) return;
        auto meant = meaning_.meant(variations_, *owner, row, row.name.value_or(""), reader);
        if (!meant || !stays(*meant, *owner, "product", reader)) return;
        meant->thing.product = ProductId{*owner};
        reader.name("name", row.name, meant->thing.name, max_name);
        read_price(row, meant->is_new, meant->thing.price, reader);
        read_sort(variations_, *owner, row.sort, *meant, reader);
        product_rows_.emplace(*owner, row_);
        settle(variations_, *meant, reader);
    }

    void read_modifier(const MenuRow& row, RowReader& reader) {
        const auto owner =
            meaning_.refer(groups_, {}, "modifier_group", row.modifier_group, reader);
        if (!owner) return;
        auto meant = meaning_.meant(modifiers_, *owner, row, row.name.value_or(""), reader);
        if (!meant || !stays(*meant, *owner, "modifier_group", reader)) return;
        meant->thing.group = ModifierGroupId{*owner};
        reader.name("name", row.name, meant->thing.name, max_name);
        read_price(row, meant->is_new, meant->thing.price, reader);
        reader.flag("default", row.default_, meant->thing.is_default, false);
        read_sort(modifiers_, *owner, row.sort, *meant, reader);
        group_rows_.emplace(*owner, row_);
        settle(modifiers_, *meant, reader);
    }

    void read_use(const MenuRow& row, RowReader& reader) {
        const auto product = meaning_.refer(products_, {}, "product", row.product, reader);
        const auto group =
            meaning_.refer(groups_, {}, "modifier_group", row.modifier_group, reader);
        if (!product || !group) return;
        auto& uses = uses_[ProductId{*product}];
        const ModifierGroupId used{*group};
        auto known = std::ranges::find(uses, used, [](const Use& use) { return use.use.group; });
        const bool is_new = known == uses.end();
        if (!use_rows_.try_emplace({*product, *group}, row_).second) {
            reader.duplicate("modifier_group");
            return;
        }
        if (is_new) {
            const int next = uses.empty() ? 0 : std::ranges::max(uses, {}, &Use::sort).sort + 1;
            known = uses.insert(uses.end(), {ProductId{*product}, {used}, next});
        }
        const Use before = *known;
        reader.whole("min", row.min, known->use.min, 0, max_selections);
        reader.whole("max", row.max, known->use.max, 1, max_selections);
        reader.whole("sort", row.sort, known->sort, 0, max_sort, known->sort);
        product_rows_.emplace(*product, row_);
        count(is_new, *known == before, reader);
    }

    void read_item(const MenuRow& row, RowReader& reader) {
        const auto of_menu = meaning_.refer(menus_, location_.id.value, "menu", row.menu, reader);
        if (!of_menu) return;
        const auto owner = meaning_.refer(categories_, *of_menu, "category", row.category, reader);
        const auto product = meaning_.refer(products_, {}, "product", row.product, reader);
        if (!owner || !product) return;
        auto meant = meaning_.meant(items_, *owner, row, to_string(*product), reader);
        if (!meant || !stays(*meant, *owner, "category", reader)) return;
        MenuItem& item = meant->thing;
        const auto there = items_.named(*owner, to_string(*product));
        if (!meant->is_new && item.product.value != *product) {
            reader.not_allowed("product");
            return;
        }
        if (meant->is_new && !there.empty()) {
            reader.duplicate("product");
            return;
        }
        item.category = CategoryId{*owner};
        item.product = ProductId{*product};
        read_sort(items_, *owner, row.sort, *meant, reader);
        reader.flag("active", row.active, item.active, true);
        settle(items_, *meant, reader);
    }

    template <class T, class Part>
    static void sort_into(std::vector<Part>& parts, T& owner, std::vector<Part> T::* list) {
        std::ranges::sort(parts, {},
                          [](const Part& part) { return std::pair(part.sort, part.id); });
        owner.*list = std::move(parts);
    }

    MenuReading finish() {
        MenuReading reading;
        std::unordered_map<Uuid, std::vector<Modifier>> modifiers_of;
        for (const Modifier& modifier : modifiers_.all())
            modifiers_of[modifier.group.value].push_back(modifier);
        for (ModifierGroup group : groups_.all()) {
            sort_into(modifiers_of[group.id.value], group, &ModifierGroup::modifiers);
            reading.book.groups.push_back(std::move(group));
        }
        std::unordered_map<Uuid, std::vector<Variation>> variations_of;
        for (const Variation& variation : variations_.all())
            variations_of[variation.product.value].push_back(variation);
        for (Product product : products_.all()) {
            sort_into(variations_of[product.id.value], product, &Product::variations);
            auto& uses = uses_[product.id];
            std::ranges::sort(uses, {},
                              [](const Use& use) { return std::pair(use.sort, use.use.group); });
            for (const Use& use : uses)
                product.groups.push_back(use.use);
            reading.book.products.push_back(std::move(product));
        }
        check(reading.book);
        reading.book.menus = menus_.all();
        reading.book.categories = categories_.all();
        reading.book.items = items_.all();
        reading.report = std::move(report_);
        for (auto& faults : faults_)
            std::ranges::move(faults, std::back_inserter(reading.report.faults));
        return reading;
    }

    /// What only the whole tells, at the first row that changed it.
    void check(const MenuBook& book) {
        std::unordered_map<ModifierGroupId, const ModifierGroup*> groups;
        for (const ModifierGroup& group : book.groups) {
            groups.emplace(group.id, &group);
            if (const auto row = group_rows_.find(group.id.value); row != group_rows_.end())
                adopt_whole(faults_in(group, location_.currency), row->second);
        }
        for (const Product& product : book.products) {
            const auto row = product_rows_.find(product.id.value);
            if (row != product_rows_.end()) {
                adopt_whole(faults_in(product, location_.currency), row->second);
                if (product.groups.size() > max_groups) {
                    RowReader(at(row->second), faults_[row->second])
                        .fault("modifier_group", "field.too-many",
                               {"must have at most 20 elements", "максимум элементов: 20"});
                }
            }
            for (const GroupUse& use : product.groups)
                check_use(product.id, use, *groups.at(use.group));
        }
    }

    void check_use(ProductId product, const GroupUse& use, const ModifierGroup& group) {
        const auto of_use = use_rows_.find({product.value, use.group.value});
        const auto of_group = group_rows_.find(use.group.value);
        if (of_use != use_rows_.end()) {
            adopt_whole(faults_in(use, group, ""), of_use->second);
        } else if (of_group != group_rows_.end()) {
            adopt_whole(faults_in(use, group, ""), of_group->second);
        }
    }

    /// Those that no row has told: `/variations/0/price/currency` stands at the variation's row.
    void adopt_whole(const std::vector<FieldError>& faults, std::size_t row) {
        if (!faults_[row].empty()) return;
        RowReader reader(at(row), faults_[row]);
        adopt(faults, reader);
    }

    const Location& location_;
    SheetMeaning meaning_;
    ImportReport report_;
    std::size_t row_ = 0;
    std::vector<std::vector<FieldError>> faults_;         ///< of each row
    std::unordered_map<Uuid, std::size_t> product_rows_;  ///< the first that changed it
    std::unordered_map<Uuid, std::size_t> group_rows_;
    std::map<std::pair<Uuid, Uuid>, std::size_t> use_rows_;

    Table<Modifier> modifiers_;
    Table<Variation> variations_;
    Table<Menu> menus_;
    Table<Category> categories_;
    Table<MenuItem> items_;
    Table<ModifierGroup> groups_;
    Table<Product> products_{{}};
    std::unordered_map<ProductId, std::vector<Use>> uses_;
};

}  // namespace

MenuReading read_rows(const std::vector<MenuRow>& rows, MenuBook book, const Location& location,
                      UuidSource& ids) {
    return Reading(book, location, ids).run(rows);
}

}  // namespace beanq::menu
