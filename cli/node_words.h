// What a running peer tells its operator.
#pragma once

#include "cli/language.h"
#include "net/desk.h"
#include "net/parting.h"

namespace yoriai::cli {

Words words_for(const net::Notice& notice);
// The same for programs.
std::string_view name_of(net::Notice::What what);
Words words_for(const net::Parting& parting);

}  // namespace yoriai::cli
