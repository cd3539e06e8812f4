# Sources written by the build: the version and the embedded migrations.

set(BEANQ_COMMIT "unknown")
execute_process(COMMAND git -C "${PROJECT_SOURCE_DIR}" rev-parse --short=12 HEAD
    OUTPUT_VARIABLE commit OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE git_failed)
if(git_failed EQUAL 0)
    set(BEANQ_COMMIT "${commit}")
endif()
set(BEANQ_VERSION_CPP "${CMAKE_BINARY_DIR}/generated/version.cpp")
configure_file("${PROJECT_SOURCE_DIR}/cmake/version.cpp.in" "${BEANQ_VERSION_CPP}" @ONLY)

set(BEANQ_MIGRATIONS_CPP "${CMAKE_BINARY_DIR}/generated/migrations_embedded.cpp")
file(GLOB_RECURSE migrations CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/migrations/*.sql")
add_custom_command(OUTPUT "${BEANQ_MIGRATIONS_CPP}"
    COMMAND "${CMAKE_COMMAND}" "-DSOURCE=${PROJECT_SOURCE_DIR}/migrations" "-DOUTPUT=${BEANQ_MIGRATIONS_CPP}"
        -P "${PROJECT_SOURCE_DIR}/cmake/embed_migrations.cmake"
    DEPENDS ${migrations} "${PROJECT_SOURCE_DIR}/cmake/embed_migrations.cmake"
    COMMENT "Embedding migrations" VERBATIM)
# A migration may be longer than the 65536 bytes the standard promises for a literal; clang has no such limit.
set_source_files_properties("${BEANQ_MIGRATIONS_CPP}" PROPERTIES COMPILE_OPTIONS -Wno-overlength-strings)
