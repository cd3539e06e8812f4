#pragma once

#include "app/config.hpp"

namespace beanq::app {

/// Prints a line for each thing that the shop needs, and whether it is well; `deep` also audits
/// all that is stored: see the modules' rules. Brings the schema up to date first, as every command
/// that opens the database. True when all is well. Throws std::runtime_error when the database
/// cannot be opened at all.
bool examine(const Config& config, bool deep);

}  // namespace beanq::app
