#include "app/read_password.hpp"

#include <iostream>

#include <fmt/format.h>
#include <termios.h>
#include <unistd.h>

namespace beanq::app {

namespace {

std::string read_line() {
    std::string line;
    if (!std::getline(std::cin, line)) throw WrongUsage("no password came on standard input");
    if (line.ends_with('\r')) line.pop_back();
    return line;
}

/// Turns the terminal's echo off while it lives.
class Unseen {
public:
    Unseen() {
        ::tcgetattr(STDIN_FILENO, &before_);
        termios silent = before_;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    Unseen(const Unseen&) = delete;
    Unseen& operator=(const Unseen&) = delete;
    ~Unseen() {
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
        fmt::print(stderr, "\n");
    }

private:
    termios before_{};
};

std::string ask(const char* prompt) {
    fmt::print(stderr, "{}", prompt);
    const Unseen unseen;
    return read_line();
}

}  // namespace

std::string read_password(bool from_stdin) {
    if (from_stdin) return read_line();
    if (::isatty(STDIN_FILENO) != 1) {
        throw WrongUsage("there is no terminal to ask for the password: use --password-stdin");
    }
    std::string password = ask("Password: ");
    if (password != ask("Again: ")) throw WrongUsage("the two passwords differ");
    return password;
}

}  // namespace beanq::app
