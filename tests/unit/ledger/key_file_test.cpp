#include "ledger/key_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "ledger/key_file_text.h"
#include "ledger/store.h"
#include "tests/support/keys.h"
#include "tests/support/scratch_folder.h"

namespace yoriai::tests {
namespace {

namespace fs = std::filesystem;
using core::KeyRole;
using ledger::KeyFileFault;
using ledger::KeyRing;
using ledger::SealCost;
using ledger::SecretKey;
using ledger::SecretText;

// The least there is: these tests are about the file.
constexpr SealCost kQuick = ledger::kMinSealCost;

SecretKey copy_of(const SecretKey& key) { return SecretKey(ledger::SecretSeed(key.seed().view())); }

KeyRing peer_ring() {
  KeyRing ring;
  ring.push_back({KeyRole::node, copy_of(key_named("node"))});
  ring.push_back({KeyRole::witness, copy_of(key_named("witness"))});
  ring.push_back({KeyRole::log, copy_of(key_named("log"))});
  return ring;
}

KeyRing member_ring() {
  KeyRing ring;
  ring.push_back({KeyRole::member, copy_of(key_named("member"))});
  return ring;
}

SecretText words(const char* text) { return SecretText(std::string(text)); }

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Over what is there, with the mode of a key file.
void put(const fs::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
  ASSERT_EQ(::chmod(path.c_str(), 0600), 0);
}

std::optional<KeyFileFault> fault(const fs::path& path, const SecretText* passphrase) {
  const auto ring = ledger::read_key_file(path, passphrase);
  return ring ? std::nullopt : std::optional(ring.error());
}

class KeyFile : public testing::Test {
 protected:
  void seal(const KeyRing& ring, const SealCost& cost = kQuick) {
    ledger::write_key_file(path_, ring, passphrase_, cost);
  }

