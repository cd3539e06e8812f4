# Style as tests. `tidy` checks the include rules and more (tools/tidy); `headers` compiles every header alone.

if(NOT TARGET tidy)
    message(FATAL_ERROR "BEANQ_STYLE_CHECKS needs BEANQ_TESTS: configure with -DBEANQ_TESTS=ON")
endif()
add_test(NAME tidy COMMAND tidy "${PROJECT_SOURCE_DIR}")
set_tests_properties(tidy PROPERTIES LABELS style)

# A header that leans on what its includer happened to include fails here. An honest check cannot use precompiled
# headers, so it is made cheap in other ways: no sanitizers, no optimiser, no debug information, and ordinary
# objects, which Ninja skips while unchanged and ccache shares between build folders. Not part of `all`.
file(GLOB_RECURSE headers CONFIGURE_DEPENDS RELATIVE "${PROJECT_SOURCE_DIR}/src" "${PROJECT_SOURCE_DIR}/src/*.hpp")
set(header_sources "")
foreach(header ${headers})
    set(source "${CMAKE_BINARY_DIR}/generated/headers/${header}.cpp")
    file(CONFIGURE OUTPUT "${source}" CONTENT "#include \"${header}\"\n")
    list(APPEND header_sources "${source}")
endforeach()
if(header_sources)
    add_library(headers_check OBJECT EXCLUDE_FROM_ALL ${header_sources})
    target_link_libraries(headers_check PRIVATE beanq_dependencies)
    target_include_directories(headers_check PRIVATE "${PROJECT_SOURCE_DIR}/src")
    target_compile_options(headers_check PRIVATE -O0 -g0)
    add_test(NAME headers COMMAND "${CMAKE_COMMAND}" --build "${CMAKE_BINARY_DIR}" --target headers_check -- -k 0)
    set_tests_properties(headers PROPERTIES LABELS style PROCESSORS ${cores} TIMEOUT 900)
endif()

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
