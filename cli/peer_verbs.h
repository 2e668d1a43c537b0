// The verbs of `yoriai peer`, each in a file of its own.
#pragma once

#include "cli/app.h"

namespace yoriai::cli {

void add_peer_card(CLI::App& peer, Context& context);
void add_peer_changes(CLI::App& peer, Context& context);  // add, remove, rekey
void add_peer_list(CLI::App& peer, Context& context);
void add_peer_settings(CLI::App& peer, Context& context);
void add_peer_status(CLI::App& peer, Context& context);
void add_peer_succeed(CLI::App& peer, Context& context);

}  // namespace yoriai::cli
