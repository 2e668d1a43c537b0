#include "ledger/private_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "ledger/store.h"
#include "tests/support/scratch_folder.h"

namespace yoriai::tests {
namespace {

namespace fs = std::filesystem;
using ledger::EnvironmentError;
using ledger::read_private_file;
using ledger::write_private_file;

const core::ByteView kContent = core::bytes_of("a secret");

std::string text_of(const ledger::SecretBytes& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::size_t files_in(const fs::path& folder) {
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

EnvironmentError::Cause cause_of_writing(const fs::path& path) {
  try {
    write_private_file(path, kContent);
  } catch (const EnvironmentError& error) {
    return error.cause();
  }
  ADD_FAILURE() << "written";
  return {};
}

TEST(PrivateFile, IsForItsOwnerAlone) {
  const ScratchFolder folder;
  const fs::path path = folder.path() / "key";
  write_private_file(path, kContent);
  struct stat found {};
  ASSERT_EQ(::stat(path.c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 07777U, 0600U);
  EXPECT_EQ(files_in(folder.path()), 1U);
  const auto file = read_private_file(path, 100);
  EXPECT_EQ(text_of(file.bytes), "a secret");
  EXPECT_FALSE(file.longer_than_limit);
  EXPECT_FALSE(file.open_to_others);
}

TEST(PrivateFile, NeverOverAnother) {
  const ScratchFolder folder;
  const fs::path path = folder.path() / "key";
  std::ofstream(path) << "older";
  EXPECT_EQ(cause_of_writing(path), EnvironmentError::Cause::already_exists);
  EXPECT_EQ(text_of(read_private_file(path, 100).bytes), "older");
  EXPECT_EQ(files_in(folder.path()), 1U);
}

TEST(PrivateFile, NeverOverALinkToNowhere) {
  const ScratchFolder folder;
  const fs::path path = folder.path() / "key";
  fs::create_symlink(folder.path() / "elsewhere", path);
  EXPECT_EQ(cause_of_writing(path), EnvironmentError::Cause::already_exists);
  EXPECT_FALSE(fs::exists(folder.path() / "elsewhere"));
}

TEST(PrivateFile, NowhereToWriteIsSaid) {
  const ScratchFolder folder;
  EXPECT_EQ(cause_of_writing(folder.path() / "missing" / "key"),
            EnvironmentError::Cause::not_found);
  EXPECT_THROW(static_cast<void>(read_private_file(folder.path() / "missing", 100)),
               EnvironmentError);
  EXPECT_THROW(static_cast<void>(read_private_file(folder.path(), 100)), EnvironmentError);
}

TEST(PrivateFile, ReaderSaysWhoElseMayReadOrWrite) {
  const ScratchFolder folder;
  const fs::path path = folder.path() / "key";
  write_private_file(path, kContent);
  for (const unsigned mode : {0640U, 0604U, 0620U, 0602U, 0644U, 0600U, 0400U, 0700U}) {
    ASSERT_EQ(::chmod(path.c_str(), mode), 0);
    EXPECT_EQ(read_private_file(path, 100).open_to_others, (mode & 077U) != 0) << mode;
  }
}

TEST(PrivateFile, ReaderStopsAtTheLimit) {
  const ScratchFolder folder;
  const fs::path path = folder.path() / "key";
  write_private_file(path, kContent);
  EXPECT_FALSE(read_private_file(path, 8).longer_than_limit);
  EXPECT_TRUE(read_private_file(path, 7).longer_than_limit);
}

}  // namespace
}  // namespace yoriai::tests
