// What the doctor found, in words: what is wrong, what it means for the ballots, what to do.
#pragma once

#include "cli/language.h"
#include "ledger/doctor.h"

namespace yoriai::cli {

struct FindingWords {
  Words wrong;
  Words meaning;
  Words to_do;  // empty when there is nothing to do
};
FindingWords words_for(const ledger::Finding& finding);

// Why a book was not made anew out of an export; empty when it was.
Words words_for(const ledger::Repair& repair);

}  // namespace yoriai::cli
