// What is wrong with a book or its export, in words; and an audit's report, for people and
// programs.
#pragma once

#include "cli/app.h"
#include "ledger/audit.h"

namespace yoriai::cli {

// Where it is and what it is: "line 7: …".
Words fault_words(const ledger::Fault& fault);

// How many peers of several stand behind a book.
Words countersigned_words(const ledger::Countersigned& signing);
// Says what was found and gives it as the answer; `elapsed` is what the audit took.
ExitCode report_audit(Context& context, const ledger::AuditReport& report, core::Duration elapsed);

}  // namespace yoriai::cli
