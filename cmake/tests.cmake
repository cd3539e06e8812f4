# One test program per folder: src/orders/**/*_test.cpp is orders_tests, tests/api/*.cpp is api_tests. In ctest their
# tests are called orders/PlaceOrder.refuses_an_empty_order; `ctest --preset dev -R ^orders/` runs one folder. Suites that
# use a store run a second time, as orders-postgres/…, over the servers of script/with-servers.

include(GoogleTest)
find_package(GTest REQUIRED)

beanq_pch(test GTest::gtest GTest::gmock)
set(tsan_programs platform orders app api chaos instances)  # what has threads, and so runs under TSan as well
set(postgres_programs platform app api contract instances ${BEANQ_MODULES})
add_custom_target(tsan_suites)

# tests/support: what tests share. It may use the whole application.
file(GLOB_RECURSE support CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/tests/support/*.cpp")
add_library(beanq_test_support STATIC ${support} "${CMAKE_BINARY_DIR}/generated/support.cpp")
file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/generated/support.cpp" CONTENT "")
add_library(beanq_test_flags INTERFACE)
target_include_directories(beanq_test_flags INTERFACE "${PROJECT_SOURCE_DIR}")  # "tests/support/…"
target_compile_definitions(beanq_test_flags INTERFACE "BEANQ_SOURCE_DIR=\"${PROJECT_SOURCE_DIR}\"")
target_link_libraries(beanq_test_flags INTERFACE beanq_boost GTest::gmock GTest::gtest GTest::gtest_main)
target_link_libraries(beanq_test_support PUBLIC beanq_test_flags)
target_compile_definitions(beanq_test_support PRIVATE "BEANQ_BINARY=\"${CMAKE_BINARY_DIR}/beanq\"")
beanq_use_pch(beanq_test_support test)

# Whether a test source, or a header of tests that it includes, includes what makes stores.
function(beanq_uses_store file result)
    set(${result} FALSE PARENT_SCOPE)
    file(STRINGS "${PROJECT_SOURCE_DIR}/${file}" includes REGEX "^#include \"(tests/support/|.*_test\\.hpp)")
    foreach(include ${includes})
        string(REGEX REPLACE "^#include \"([^\"]+)\".*" "\\1" header "${include}")
        if(NOT header MATCHES "^tests/")
            set(header "src/${header}")
        endif()
        set(uses TRUE)
        if(NOT header MATCHES "^tests/support/(database|empty_database|test_store)\\.hpp$")
            beanq_uses_store("${header}" uses)
        endif()
        if(uses)
            set(${result} TRUE PARENT_SCOPE)
            return()
        endif()
    endforeach()
endfunction()

# The suites of those sources that use a store, as a --gtest_filter. As old as the last configure.
function(beanq_store_suites result)
    set(suites "")
    foreach(source ${ARGN})
        file(RELATIVE_PATH source "${PROJECT_SOURCE_DIR}" "${source}")
        beanq_uses_store("${source}" uses)
        if(uses)
            file(STRINGS "${PROJECT_SOURCE_DIR}/${source}" tests REGEX "^TEST(_F|_P)?\\(")
            list(TRANSFORM tests REPLACE "^TEST_P\\(([A-Za-z0-9]+),.*" "*/\\1.*")
            list(TRANSFORM tests REPLACE "^TEST(_F)?\\(([A-Za-z0-9]+),.*" "\\2.*")
            list(APPEND suites ${tests})
        endif()
    endforeach()
    list(REMOVE_DUPLICATES suites)
    list(JOIN suites ":" suites)
    set(${result} "${suites}" PARENT_SCOPE)
endfunction()

# beanq_tests(name folder libraries…): <name>_tests from the folder's test sources, if there are any.
function(beanq_tests name pattern)
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/${pattern}")
    if(NOT sources)
        return()
    endif()
    add_executable(${name}_tests ${sources})
    target_link_libraries(${name}_tests PRIVATE beanq_test_flags ${ARGN} "$<TARGET_FILE:beanq_test_support>")
    add_dependencies(${name}_tests beanq_test_support)
    beanq_use_pch(${name}_tests test)
    if(beanq_app IN_LIST ARGN AND TARGET beanq)  # those may start the server
        target_compile_definitions(${name}_tests PRIVATE "BEANQ_BINARY=\"${CMAKE_BINARY_DIR}/beanq\"")
        add_dependencies(${name}_tests beanq)
    endif()
    set(label unit)
    if(name IN_LIST tsan_programs)
        set(label tsan)
        add_dependencies(tsan_suites ${name}_tests)
    endif()
    gtest_discover_tests(${name}_tests TEST_PREFIX "${name}/" NO_PRETTY_VALUES DISCOVERY_MODE PRE_TEST DISCOVERY_TIMEOUT 60
        WORKING_DIRECTORY "${CMAKE_BINARY_DIR}" PROPERTIES LABELS ${label} TIMEOUT 300)
    if(name IN_LIST postgres_programs)
        beanq_store_suites(suites ${sources})
        if(suites)
            gtest_discover_tests(${name}_tests TEST_PREFIX "${name}-postgres/" TEST_FILTER "${suites}"
                NO_PRETTY_VALUES DISCOVERY_MODE PRE_TEST DISCOVERY_TIMEOUT 60 WORKING_DIRECTORY "${CMAKE_BINARY_DIR}"
                PROPERTIES LABELS ${label} TIMEOUT 300 ENVIRONMENT BEANQ_TEST_STORE=postgres)
        endif()
    endif()
endfunction()

# Beside the code: each links its own module only, so that it builds while another one is being rewritten.
beanq_tests(kernel "src/kernel/*_test.cpp" beanq_kernel)
beanq_tests(platform "src/platform/*_test.cpp" beanq_platform_http)
foreach(module ${BEANQ_MODULES})
    beanq_tests(${module} "src/${module}/*_test.cpp" beanq_${module})
endforeach()
beanq_tests(app "src/app/*_test.cpp" beanq_app)

# tools/<name>/*.cpp: a library, and a program where there is a main.cpp. tests/tools tests the libraries.
file(GLOB tools CONFIGURE_DEPENDS LIST_DIRECTORIES true RELATIVE "${PROJECT_SOURCE_DIR}/tools" "${PROJECT_SOURCE_DIR}/tools/*")
set(tool_libraries "")
foreach(tool ${tools})
    file(GLOB sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/tools/${tool}/*.cpp")
    list(REMOVE_ITEM sources "${PROJECT_SOURCE_DIR}/tools/${tool}/main.cpp")
    if(sources)
        add_library(${tool}_tool STATIC ${sources})
        target_link_libraries(${tool}_tool PUBLIC beanq_flags)
        list(APPEND tool_libraries ${tool}_tool)
        if(EXISTS "${PROJECT_SOURCE_DIR}/tools/${tool}/main.cpp")
            add_executable(${tool} "tools/${tool}/main.cpp")
            target_link_libraries(${tool} PRIVATE ${tool}_tool)
        endif()
    endif()
endforeach()

# Suites that cross modules.
file(GLOB folders CONFIGURE_DEPENDS LIST_DIRECTORIES true RELATIVE "${PROJECT_SOURCE_DIR}/tests" "${PROJECT_SOURCE_DIR}/tests/*")
list(FILTER folders EXCLUDE REGEX "\\.|^golden$|^support$|^e2e$")
foreach(folder ${folders})
    if(folder STREQUAL "tools")
        beanq_tests(tools "tests/tools/*.cpp" ${tool_libraries})
    else()
        beanq_tests(${folder} "tests/${folder}/*.cpp" beanq_app)
    endif()
endforeach()

# The README's walk with curl, against the built server.
if(TARGET beanq)
    add_test(NAME walk COMMAND "${PROJECT_SOURCE_DIR}/script/walk")
    set_tests_properties(walk PROPERTIES ENVIRONMENT "BEANQ=${CMAKE_BINARY_DIR}/beanq" LABELS unit TIMEOUT 120
        ENVIRONMENT_MODIFICATION "BEANQ_TEST_POSTGRES_URL=unset:;BEANQ_TEST_REDIS_URL=unset:")  # unknown to a server
endif()
