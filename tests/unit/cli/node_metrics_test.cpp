#include "cli/node_metrics.h"

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <sys/socket.h>
#include <unistd.h>

#include "ledger/store.h"

namespace yoriai::cli {
namespace {

using testing::HasSubstr;

class Socket {
 public:
  Socket() : number_(::socket(AF_INET, SOCK_STREAM, 0)) {}
  ~Socket() { ::close(number_); }
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;
  [[nodiscard]] int number() const { return number_; }

  static sockaddr_in loopback(std::uint16_t port) {
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_port = htons(port);
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return at;
  }
  // A port that nobody listens at.
  std::uint16_t bind() const {
    auto at = loopback(0);
    socklen_t length = sizeof at;
    auto* address = reinterpret_cast<sockaddr*>(&at);
    EXPECT_EQ(::bind(number_, address, length), 0);
    EXPECT_EQ(::getsockname(number_, address, &length), 0);
    return ntohs(at.sin_port);
  }

 private:
  int number_;
};

std::uint16_t free_port() { return Socket().bind(); }

std::string page_at(std::uint16_t port) {
  const Socket socket;
  const auto at = Socket::loopback(port);
  EXPECT_EQ(::connect(socket.number(), reinterpret_cast<const sockaddr*>(&at), sizeof at), 0);
  const std::string question = "GET /metrics HTTP/1.0\r\n\r\n";
  EXPECT_GT(::send(socket.number(), question.data(), question.size(), 0), 0);
  std::string page;
  std::array<char, 4096> piece{};
  for (;;) {
    const auto got = ::recv(socket.number(), piece.data(), piece.size(), 0);
    if (got <= 0) return page;
    page.append(piece.data(), static_cast<std::size_t>(got));
  }
}

TEST(NodeMetrics, ShowsWhatTheEarsHeard) {
  const auto port = free_port();
  NodeMetrics metrics({"127.0.0.1", port});
  net::RunnerEars ears;
  metrics.listen_through(ears);
  ears.figures({10, 9, 7, 3, 512, 2, 4});
  ears.refused(core::Refusal::voting_over);
  ears.refused(core::Refusal::voting_over);
  ears.waited(5, core::Duration{40});
  const auto page = page_at(port);
  EXPECT_THAT(page, HasSubstr("yoriai_entries{state=\"stored\"} 10\n"));
  EXPECT_THAT(page, HasSubstr("yoriai_entries{state=\"certified\"} 9\n"));
  EXPECT_THAT(page, HasSubstr("yoriai_entries{state=\"final\"} 7\n"));
  EXPECT_THAT(page, HasSubstr("yoriai_lag_entries 3\n"));
  EXPECT_THAT(page, HasSubstr("yoriai_held_events 3\n"));
  EXPECT_THAT(page, HasSubstr("yoriai_unsent_bytes 512\n"));
  EXPECT_THAT(page, HasSubstr("yoriai_connections{role=\"peer\"} 2\n"));
  EXPECT_THAT(page, HasSubstr("yoriai_connections{role=\"client\"} 4\n"));
  EXPECT_THAT(page, HasSubstr("yoriai_refusals_total{code=\"voting_over\"} 2\n"));
  EXPECT_THAT(page, HasSubstr("yoriai_final_seconds_count 5\n"));
  EXPECT_THAT(page, HasSubstr("yoriai_final_seconds_bucket{le=\"0.02\"} 0\n"));
  EXPECT_THAT(page, HasSubstr("yoriai_final_seconds_bucket{le=\"0.05\"} 5\n"));
}

TEST(NodeMetrics, OfATakenPortAreAFaultOfTheMachine) {
  const auto port = free_port();
  const NodeMetrics first({"127.0.0.1", port});
  EXPECT_THROW(NodeMetrics({"127.0.0.1", port}), ledger::EnvironmentError);
}

}  // namespace
}  // namespace yoriai::cli