  ScratchFolder folder_;
  fs::path path_ = folder_.path() / "peer.key";
  SecretText passphrase_ = words("雪の下の大根");
};

TEST_F(KeyFile, SealedKeysComeBack) {
  seal(peer_ring());
  const auto ring = ledger::read_key_file(path_, &passphrase_);
  ASSERT_TRUE(ring);
  ASSERT_EQ(ring->size(), 3U);
  for (const auto& [name, key] : peer_ring()) {
    const SecretKey* found = ledger::find_key(*ring, name);
    ASSERT_NE(found, nullptr) << ledger::to_string(name);
    EXPECT_EQ(found->public_key(), key.public_key());
    EXPECT_EQ(found->sign(core::bytes_of("m")), key.sign(core::bytes_of("m")));
  }
  EXPECT_EQ(ledger::find_key(*ring, KeyRole::member), nullptr);
}

TEST_F(KeyFile, UnsealedKeysComeBackWithoutPassphrase) {
  ledger::write_unsealed_key_file(path_, member_ring());
  const auto ring = ledger::read_key_file(path_, nullptr);
  ASSERT_TRUE(ring);
  EXPECT_EQ(ledger::find_key(*ring, KeyRole::member)->public_key(),
            key_named("member").public_key());
}

TEST_F(KeyFile, DefaultCostIsTheModerateOne) {
  ledger::write_key_file(path_, member_ring(), passphrase_);
  EXPECT_NE(read(path_).find("\"passes\": 3,\n    \"memory\": 268435456,"), std::string::npos);
  EXPECT_EQ(fault(path_, &passphrase_), std::nullopt);
}

TEST_F(KeyFile, SummaryNeedsNoPassphrase) {
  seal(peer_ring());
  const auto sealed = ledger::summarize_key_file(path_);
  ASSERT_TRUE(sealed);
  EXPECT_TRUE(sealed->sealed);
  ASSERT_EQ(sealed->keys.size(), 3U);
  EXPECT_EQ(sealed->keys[1],
            (ledger::ListedKey{KeyRole::witness, key_named("witness").public_key()}));
  const fs::path plain = folder_.path() / "plain.key";
  ledger::write_unsealed_key_file(plain, member_ring());
  EXPECT_FALSE(ledger::summarize_key_file(plain)->sealed);
}

TEST_F(KeyFile, SeedsShowOnlyWhenUnsealed) {
  seal(peer_ring());
  const std::string seed = core::to_hex(key_named("log").seed().view());
  EXPECT_EQ(read(path_).find(seed), std::string::npos);
  const fs::path plain = folder_.path() / "plain.key";
  ledger::write_unsealed_key_file(plain, peer_ring());
  EXPECT_NE(read(plain).find(seed), std::string::npos);
}

TEST_F(KeyFile, SealingTwiceGivesOtherBytes) {
  seal(member_ring());
  const std::string first = read(path_);
  fs::remove(path_);
  seal(member_ring());
  EXPECT_NE(read(path_), first);
}

TEST_F(KeyFile, WrongPassphraseIsSaid) {
  seal(member_ring());
  const SecretText wrong = words("雪の下の人参");
  const SecretText empty = words("");
  EXPECT_EQ(fault(path_, &wrong), KeyFileFault::passphrase_wrong);
  EXPECT_EQ(fault(path_, &empty), KeyFileFault::passphrase_needed);
  EXPECT_EQ(fault(path_, nullptr), KeyFileFault::passphrase_needed);
}

// None of these needs the passphrase: damage is known before.
void expect_every_flip_refused(const std::string& good) {
  ASSERT_TRUE(ledger::parse_key_file(good));
  for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
    std::string bad = good;
    bad[bit / 8] = static_cast<char>(bad[bit / 8] ^ (1 << (bit % 8)));
    ASSERT_FALSE(ledger::parse_key_file(bad)) << bit << ": " << bad;
  }
}

TEST_F(KeyFile, EveryFlippedBitIsRefused) {
  seal(peer_ring());
  expect_every_flip_refused(read(path_));
  const fs::path plain = folder_.path() / "plain.key";
  ledger::write_unsealed_key_file(plain, peer_ring());
  expect_every_flip_refused(read(plain));
}

TEST_F(KeyFile, CutShortIsRefused) {
  seal(member_ring());
  const std::string good = read(path_);
  for (std::size_t size = 0; size + 1 < good.size(); ++size) {
    ASSERT_FALSE(ledger::parse_key_file(good.substr(0, size))) << size;
  }
}

// The check in the file is no secret: whoever changes the file on purpose makes a new one.
TEST_F(KeyFile, ChangesOnPurposeNeedThePassphrase) {
  seal(peer_ring());
  const auto good = ledger::parse_key_file(read(path_));
  ASSERT_TRUE(good);
  const auto fault_of = [&](const ledger::KeyFileText& changed) {
    put(path_, std::string(std::string_view(ledger::render_key_file(changed))));
    return fault(path_, &passphrase_);
  };
  EXPECT_EQ(fault_of(*good), std::nullopt);
  auto changed = *good;
  std::swap(changed.keys[0].name, changed.keys[1].name);
  EXPECT_EQ(fault_of(changed), KeyFileFault::passphrase_wrong);
  changed = *good;
  changed.keys[0].key = key_named("stranger").public_key();
  EXPECT_EQ(fault_of(changed), KeyFileFault::passphrase_wrong);
  changed = *good;
  changed.seal.cost.passes += 1;
  EXPECT_EQ(fault_of(changed), KeyFileFault::passphrase_wrong);
  changed = *good;
  changed.seal.box[5] ^= std::byte{1};
  EXPECT_EQ(fault_of(changed), KeyFileFault::passphrase_wrong);
}

TEST_F(KeyFile, LineEndsOfOtherSystemsDoNoHarm) {
  seal(member_ring());
  std::string text;
  for (const char c : read(path_)) {
    if (c == '\n') text += '\r';
    text += c;
  }
  put(path_, text);
  EXPECT_EQ(fault(path_, &passphrase_), std::nullopt);
}

TEST_F(KeyFile, ListedKeyMustBeThatOfTheSeed) {
  ledger::write_unsealed_key_file(path_, member_ring());
  auto changed = ledger::parse_key_file(read(path_));
  ASSERT_TRUE(changed);
  changed->keys[0].key = key_named("stranger").public_key();
  const auto text = ledger::render_key_file(*changed);
  ASSERT_TRUE(ledger::parse_key_file(text));
  put(path_, std::string(std::string_view(text)));
  EXPECT_EQ(fault(path_, nullptr), KeyFileFault::damaged);
}

std::string replaced(std::string text, std::string_view old, std::string_view by) {
  const auto at = text.find(old);
  EXPECT_NE(at, std::string::npos) << old;
  return text.replace(at, old.size(), by);
}

struct Spoilt {
  const char* what;
  const char* old;
  const char* by;
  KeyFileFault fault;
};

TEST_F(KeyFile, FieldsHaveOneForm) {
  seal(peer_ring());
  const std::string good = read(path_);
  const Spoilt rows[] = {
      {"another format", "yoriai-key/1", "yoriai-key/2", KeyFileFault::not_a_key_file},
      {"a field more", "\"format\"", "\"more\": 1, \"format\"", KeyFileFault::damaged},
      {"a field less", "\"format\": \"yoriai-key/1\",", "", KeyFileFault::not_a_key_file},
      {"an unknown name", "\"witness\"", "\"wisdom\"", KeyFileFault::damaged},
      {"a name twice", "\"witness\"", "\"node\"", KeyFileFault::damaged},
      {"another password hash", "argon2id13", "argon2i13", KeyFileFault::damaged},
      {"another cipher", "xchacha20poly1305-ietf", "aes256-gcm", KeyFileFault::damaged},
      {"passes as text", "\"passes\": 1", "\"passes\": \"1\"", KeyFileFault::damaged},
      {"negative passes", "\"passes\": 1", "\"passes\": -1", KeyFileFault::damaged},
      {"no passes", "\"passes\": 1", "\"passes\": 0", KeyFileFault::damaged},
      {"too many passes", "\"passes\": 1", "\"passes\": 17", KeyFileFault::too_costly},
      {"too little memory", "\"memory\": 8192", "\"memory\": 8191", KeyFileFault::damaged},
      {"too much memory", "\"memory\": 8192", "\"memory\": 1073741825", KeyFileFault::too_costly},
      {"a comment", "{", "{ /* hello */", KeyFileFault::damaged},
      {"a trailing comma", "\"\n}", "\",\n}", KeyFileFault::damaged},
      {"upper-case digits", "\"check\": \"", "\"check\": \"A", KeyFileFault::damaged},
  };
  for (const Spoilt& row : rows) {
    put(path_, replaced(good, row.old, row.by));
    EXPECT_EQ(fault(path_, &passphrase_), row.fault) << row.what;
  }
}

TEST_F(KeyFile, NameTwiceIsRefusedEvenWithARightCheck) {
  ledger::write_unsealed_key_file(path_, peer_ring());
  auto changed = ledger::parse_key_file(read(path_));
  ASSERT_TRUE(changed);
  changed->keys[1].name = KeyRole::node;
  EXPECT_EQ(ledger::parse_key_file(ledger::render_key_file(*changed)).error(),
            KeyFileFault::damaged);
}

TEST_F(KeyFile, OtherFilesAreNoKeyFiles) {
  for (const char* text : {"", "hello", "{}", "[]", "null", "{\"format\": 1}",
                           "-----BEGIN OPENSSH PRIVATE KEY-----\n"}) {
    put(path_, text);
    EXPECT_EQ(fault(path_, &passphrase_), KeyFileFault::not_a_key_file) << text;
  }
  put(path_, std::string(16 * 1024 + 1, ' '));
  EXPECT_EQ(fault(path_, &passphrase_), KeyFileFault::not_a_key_file);
  put(path_, std::string(16 * 1024, '['));
  EXPECT_EQ(fault(path_, &passphrase_), KeyFileFault::not_a_key_file);
}

TEST_F(KeyFile, OpenToOthersIsRefused) {
  seal(member_ring());
  for (const unsigned mode : {0640U, 0604U, 0660U}) {
    ASSERT_EQ(::chmod(path_.c_str(), mode), 0);
    EXPECT_EQ(fault(path_, &passphrase_), KeyFileFault::open_to_others) << mode;
    EXPECT_EQ(ledger::summarize_key_file(path_).error(), KeyFileFault::open_to_others) << mode;
  }
  ASSERT_EQ(::chmod(path_.c_str(), 0600), 0);
  EXPECT_EQ(fault(path_, &passphrase_), std::nullopt);
}

// The JSON blocks of specs/key-file.md: the key of seed 0101…01, unsealed and sealed.
std::vector<std::string> examples_of_the_specification() {
  const std::string page = read(fs::path(YORIAI_SOURCE_DIR) / "specs" / "key-file.md");
  constexpr std::string_view kOpening = "```json\n";
  std::vector<std::string> out;
  for (auto at = page.find(kOpening); at != std::string::npos; at = page.find(kOpening, at)) {
    at += kOpening.size();
    out.push_back(page.substr(at, page.find("```", at) - at));
  }
  return out;
}

TEST_F(KeyFile, ExamplesOfTheSpecificationOpen) {
  const auto examples = examples_of_the_specification();
  ASSERT_EQ(examples.size(), 2U);
  const SecretText passphrase = words("a cup of tea");
  for (const std::string& text : examples) {
    put(path_, text);
    const auto ring = ledger::read_key_file(path_, &passphrase);
    ASSERT_TRUE(ring) << to_string(ring.error());
    EXPECT_EQ(core::to_hex(ledger::find_key(*ring, KeyRole::member)->seed().view()),
              "0101010101010101010101010101010101010101010101010101010101010101");
    const auto parsed = ledger::parse_key_file(text);
    EXPECT_EQ(std::string(std::string_view(ledger::render_key_file(*parsed))), text);
  }
}

TEST_F(KeyFile, NeverWrittenOverAnother) {
  seal(member_ring());
  const std::string before = read(path_);
  EXPECT_THROW(seal(peer_ring()), ledger::EnvironmentError);
  EXPECT_THROW(ledger::write_unsealed_key_file(path_, peer_ring()), ledger::EnvironmentError);
  EXPECT_EQ(read(path_), before);
}

TEST_F(KeyFile, MissingFileIsTheEnvironmentsFault) {
  EXPECT_THROW(static_cast<void>(fault(path_, nullptr)), ledger::EnvironmentError);
  EXPECT_THROW(static_cast<void>(ledger::summarize_key_file(path_)), ledger::EnvironmentError);
}

TEST(KeyFileFault, EveryOneHasAName) {
  EXPECT_EQ(to_string(KeyFileFault::not_a_key_file), "not_a_key_file");
  EXPECT_EQ(to_string(KeyFileFault::open_to_others), "open_to_others");
  EXPECT_EQ(to_string(KeyFileFault::damaged), "damaged");
  EXPECT_EQ(to_string(KeyFileFault::too_costly), "too_costly");
  EXPECT_EQ(to_string(KeyFileFault::passphrase_needed), "passphrase_needed");
  EXPECT_EQ(to_string(KeyFileFault::passphrase_wrong), "passphrase_wrong");
}

TEST(SecretText, TheOriginalIsWiped) {
  std::string original = "a passphrase that does not fit inside the string";
  const char* const place = original.data();
  const std::size_t size = original.size();
  const SecretText text(std::move(original));
  EXPECT_TRUE(std::all_of(place, place + size, [](char c) { return c == '\0'; }));
  EXPECT_EQ(text.view().size(), size);
}

}  // namespace
}  // namespace yoriai::tests
