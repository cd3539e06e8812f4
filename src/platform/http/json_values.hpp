#pragma once

// Values in JSON, read with their faults and written: what the codecs of codec.hpp are made of.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "kernel/clock.hpp"
#include "kernel/money.hpp"
#include "kernel/quantity.hpp"
#include "kernel/uuid.hpp"
#include "platform/http/faults.hpp"

namespace beanq::http {

// Each adds a fault and answers nothing (or null) for a value that is not as it must be.
std::optional<std::int64_t> read_whole(const boost::json::value& from, std::int64_t min,
                                       std::int64_t max, Faults& faults);
std::optional<bool> read_bool(const boost::json::value& from, Faults& faults);
std::optional<std::string> read_string(const boost::json::value& from, Faults& faults);
std::optional<std::string> read_text(const boost::json::value& from, std::size_t min,
                                     std::size_t max, Faults& faults);
std::optional<std::string> read_email(const boost::json::value& from, Faults& faults);
std::optional<std::string> read_password(const boost::json::value& from, Faults& faults);
std::optional<Uuid> read_uuid(const boost::json::value& from, Faults& faults);
std::optional<Instant> read_instant(const boost::json::value& from, Faults& faults);
std::optional<Date> read_date(const boost::json::value& from, Faults& faults);
std::optional<Money> read_money(const boost::json::value& from, std::int64_t min, std::int64_t max,
                                Faults& faults);
std::optional<Quantity> read_decimal(const boost::json::value& from, Quantity min, Faults& faults);
const boost::json::array* read_array(const boost::json::value& from, std::size_t min,
                                     std::size_t max, Faults& faults);
const boost::json::object* read_object(const boost::json::value& from, Faults& faults);
void fault_required(std::string_view member, Faults& faults);
void fault_unknown(const boost::json::object& from, const std::vector<std::string_view>& known,
                   Faults& faults);
void fault_choice(const std::vector<std::string_view>& choices, Faults& faults);
void write_string(std::string_view text, std::string& out);
void write_whole(std::int64_t whole, std::string& out);
void write_money(const Money& money, std::string& out);

}  // namespace beanq::http
