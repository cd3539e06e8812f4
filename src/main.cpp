#include "app/cli.hpp"

int main(int count, char** arguments) { return beanq::app::run_command_line(count, arguments); }
