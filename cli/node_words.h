// What a running peer tells its operator.
#pragma once

#include "cli/language.h"
#include "net/desk.h"
#include "net/parting.h"

namespace yoriai::cli {

// A peer by the beginning of its node key.
std::string short_name(const core::PublicKey& node);
Words words_for(const net::Notice& notice);
Words words_for(const net::Parting& parting);

}  // namespace yoriai::cli
