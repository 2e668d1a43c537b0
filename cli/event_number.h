// An event as people name it: by its number in hexadecimal, or the beginning of it.
#pragma once

#include "cli/failure.h"
#include "ledger/book.h"

namespace yoriai::cli {

// 8 to 64 digits, in small letters.
Attempted<std::string> event_digits(std::string text);
// The one event of the book whose number begins so; one that another event carries is of it, too.
Attempted<core::EventId> find_event(const ledger::Book& book, const std::string& text);

core::Unexpected<Failure> several_events();

// What is attested of, and where to see that it was.
struct AttestationSubject {
  core::EventId event;
  Words words;
  std::string next;
};
// By the number of a proposal or of an event.
Attempted<AttestationSubject> attestation_subject(const ledger::Book& book,
                                                  const std::string& text);

}  // namespace yoriai::cli
