#include "cli/order_file.h"

#include <chrono>
#include <thread>

#include "cli/read_file.h"
#include "cli/write_file.h"
#include "ledger/posix_file.h"

namespace yoriai::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kStand = "stand\n";
constexpr std::string_view kConsent = "consent\n";
constexpr std::size_t kMaxOrderBytes = 64;
// A peer looks twice a second; one that is busy with a long batch, a little later.
constexpr std::chrono::seconds kPatience{20};
constexpr std::chrono::milliseconds kBetweenLooks{100};

fs::path order_in(const fs::path& book) { return book / "order"; }

bool is_taken(const fs::path& file) {
  const auto end = std::chrono::steady_clock::now() + kPatience;
  while (ledger::path_exists(file)) {
    if (std::chrono::steady_clock::now() >= end) return false;
    std::this_thread::sleep_for(kBetweenLooks);
  }
  return true;
}

core::Unexpected<Failure> nobody_runs() {
  return fail(ExitCode::environment,
              {"この帳簿の受付（yoriai node）は動いていません。動かしてから、やり直してください。",
               "No peer (yoriai node) runs with this book. Start it, then try again."});
}

}  // namespace

core::Result<void, Failure> give_order(const fs::path& book, net::Order order) {
  const auto lock = book / "lock";
  if (!ledger::path_exists(lock) || !ledger::is_locked(lock)) return nobody_runs();
  const auto file = order_in(book);
  YORIAI_CHECK(write_file(file, order == net::Order::stand ? kStand : kConsent, true));
  if (is_taken(file)) return {};
  std::error_code ignored;
  fs::remove(file, ignored);
  return nobody_runs();
}

std::optional<net::Order> take_order(const fs::path& book) {
  const auto file = order_in(book);
  if (!ledger::path_exists(file)) return std::nullopt;
  const auto text = read_file(file, kMaxOrderBytes);
  std::error_code ignored;
  fs::remove(file, ignored);
  if (!text) return std::nullopt;
  if (*text == kStand) return net::Order::stand;
  if (*text == kConsent) return net::Order::consent;
  return std::nullopt;
}

}  // namespace yoriai::cli
