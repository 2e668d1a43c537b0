// What this machine can do at most, by bare calls into the libraries: the yardstick of every ratio.
#pragma once

#include "tests/bench/setting.h"

namespace yoriai::bench {

// Each is measured anew at every call, because a shared machine changes by the minute. Per second.
double bare_verify_rate(const Setting& setting);  // crypto_sign_verify_detached, all cores
double bare_key_check_rate(
    const Setting& setting);                        // crypto_core_ed25519_is_valid_point, all cores
double bare_box_open_rate(const Setting& setting);  // crypto_box_seal_open, one core
double bare_hash_rate(const Setting& setting, std::size_t bytes);  // SHA-256, one core
double synced_append_rate(const Setting& setting);                 // 300 bytes, then fdatasync

// A limit as it was just before and just after some work; the mean of both.
template <class Rate, class Work>
double around(const Rate& rate, const Work& work) {
  const double before = rate();
  work();
  return (before + rate()) / 2;
}

}  // namespace yoriai::bench
