// yoriai member voices.
#pragma once

#include "cli/app.h"

namespace yoriai::cli {

void add_member_voices(CLI::App& member, Context& context);

}  // namespace yoriai::cli
