#include "platform/http/field_codecs.hpp"

#include "kernel/time_text.hpp"

namespace beanq::http {

void Codec<Instant>::write(Instant from, std::string& out) { write_string(to_rfc3339(from), out); }

void Codec<Date>::write(Date from, std::string& out) { write_string(to_iso_date(from), out); }

}  // namespace beanq::http
