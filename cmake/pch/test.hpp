// Precompiled for every test.
#pragma once

#include "http.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
