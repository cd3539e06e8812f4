# Precompiled headers, one per layer, listed in cmake/pch/*.hpp. They are compiled as plain objects rather than with
# target_precompile_headers(): CMake's own wrapper header lies in the build folder, so a precompiled header
# would differ between build folders and ccache could share nothing between them.

function(beanq_pch name)
    set(header "${PROJECT_SOURCE_DIR}/cmake/pch/${name}.hpp")
    set_source_files_properties("${header}" PROPERTIES LANGUAGE CXX)
    add_library(beanq_pch_${name} OBJECT EXCLUDE_FROM_ALL "${header}")
    set_target_properties(beanq_pch_${name} PROPERTIES CXX_COMPILER_LAUNCHER "${BEANQ_PCH_LAUNCHER}")
    target_link_libraries(beanq_pch_${name} PRIVATE beanq_flags ${ARGN})
    target_compile_options(beanq_pch_${name} PRIVATE
        "SHELL:-x c++-header" "SHELL:-Xclang -fno-pch-timestamp" -fpch-instantiate-templates)
endfunction()

# Compiles the target's sources (those added so far) with cmake/pch/<name>.hpp.
function(beanq_use_pch target name)
    set(pch "CMakeFiles/beanq_pch_${name}.dir/cmake/pch/${name}.hpp.o")  # relative: Ninja compiles in the build folder
    target_compile_options(${target} PRIVATE "SHELL:-include-pch ${pch}")
    get_target_property(sources ${target} SOURCES)
    set_property(SOURCE ${sources} APPEND PROPERTY OBJECT_DEPENDS "${CMAKE_BINARY_DIR}/${pch}")
endfunction()

beanq_pch(core)
beanq_pch(http)
