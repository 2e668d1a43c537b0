// Entries with their bodies as a store gives them back: neighbours, in one buffer.
#pragma once

#include <vector>

#include "core/bytes.h"

namespace yoriai::ledger {

class StoredRows {
 public:
  void reserve(std::size_t rows, std::size_t bytes);
  void clear();
  void add(core::ByteView entry, core::ByteView salted_body);

  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  // What they take in memory.
  [[nodiscard]] std::size_t bytes() const { return buffer_.size() + rows_.size() * sizeof(Row); }
  // Both begin on a word's boundary, so that they are read where they lie. Good until the next add.
  [[nodiscard]] core::ByteView entry(std::size_t at) const {
    return core::ByteView(buffer_).subspan(rows_[at].entry, rows_[at].entry_size);
  }
  // The entry behind the zero byte with which its leaf is hashed.
  [[nodiscard]] core::ByteView leaf(std::size_t at) const {
    return core::ByteView(buffer_).subspan(rows_[at].entry - 1, 1 + rows_[at].entry_size);
  }
  [[nodiscard]] core::ByteView salted_body(std::size_t at) const {
    return core::ByteView(buffer_).subspan(rows_[at].body, rows_[at].body_size);
  }

 private:
  struct Row {  // where they begin in the buffer, and how long they are
    std::size_t entry = 0;
    std::size_t entry_size = 0;
    std::size_t body = 0;
    std::size_t body_size = 0;
  };
  std::size_t put(core::ByteView bytes);

  core::ByteVector buffer_;
  std::vector<Row> rows_;
};

}  // namespace yoriai::ledger
