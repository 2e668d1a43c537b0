// Identifiers that nobody else has chosen.
#pragma once

#include <sodium.h>

#include "ledger/sodium_ready.h"

namespace yoriai::net {

template <class Id>
Id random_id() {
  ledger::make_sodium_ready();
  Id id;
  randombytes_buf(id.raw(), Id::kSize);
  return id;
}

}  // namespace yoriai::net
