#pragma once

#include <stdexcept>
#include <string>

namespace beanq::app {

/// The command line was used in a way that cannot work: exit code 2.
class WrongUsage : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// One line of standard input; without `from_stdin` it is asked for twice on the terminal, unseen.
/// Throws WrongUsage when there is no terminal, no line, or the two differ.
std::string read_password(bool from_stdin);

}  // namespace beanq::app
