// libsodium asks to be initialised before its random source and password hash are used.
#pragma once

namespace yoriai::ledger {

// Safe from many threads and as often as one likes.
void make_sodium_ready();

}  // namespace yoriai::ledger
