#include "tests/bench/bench.h"
#include "tests/bench/limits.h"
#include "tests/bench/stopwatch.h"

namespace yoriai::bench {
namespace {

constexpr std::size_t kEventBytes = 300;
constexpr std::size_t kNodeBytes = 65;  // what an inner node of the tree hashes

Row limit(const std::string& name, const std::string& unit, const std::string& note,
          std::function<double()> rate) {
  return {name, unit, {}, [note, rate = std::move(rate)] {
            const Stopwatch watch;
            const double figure = rate();
            return Measured{figure, 0, watch.seconds(), note};
          }};
}

}  // namespace

std::vector<Row> limit_rows(Bench& bench) {
  const auto& setting = bench.setting();
  return {
      limit("limit/verify", "signatures/s", "crypto_sign_verify_detached, all cores",
            [&] { return bare_verify_rate(setting); }),
      limit("limit/key_check", "keys/s", "crypto_core_ed25519_is_valid_point, all cores",
            [&] { return bare_key_check_rate(setting); }),
      limit("limit/box_open", "boxes/s", "crypto_box_seal_open, one core",
            [&] { return bare_box_open_rate(setting); }),
      limit("limit/synced_append", "writes/s", "300 bytes and fdatasync",
            [&] { return synced_append_rate(setting); }),
      limit("limit/sha256_300", "hashes/s", "300 bytes, one core",
            [&] { return bare_hash_rate(setting, kEventBytes); }),
      limit("limit/sha256_node", "hashes/s", "65 bytes, one core",
            [&] { return bare_hash_rate(setting, kNodeBytes); }),
  };
}

}  // namespace yoriai::bench
