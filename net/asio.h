// What the few files that speak to the network use of Asio. Errors of the network are values.
#pragma once

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <chrono>

#include "core/time.h"

namespace yoriai::net {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

inline constexpr auto kAsValues = asio::as_tuple(asio::use_awaitable);

inline std::chrono::milliseconds milliseconds(core::Duration duration) {
  return std::chrono::milliseconds(duration.ms);
}

// For co_spawn: whatever a coroutine threw ends run().
inline void rethrow(const std::exception_ptr& fault) {
  if (fault) std::rethrow_exception(fault);
}

}  // namespace yoriai::net
