// Checkpoints and cosignatures that others have published, byte for byte.
#include <gtest/gtest.h>

#include "core/sha256.h"
#include "ledger/base64.h"
#include "ledger/checkpoint.h"
#include "ledger/merkle.h"

namespace yoriai::tests {
namespace {

using core::bytes_of;
using ledger::Checkpoint;
using ledger::SecretKey;
using ledger::SecretSeed;

// github.com/transparency-dev/tessera, testdata/build_log.sh and testdata/log/checkpoint.0 to .15
// (Apache-2.0): the words as leaves, one after the other, the log's secret key, and the signature
// line of each size.
const std::string kOrigin = "example.com/log/testdata";
constexpr const char* kVerifierKey =
    "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx";
constexpr const char* kLogSecret = "AeymY/SZAX0jZcJ8enZ5FY1Dz+wTML2yWSkK+9DSF3eg";
constexpr const char* kLeaves[] = {"one",    "two",   "three",    "four",    "five",
                                   "six",    "seven", "eit",      "nain",    "ten",
                                   "ileven", "twelf", "threeten", "fourten", "fivten"};
constexpr const char* kLogSignatures[] = {
    "M9e0lhxJACzE1KoUdqKuPa+9p6R7dSW8BlEvrg/noo8FkGg6PbJoRNOcdjqjOq89wVvTA60eubCc4oufo5BvIVEgtQc=",
    "M9e0lhr9kuLxGdAtaUrhm84TQffVsLdcy808sN0a3WyniNlfcr9+bywoiIke1YYciCNjJGkCgIlQ8b16jhsmg/SChAM=",
    "M9e0llH4NKmlf0u7C8tkJioQOmi7l5ELqljXgKRg6R3G5JJ7vx7emDWo5fpqKuA/Dk/jRrI6il+7QCVirNhyUAWGoAk=",
    "M9e0lvAQRtH832pk2RTbeSeZMkp4FZSdJYFBUjO5SKxuRbywPUF3cx+HUrb50kjd3rUWW/fj53Wj1dwcwh9bGQnqVAg=",
    "M9e0lnFuWt0cp60moO4jAkeXvMNLIIOGn4WdyeHQurBt9mBi0tWdfkldiAt9k0FpwuZymvttsVn9uwyouXU3vPpeNAc=",
    "M9e0lmn5eDHyHP10zJObZdFAX2y1V8fdDKBi4IiHbDYf1TCUBwxZOhqwv2QZCqrdda2zTRTrmnwjwscN5RBTEmZUYAs=",
    "M9e0ln+nHSdGSHEZBcjvqyYDXDbG8WxDwCDjbbGAMv/NTynAtJWhckSXIpuwpN3yJ4PTtzUbD34YGqIZr6RgJRn16gU=",
    "M9e0luA5JhTRUki/BBQD0QNiH6AEJ2pdtsA5CQjqJErViuuKrN6513RCTL2640wXJv0dCed3neRGI6dMzBq9uANf2Qc=",
    "M9e0lq1EK37dHtgv9O3UzPxisw5vwIPcJsX9ab0xt4mvVfbdUR1fbMjN6sBFYpBoBEmD4+cWhj/AVgI5MitCO5+mews=",
    "M9e0ls3mdnWX0qk4P3uGG0eYiFRWSwPR+RdeD1ARmrHPHjXP0x9UJWASPFTOTqJo0mp7Epck2O9RFB0J9IjDdAewagw=",
    "M9e0lrmwaVEOWFZ+HS5ITnRd2YMOSWE5QeoYu+6DHwJLnJ+SVeJ2ZiYeD7lVC5oGJx76gbfLSyCUEq6D8JkarrsuiQQ=",
    "M9e0lqbRtWirJwbUy4w3VrK2RyzfW8P+OIkc8t6b6AVG/tQd1Q2SN+uCLYzNNFnf/PhzeCdURSGQe1MRnohCxPu21wg=",
    "M9e0lrFzoTgi+ovhrqX0DpsEAp3wLu1coMLIkeCwSkGfS4Ox4pLXo2LHudqm4merh0ZkCNzHr8kQwq5gS5mmimIvdA4=",
    "M9e0liO8x8xfEOGmZVYODUjQajkEpjccPQ9EkG3yEEDet4K3BWE/DFRPH6H+b6gFFFaG5KS1bBmYS/xeZJs8lj+z+wM=",
    "M9e0lu8roIpjC+NXEG7JDkajIahoYDYWgxDtxfx/6rzLoztU9t/PvivZ48xt8ygJpjzaboSpkbVv3Jb+D3NdXWQf5wo=",
    "M9e0luh4jTG+UMBqOUo9/q+yAEvx1ilBEniMvjf1zfcBOhg+CKubMt53MvIt/uEWP6zdkdIQzd/fmwlM/dlPWF74ewI="};

SecretKey key_in(const char* base64) {
  const auto material = ledger::from_base64(base64);
  return SecretKey(SecretSeed(core::ByteView(*material).subspan(1)));
}

std::string note_of(const Checkpoint& checkpoint, std::vector<ledger::NoteSignature> signatures) {
  return ledger::write_note({ledger::checkpoint_text(checkpoint), std::move(signatures)});
}

TEST(PublishedCheckpoints, ALogsKeyHasItsPublishedName) {
  EXPECT_EQ(
      ledger::verifier_key(kOrigin, ledger::NoteKeyType::ed25519, key_in(kLogSecret).public_key()),
      kVerifierKey);
}

TEST(PublishedCheckpoints, EverySizeOfALogIsSignedWithThePublishedBytes) {
  const auto key = key_in(kLogSecret);
  ledger::MerkleTree tree;
  for (std::uint64_t size = 0; size < std::size(kLogSignatures); ++size) {
    if (size > 0) tree.append(ledger::leaf_hash(bytes_of(kLeaves[size - 1])));
    const Checkpoint checkpoint{kOrigin, size, tree.root()};
    const auto published =
        ledger::checkpoint_text(checkpoint) + "\n— " + kOrigin + " " + kLogSignatures[size] + "\n";
    const auto note = note_of(checkpoint, {ledger::sign_checkpoint(checkpoint, key)});
    EXPECT_EQ(note, published);
    EXPECT_TRUE(ledger::has_log_signature(*ledger::parse_note(published),
                                          {kOrigin, {key.public_key()}, {}}));
  }
}

// github.com/FiloSottile/sunlight, cmd/skylight/testdata: gen.go, which names the seeds, and
// witness/<hash of the origin>/checkpoint and witness2/... (ISC).
struct Cosigned {
  const char* origin;
  const char* witness;
  const char* seed_text;
  const char* verifier_key_id;
  const char* line;
};
constexpr std::uint64_t kTimeSeconds = 1'767'139'200;
constexpr std::uint64_t kSize = 300;
constexpr Cosigned kCosigned[] = {
    {"rome2026h1.example.org", "witness.example.org", "skylight test witness key", "b8a2cf20",
     "uKLPIAAAAABpVGeAhm2bOvKc3LaB9PFN1ruG19Y5yqslmcAAbhftnn1Zznmo0LXFZq4LGvqKqLX8jWlwLKasxEGTLIqAV"
     "us"
     "neCBmBw=="},
    {"milan2026h1.example.org", "witness2.example.org", "skylight test witness2 key", "2e55b896",
     "LlW4lgAAAABpVGeAN/uFWqfjdU94rrKxFycCggM0Sa1L5tOJCJdYBwJ41CQsgKWA6B0+vywok3cPI3JIzuPeR+VotuYe/"
     "eN"
     "y0+30Dw=="}};

TEST(PublishedCheckpoints, WitnessesCosignWithThePublishedBytes) {
  for (const auto& row : kCosigned) {
    const SecretKey key(SecretSeed(core::sha256(bytes_of(row.seed_text)).view()));
    const Checkpoint checkpoint{row.origin, kSize,
                                core::sha256(bytes_of("skylight test tree root"))};
    EXPECT_EQ(note_of(checkpoint,
                      {ledger::cosign_checkpoint(checkpoint, row.witness, kTimeSeconds, key)}),
              ledger::checkpoint_text(checkpoint) + "\n— " + row.witness + " " + row.line + "\n");
    const auto name = ledger::verifier_key(row.witness, ledger::NoteKeyType::ed25519_cosignature,
                                           key.public_key());
    EXPECT_EQ(name.substr(std::string_view(row.witness).size() + 1, 8), row.verifier_key_id);
  }
}

// A log signature of a type that is not ours stands beside the cosignature; who opens the note
// passes over it.
TEST(PublishedCheckpoints, AWitnessIsFoundBesideALogOfAnotherType) {
  const auto& row = kCosigned[0];
  const SecretKey key(SecretSeed(core::sha256(bytes_of(row.seed_text)).view()));
  const std::string note = std::string(row.origin) +
                           "\n300\nlCkHUpkmVBEms2r2T1K6Og69+wUuuN3MIEW1/ezu2v0=\n\n" +
                           "— rome2026h1.example.org "
                           "kVB1JgAAAZtxtEwABAMARzBFAiEAi+mTa2xjL1IdWpH82OeciGsGvwRAP+f1WkfKaSZC"
                           "fFECIHoNPZ/Q3y6UNzvKOO9cuLr6V16vPNfhwhle9f6r5H/Z\n" +
                           "— witness.example.org " + row.line + "\n";
  const auto parsed = ledger::parse_note(note);
  ASSERT_TRUE(parsed);
  EXPECT_EQ(ledger::write_note(*parsed), note);
  const auto node = key.public_key();  // whichever
  EXPECT_EQ(ledger::cosigned_by(*parsed, {row.origin, {}, {{row.witness, node, node}}}),
            std::vector{node});
  auto changed = note;
  changed[changed.find("300")] = '4';
  EXPECT_TRUE(ledger::cosigned_by(*ledger::parse_note(changed),
                                  {row.origin, {}, {{row.witness, node, node}}})
                  .empty());
}

}  // namespace
}  // namespace yoriai::tests
