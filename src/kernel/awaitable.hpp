#pragma once

#include <boost/asio/awaitable.hpp>

namespace beanq {

/// What every asynchronous function of BeanQ returns. `co_await` it where it is made: a coroutine
/// that is created and not awaited never runs.
template <class T>
using awaitable = boost::asio::awaitable<T>;

}  // namespace beanq
