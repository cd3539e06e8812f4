#pragma once

namespace beanq::app {

/// `beanq serve | migrate [--from … --to …] | user add | user password | doctor | openapi | config
/// | version`. Answers the exit code: 0 done, 1 failed, 2 wrong usage. Each failure is one sentence
/// on stderr.
int run_command_line(int count, char** arguments);

}  // namespace beanq::app
