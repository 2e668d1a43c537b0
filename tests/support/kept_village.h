// A village's events on their way into a Book: what Village did in memory, done again through a
// store.
#pragma once

#include "ledger/book.h"
#include "tests/support/village.h"

namespace yoriai::tests {

struct Sent {
  ledger::Submission submission;
  core::Instant at;
};

// As it was sent before it became this line, with the wording of bodies.h where it is a draft.
Sent sent_as(const Line& line);
// A proposal drafted, seconded, announced, opened, voted on by its three members and closed, after
// two more have joined: one line of every kind that a book sees most.
Village voted_village();
std::vector<core::Result<ledger::Accepted>> append_one(ledger::Book& book, const Sent& sent);
// Appends what the book does not hold yet, one line a batch; every line must get in.
void append_rest(ledger::Book& book, const std::vector<Line>& lines);
// The note of the peer that leads the epoch.
std::string sign_as_sequencer(ledger::Book& book, core::Instant now);

}  // namespace yoriai::tests
