#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "source.hpp"

namespace beanq::tidy {

/// What a rule has to say. A note is printed and does not fail.
struct Finding {
    std::string path;
    int line = 0;
    std::string message;
    bool is_note = false;
};

using Findings = std::vector<Finding>;
using Sources = std::vector<Source>;

/// The dependency rule: which part of the house may include which.
void check_dependencies(const Sources& sources, Findings& findings);

/// Boost stays out of domain/, use_cases/ and ports.hpp; Beast and Boost.JSON stay in the
/// sources that speak HTTP, also by way of other headers.
void check_boost(const Sources& sources, Findings& findings);

/// No floating point in domain/ and kernel/.
void check_floating_point(const Source& source, Findings& findings);

/// `catch (...)` only where an exception is answered or handed on whole.
void check_catch_all(const Source& source, Findings& findings);

/// `#pragma once` in headers; a note for files that have grown past 300 lines.
void check_shape(const Source& source, Findings& findings);

/// All rules over the C++ files.
Findings check(const Sources& sources);

}  // namespace beanq::tidy
