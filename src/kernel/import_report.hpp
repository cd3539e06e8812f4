#pragma once

#include <vector>

#include "kernel/result.hpp"

namespace beanq {

/// What an import of a sheet did, or would do.
struct ImportReport {
    int created = 0;
    int updated = 0;
    int unchanged = 0;
    std::vector<FieldError> faults = {};  ///< of a dry run; at `/items/<row>/<column>`
};

}  // namespace beanq
