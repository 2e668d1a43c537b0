// Every verb of the command line, each in a file of its own: cli/verb_<name>.cpp.
#pragma once

#include "cli/app.h"

namespace yoriai::cli {

void add_audit(CLI::App& app, Context& context);
void add_export(CLI::App& app, Context& context);
void add_import(CLI::App& app, Context& context);
void add_recount(CLI::App& app, Context& context);
void add_rehearse(CLI::App& app, Context& context);

}  // namespace yoriai::cli
