// The one-shot functions of OpenSSL's newer interface cost 15 to 30 % more on short inputs.
#define OPENSSL_SUPPRESS_DEPRECATED
#include "core/sha256.h"

#include <openssl/sha.h>

#include <array>
#include <cstring>
#include <utility>

#include "core/assert.h"

namespace yoriai::core {
namespace {

constexpr std::size_t kBlock = SHA256_CBLOCK;

// One message on its way through the blocks of FIPS 180-4 section 5.
class Lane {
 public:
  [[nodiscard]] bool idle() const { return blocks_ == 0; }

  void begin(ByteView message, Digest& out) {
    YORIAI_ASSERT(SHA256_Init(&state_) == 1);
    out_ = &out;
    next_ = raw(message);
    blocks_ = message.size() / kBlock;
    pad(message);
    if (blocks_ == 0) go_to_tail();
  }

  void step() {
    SHA256_Transform(&state_, next_);
    next_ += kBlock;
    if (--blocks_ > 0) return;
    if (tail_blocks_ > 0) return go_to_tail();
    const std::span<std::byte> out(out_->data);
    for (std::size_t i = 0; i < kWords; ++i) {
      store_big_endian(out.subspan(i * kWord, kWord), state_.h[i]);
    }
  }

 private:
  static const unsigned char* raw(ByteView bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
  }

  static constexpr std::size_t kWord = sizeof(std::uint32_t);
  static constexpr std::size_t kWords = Digest::kSize / kWord;
  static constexpr std::size_t kLength = 8;  // bytes of the length at the end

  // What is over whole blocks, a bit that is set, zeros, and the length in bits.
  void pad(ByteView message) {
    const auto rest = message.subspan(blocks_ * kBlock);
    tail_blocks_ = rest.size() + 1 + kLength <= kBlock ? 1 : 2;
    tail_.fill(std::byte{0});
    if (!rest.empty()) std::memcpy(tail_.data(), rest.data(), rest.size());
    tail_[rest.size()] = std::byte{0x80};
    const auto length = std::span(tail_).subspan(tail_blocks_ * kBlock - kLength, kLength);
    store_big_endian(length, std::uint64_t{message.size()} * 8);
  }

  void go_to_tail() {
    next_ = raw(tail_);
    blocks_ = std::exchange(tail_blocks_, 0);
  }

  SHA256_CTX state_{};
  const unsigned char* next_ = nullptr;
  std::size_t blocks_ = 0;  // from next_ on
  std::size_t tail_blocks_ = 0;
  std::array<std::byte, 2 * kBlock> tail_{};
  Digest* out_ = nullptr;
};

}  // namespace

// A block has to wait for the one before it, but not for another message's.
void sha256_each(std::span<const ByteView> messages, std::span<Digest> digests) {
  YORIAI_ASSERT(messages.size() == digests.size());
  std::array<Lane, 2> lanes;
  std::size_t next = 0;
  for (bool busy = true; busy;) {
    busy = false;
    for (auto& lane : lanes) {
      if (lane.idle() && next < messages.size()) {
        lane.begin(messages[next], digests[next]);
        ++next;
      }
      if (lane.idle()) continue;
      lane.step();
      busy = true;
    }
  }
}

Digest sha256(std::initializer_list<ByteView> parts) {
  SHA256_CTX context;
  YORIAI_ASSERT(SHA256_Init(&context) == 1);
  for (const auto part : parts) {
    YORIAI_ASSERT(SHA256_Update(&context, part.data(), part.size()) == 1);
  }
  Digest out;
  YORIAI_ASSERT(SHA256_Final(out.raw(), &context) == 1);
  return out;
}

struct Sha256::Context {
  SHA256_CTX openssl;
};

Sha256::Sha256() : context_(std::make_unique<Context>()) {
  YORIAI_ASSERT(SHA256_Init(&context_->openssl) == 1);
}

Sha256::~Sha256() = default;

void Sha256::add(ByteView part) {
  YORIAI_ASSERT(SHA256_Update(&context_->openssl, part.data(), part.size()) == 1);
}

Digest Sha256::digest() {
  Digest out;
  YORIAI_ASSERT(SHA256_Final(out.raw(), &context_->openssl) == 1);
  return out;
}

}  // namespace yoriai::core
