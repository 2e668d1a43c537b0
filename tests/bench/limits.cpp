// As in core/sha256.cpp: the fastest interface on short inputs.
#define OPENSSL_SUPPRESS_DEPRECATED
#include "tests/bench/limits.h"

#include <fcntl.h>
#include <openssl/sha.h>
#include <sodium.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <stdexcept>
#include <vector>

#include "tests/bench/parallel.h"
#include "tests/bench/row.h"
#include "tests/bench/stopwatch.h"

namespace yoriai::bench {
namespace {

// About what an event signs: domain line and header.
constexpr std::size_t kMessageBytes = 200;
constexpr std::size_t kAppendBytes = 300;
constexpr std::size_t kBallotBytes = 80;  // what the box of a ballot in points on ten options holds
constexpr std::size_t kSigned = 64;       // different messages, so that no cache of one answers

struct SignedMessage {
  std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> key{};
  std::array<unsigned char, crypto_sign_BYTES> signature{};
  std::array<unsigned char, kMessageBytes> message{};
};

std::vector<SignedMessage> signed_messages() {
  std::vector<SignedMessage> all(kSigned);
  for (std::size_t i = 0; i < all.size(); ++i) {
    std::array<unsigned char, crypto_sign_SEEDBYTES> seed{};
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret{};
    seed[0] = static_cast<unsigned char>(i);
    all[i].message.fill(static_cast<unsigned char>(i));
    crypto_sign_seed_keypair(all[i].key.data(), secret.data(), seed.data());
    crypto_sign_detached(all[i].signature.data(), nullptr, all[i].message.data(), kMessageBytes,
                         secret.data());
  }
  return all;
}

// Calls work(i), i = 0, 1, …, on all cores until the time is over; how many a second.
template <class Work>
double rate_on_all_cores(double limit_s, const Work& work) {
  std::atomic<std::uint64_t> done = 0;
  const Stopwatch watch;
  on_all_cores([&](unsigned) {
    std::uint64_t mine = 0;
    do work(mine++);
    while (watch.seconds() < limit_s);
    done += mine;
  });
  return static_cast<double>(done.load()) / watch.seconds();
}

int open_scratch(const std::filesystem::path& file) {
  std::filesystem::create_directories(file.parent_path());
  const int fd = ::open(file.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
  if (fd < 0) throw std::runtime_error("cannot write " + file.string());
  return fd;
}

}  // namespace

double bare_verify_rate(const Setting& setting) {
  static const auto all = signed_messages();
  std::atomic<bool> good = true;
  const double rate = rate_on_all_cores(setting.limit_s(), [&](std::uint64_t i) {
    const auto& one = all[i % all.size()];
    if (crypto_sign_verify_detached(one.signature.data(), one.message.data(), kMessageBytes,
                                    one.key.data()) != 0) {
      good = false;
    }
  });
  require(good, "libsodium refused a good signature");
  return rate;
}

double bare_key_check_rate(const Setting& setting) {
  static const auto all = signed_messages();
  std::atomic<bool> good = true;
  const double rate = rate_on_all_cores(setting.limit_s() / 2, [&](std::uint64_t i) {
    if (crypto_core_ed25519_is_valid_point(all[i % all.size()].key.data()) != 1) good = false;
  });
  require(good, "libsodium refused a good key");
  return rate;
}

double bare_box_open_rate(const Setting& setting) {
  std::array<unsigned char, crypto_box_PUBLICKEYBYTES> key{};
  std::array<unsigned char, crypto_box_SECRETKEYBYTES> secret{};
  const std::array<unsigned char, crypto_box_SEEDBYTES> seed{1};
  crypto_box_seed_keypair(key.data(), secret.data(), seed.data());
  std::array<unsigned char, kBallotBytes> ballot{};
  std::array<unsigned char, kBallotBytes + crypto_box_SEALBYTES> box{};
  require(crypto_box_seal(box.data(), ballot.data(), ballot.size(), key.data()) == 0,
          "libsodium closed no box");
  std::uint64_t done = 0;
  bool good = true;
  const Stopwatch watch;
  for (; good && watch.seconds() < setting.limit_s() / 2; ++done) {
    good =
        crypto_box_seal_open(ballot.data(), box.data(), box.size(), key.data(), secret.data()) == 0;
  }
  require(good, "libsodium opened no box");
  return static_cast<double>(done) / watch.seconds();
}

double bare_hash_rate(const Setting& setting, std::size_t bytes) {
  constexpr std::uint64_t kBetweenLooks = 1024;
  std::vector<unsigned char> message(bytes);
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  std::uint64_t done = 0;
  const Stopwatch watch;
  for (; watch.seconds() < setting.limit_s() / 2; done += kBetweenLooks) {
    for (std::uint64_t i = 0; i < kBetweenLooks; ++i) {
      SHA256_CTX context;
      SHA256_Init(&context);
      SHA256_Update(&context, message.data(), message.size());
      SHA256_Final(digest.data(), &context);
    }
  }
  return static_cast<double>(done) / watch.seconds();
}

double synced_append_rate(const Setting& setting) {
  const auto file = setting.folder / "synced_append";
  const int fd = open_scratch(file);
  const std::vector<char> line(kAppendBytes, 'x');
  std::uint64_t done = 0;
  bool good = true;
  const Stopwatch watch;
  for (; good && watch.seconds() < setting.limit_s(); ++done) {
    good = ::write(fd, line.data(), line.size()) == static_cast<ssize_t>(line.size()) &&
           ::fdatasync(fd) == 0;
  }
  const double seconds = watch.seconds();
  ::close(fd);
  good = good && std::filesystem::file_size(file) == done * kAppendBytes;
  std::filesystem::remove(file);
  require(good, "the synced file is not what was written");
  return static_cast<double>(done) / seconds;
}

}  // namespace yoriai::bench
