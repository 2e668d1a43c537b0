// Being told to stop (SIGTERM, SIGINT, SIGHUP) at any moment: says what that means for the book,
// then ends by that very signal, so that whoever started the program sees it. A batch that is on
// its way is whole in the book or not at all: nothing has to be finished first.
#pragma once

#include "cli/language.h"

namespace yoriai::cli {

// From now on. Also: a write beyond a limit on the size of files (SIGXFSZ) is an error of that
// write, not the end of the process.
void answer_stop_signals(Language language, bool json);

// For std::set_terminate: out of memory in a thread that cannot tell is a fault of the machine.
[[noreturn]] void end_on_terminate();

// For the time before main, too: nothing static fails for another reason, and there may be no room
// even for the exception that would say so.
[[noreturn]] void end_for_want_of_memory();

}  // namespace yoriai::cli
