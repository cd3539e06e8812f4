# The compiler, its flags, and the compiler cache. Everything compiled links beanq_flags.

set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(BEANQ_SANITIZE "" CACHE STRING "Sanitizers, as in -fsanitize=")
option(BEANQ_COVERAGE "Instrument for llvm-cov" OFF)

# A compiler that miscompiles coroutines would build a server that silently skips code: refuse it here.
try_run(BEANQ_COROUTINES_RUN BEANQ_COROUTINES_COMPILE
    "${CMAKE_BINARY_DIR}/coroutine_probe" "${PROJECT_SOURCE_DIR}/cmake/coroutine_probe.cpp"
    CXX_STANDARD 23 CXX_STANDARD_REQUIRED ON CXX_EXTENSIONS OFF)
if(NOT BEANQ_COROUTINES_COMPILE OR NOT BEANQ_COROUTINES_RUN EQUAL 0)
    message(FATAL_ERROR "${CMAKE_CXX_COMPILER} ${CMAKE_CXX_COMPILER_VERSION} does not run coroutines as written: "
        "install clang-19 (script/setup does) and configure with `cmake --preset dev`.")
endif()

# Debug: -O0 compiles fastest; line tables are enough for a stack trace.
set(CMAKE_CXX_FLAGS_DEBUG "-O0 -gline-tables-only")
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")

add_library(beanq_flags INTERFACE)
target_include_directories(beanq_flags INTERFACE "${PROJECT_SOURCE_DIR}/src")
target_compile_options(beanq_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror
    -Wno-missing-designated-field-initializers  # {.limit = 10} means: the rest as declared
    -ffile-compilation-dir=.)  # no build folder in debug info, so that build folders share ccache hits
target_link_options(beanq_flags INTERFACE -fuse-ld=lld)

if(CMAKE_BUILD_TYPE STREQUAL "Release")
    target_compile_options(beanq_flags INTERFACE -ffunction-sections -fdata-sections)
    target_link_options(beanq_flags INTERFACE -Wl,--gc-sections -Wl,-O2)
endif()
if(BEANQ_SANITIZE)
    set(sanitize -fsanitize=${BEANQ_SANITIZE} -fno-omit-frame-pointer)
    if(BEANQ_SANITIZE MATCHES "undefined")
        list(APPEND sanitize -fno-sanitize-recover=undefined)
    endif()
    target_compile_options(beanq_flags INTERFACE ${sanitize})
    target_link_options(beanq_flags INTERFACE ${sanitize})
endif()
if(BEANQ_COVERAGE)
    target_compile_options(beanq_flags INTERFACE -fprofile-instr-generate -fcoverage-mapping)
    target_link_options(beanq_flags INTERFACE -fprofile-instr-generate)
endif()

# ccache, told to trust what precompiled headers need and to share hits between build folders of this tree.
find_program(BEANQ_CCACHE ccache)
if(BEANQ_CCACHE)
    set(ccache_environment CCACHE_NOHASHDIR=1
        CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime)
    # A precompiled header records the path it was given. Kept absolute it reads the same from every build folder.
    set(BEANQ_PCH_LAUNCHER env ${ccache_environment} "${BEANQ_CCACHE}")
    set(CMAKE_CXX_COMPILER_LAUNCHER env ${ccache_environment} "CCACHE_BASEDIR=${PROJECT_SOURCE_DIR}" "${BEANQ_CCACHE}")
endif()

# Ninja would run two jobs more than there are cores; a C++ build wants memory more than it wants jobs.
cmake_host_system_information(RESULT cores QUERY NUMBER_OF_LOGICAL_CORES)
math(EXPR link_jobs "(${cores} + 1) / 2")
set_property(GLOBAL PROPERTY JOB_POOLS compile=${cores} link=${link_jobs})
set(CMAKE_JOB_POOL_COMPILE compile)
set(CMAKE_JOB_POOL_LINK link)
