// Every verb of the command line, each in a file of its own: cli/verb_<name>.cpp.
#pragma once

#include "cli/app.h"

namespace yoriai::cli {

void add_advance(CLI::App& app, Context& context);
void add_announce(CLI::App& app, Context& context);
void add_attest(CLI::App& app, Context& context);
void add_attestations(CLI::App& app, Context& context);
void add_audit(CLI::App& app, Context& context);
void add_charter(CLI::App& app, Context& context);
void add_card(CLI::App& app, Context& context);
void add_casting_vote(CLI::App& app, Context& context);
void add_delegate(CLI::App& app, Context& context);
void add_doctor(CLI::App& app, Context& context);
void add_evidence(CLI::App& app, Context& context);
void add_export(CLI::App& app, Context& context);
void add_found(CLI::App& app, Context& context);
void add_import(CLI::App& app, Context& context);
void add_key(CLI::App& app, Context& context);
void add_log(CLI::App& app, Context& context);
void add_member(CLI::App& app, Context& context);
void add_minutes(CLI::App& app, Context& context);
void add_node(CLI::App& app, Context& context);
void add_paper(CLI::App& app, Context& context);
void add_peer(CLI::App& app, Context& context);
void add_propose(CLI::App& app, Context& context);
void add_publish_minutes(CLI::App& app, Context& context);
void add_recount(CLI::App& app, Context& context);
void add_register(CLI::App& app, Context& context);
void add_rehearse(CLI::App& app, Context& context);
void add_role(CLI::App& app, Context& context);
void add_seal(CLI::App& app, Context& context);
void add_second(CLI::App& app, Context& context);
void add_show(CLI::App& app, Context& context);
void add_sign(CLI::App& app, Context& context);
void add_status(CLI::App& app, Context& context);
void add_submit(CLI::App& app, Context& context);
void add_tally(CLI::App& app, Context& context);
void add_vote(CLI::App& app, Context& context);
void add_withdraw(CLI::App& app, Context& context);

}  // namespace yoriai::cli
