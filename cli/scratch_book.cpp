#include "cli/scratch_book.h"

namespace yoriai::cli {

ScratchBook::ScratchBook(const std::filesystem::path& folder) {
  if (folder.empty()) {
    in_memory_ = ledger::Book::found(store_, high_water_);
    book_ = in_memory_.get();
  } else {
    folder_ = ledger::BookFolder::create(folder);
    book_ = &folder_->found();
  }
}

}  // namespace yoriai::cli
