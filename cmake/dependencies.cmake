# What BeanQ takes from Debian. `script/setup` installs it.

find_package(Threads REQUIRED)
find_package(Boost 1.81 REQUIRED COMPONENTS json url)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_package(PostgreSQL REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(date REQUIRED)
find_package(CLI11 REQUIRED)
find_package(cpp-jwt REQUIRED)
find_library(BEANQ_CRYPT crypt REQUIRED)  # libxcrypt: bcrypt
find_library(BEANQ_HIREDIS hiredis REQUIRED)

add_library(beanq_dependencies INTERFACE)
target_link_libraries(beanq_dependencies INTERFACE
    Threads::Threads Boost::headers Boost::json Boost::url OpenSSL::Crypto PostgreSQL::PostgreSQL SQLite::SQLite3 ICU::uc
    fmt::fmt spdlog::spdlog date::date-tz CLI11::CLI11 cpp-jwt::cpp-jwt "${BEANQ_CRYPT}" "${BEANQ_HIREDIS}")
target_compile_definitions(beanq_dependencies INTERFACE
    BOOST_ASIO_NO_DEPRECATED
    BOOST_ASIO_SEPARATE_COMPILATION    # compiled in src/platform/asio_impl.cpp
    BOOST_BEAST_SEPARATE_COMPILATION)  # compiled in src/platform/http/boost_beast_impl.cpp
target_link_libraries(beanq_flags INTERFACE beanq_dependencies)
