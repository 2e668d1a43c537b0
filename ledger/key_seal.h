// Seeds under a passphrase: Argon2id version 1.3 makes a 32-byte key of it, XChaCha20-Poly1305
// (IETF) encrypts and authenticates; associated data is head ‖ passes u64 ‖ memory u64 ‖ salt.
#pragma once

#include "ledger/key_file_text.h"

namespace yoriai::ledger {

// Everything about a seal that is authenticated beside the seeds.
core::ByteVector sealed_head(core::ByteView head, const Seal& seal);

// Fresh salt and nonce from the system's random source. Throws EnvironmentError without memory.
Seal seal_seeds(core::ByteView head, const SecretBytes& seeds, const SecretText& passphrase,
                const SealCost& cost);
// Refuses with passphrase_wrong: the box has its own checksum in the file, so that damage is known
// before.
KeyFileResult<SecretBytes> open_seal(core::ByteView head, const Seal& seal,
                                     const SecretText& passphrase);

}  // namespace yoriai::ledger
