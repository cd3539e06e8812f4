#pragma once

#include "kernel/awaitable.hpp"

namespace beanq::app {

class Wiring;

/// What a start with `--demo` brought in; all zero when the demo café was there already.
struct DemoSummary {
    int categories = 0;
    int products = 0;
    int ingredients = 0;
    int accounts = 0;
};

/// Fills an empty database with the demo café, all or nothing; leaves one that was filled by an
/// earlier start as it is. Comes after `identity.prepare()`, which makes roles and the location.
/// Throws std::runtime_error with one sentence when the database holds orders, or another menu.
awaitable<DemoSummary> fill_demo(Wiring& parts);

}  // namespace beanq::app
