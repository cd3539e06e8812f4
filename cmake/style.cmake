# Style as tests. `tidy` checks the include rules and more (tools/tidy); `headers` compiles every header alone.

if(NOT TARGET tidy)
    message(FATAL_ERROR "BEANQ_STYLE_CHECKS needs BEANQ_TESTS: configure with -DBEANQ_TESTS=ON")
endif()
add_test(NAME tidy COMMAND tidy "${PROJECT_SOURCE_DIR}")
set_tests_properties(tidy PROPERTIES LABELS style)

# A header that leans on what its includer happened to include fails here. The layers' precompiled headers would hide
# just that. What a header includes anyway, by whatever way, hides nothing: so those that reach kernel/awaitable.hpp are
# compiled on top of it, precompiled, others that reach kernel/result.hpp on top of that one, the rest bare. The groups
# are as old as the last configure. No sanitizers, no optimiser, no debug information; ordinary objects, which
# Ninja skips while unchanged and ccache shares between build folders. Not part of `all`.
file(GLOB_RECURSE headers CONFIGURE_DEPENDS RELATIVE "${PROJECT_SOURCE_DIR}/src" "${PROJECT_SOURCE_DIR}/src/*.hpp")
list(FILTER headers EXCLUDE REGEX "_test\\.hpp$")  # parts of a test, which use tests/support
foreach(header ${headers})
    file(STRINGS "${PROJECT_SOURCE_DIR}/src/${header}" lines REGEX "^#include \"")
    string(REGEX REPLACE "#include \"([^\"]*)\"[^;]*" "\\1" included_by_${header} "${lines}")
endforeach()

# The headers of `from` that include `base`, directly or through others.
function(headers_reaching base from result)
    set(reached "${base}")
    set(before "")
    while(NOT reached STREQUAL before)
        set(before "${reached}")
        foreach(header ${from})
            foreach(included ${included_by_${header}})
                if(included IN_LIST reached AND NOT header IN_LIST reached)
                    list(APPEND reached "${header}")
                endif()
            endforeach()
        endforeach()
    endwhile()
    list(REMOVE_ITEM reached "${base}")
    set(${result} "${reached}" PARENT_SCOPE)
endfunction()

# Compiles each header alone, on top of `base` unless that is empty.
function(headers_check name base)
    if(NOT ARGN)
        return()
    endif()
    set(sources "")
    foreach(header ${ARGN})
        set(source "${CMAKE_BINARY_DIR}/generated/headers/${header}.cpp")
        file(CONFIGURE OUTPUT "${source}" CONTENT "#include \"${header}\"\n")
        list(APPEND sources "${source}")
    endforeach()
    add_library(headers_${name} OBJECT EXCLUDE_FROM_ALL ${sources})
    target_link_libraries(headers_${name} PRIVATE beanq_dependencies)
    target_include_directories(headers_${name} PRIVATE "${PROJECT_SOURCE_DIR}/src")
    target_compile_options(headers_${name} PRIVATE -O0 -g0)
    add_dependencies(headers_check headers_${name})
    if(base)
        set(pch "CMakeFiles/headers_${name}_pch.dir/src/${base}.o")
        set_source_files_properties("${PROJECT_SOURCE_DIR}/src/${base}" PROPERTIES LANGUAGE CXX)
        add_library(headers_${name}_pch OBJECT EXCLUDE_FROM_ALL "${PROJECT_SOURCE_DIR}/src/${base}")
        set_target_properties(headers_${name}_pch PROPERTIES CXX_COMPILER_LAUNCHER "${BEANQ_PCH_LAUNCHER}")
        target_link_libraries(headers_${name}_pch PRIVATE beanq_dependencies)
        target_include_directories(headers_${name}_pch PRIVATE "${PROJECT_SOURCE_DIR}/src")
        target_compile_options(headers_${name}_pch PRIVATE -O0 -g0 -fpch-instantiate-templates
            "SHELL:-x c++-header" "SHELL:-Xclang -fno-pch-timestamp")
        target_compile_options(headers_${name} PRIVATE "SHELL:-include-pch ${pch}")
        set_property(SOURCE ${sources} APPEND PROPERTY OBJECT_DEPENDS "${CMAKE_BINARY_DIR}/${pch}")
    endif()
endfunction()

add_custom_target(headers_check)
headers_reaching(kernel/awaitable.hpp "${headers}" on_awaitable)
list(REMOVE_ITEM headers ${on_awaitable})
headers_reaching(kernel/result.hpp "${headers}" on_result)
list(REMOVE_ITEM headers ${on_result})
headers_check(on_awaitable kernel/awaitable.hpp ${on_awaitable})
headers_check(on_result kernel/result.hpp ${on_result})
headers_check(bare "" ${headers})
add_test(NAME headers COMMAND "${CMAKE_COMMAND}" --build "${CMAKE_BINARY_DIR}" --target headers_check -- -k 0)
set_tests_properties(headers PROPERTIES LABELS style PROCESSORS ${cores} TIMEOUT 900)

# clang-tidy over each source, again only when its object was built again. `script/lint` runs it, and before that
# writes lint/compile_commands.json: the build's own without the precompiled headers, whose whole content would be
# searched in every file, at twice the time.
set(lint_dir "${CMAKE_BINARY_DIR}/lint")
set(lint_stamps "")
get_property(targets DIRECTORY PROPERTY BUILDSYSTEM_TARGETS)
foreach(target ${targets})
    get_target_property(sources ${target} SOURCES)
    foreach(source ${sources})
        cmake_path(ABSOLUTE_PATH source BASE_DIRECTORY "${PROJECT_SOURCE_DIR}")
        cmake_path(RELATIVE_PATH source BASE_DIRECTORY "${PROJECT_SOURCE_DIR}" OUTPUT_VARIABLE path)
        if(path MATCHES "^(src|tests|tools|bench)/.*\\.cpp$" AND NOT path MATCHES "_impl\\.cpp$")
            set(stamp "${lint_dir}/${path}.stamp")
            cmake_path(GET stamp PARENT_PATH stamp_dir)
            file(MAKE_DIRECTORY "${stamp_dir}")
            add_custom_command(OUTPUT "${stamp}"
                COMMAND clang-tidy-19 --quiet -p "${lint_dir}" "${source}"
                COMMAND "${CMAKE_COMMAND}" -E touch "${stamp}"
                DEPENDS "${CMAKE_BINARY_DIR}/CMakeFiles/${target}.dir/${path}.o" "${PROJECT_SOURCE_DIR}/.clang-tidy"
                COMMENT "clang-tidy ${path}" VERBATIM)
            list(APPEND lint_stamps "${stamp}")
        endif()
    endforeach()
endforeach()
add_custom_target(lint_check DEPENDS ${lint_stamps})
