// What the lines of a scenario are made of, each read from where the reader stands.
#pragma once

#include "cli/rehearsal/word_reader.h"

namespace yoriai::cli {

using ActionResult = FileResult<Action>;

// Whether the step's own words are over: the line ends, or "->" follows.
bool at_end(const WordReader& words);
// "proposal N", if it is there.
FileResult<ProposalRef> take_proposal(WordReader& words);
// "by A and B", if it is there.
FileResult<std::vector<std::string>> take_signers(WordReader& words);

FileResult<Who> parse_who(WordReader& words);
FileResult<std::string> only_one(const WordReader& words, const Who& who);

// After a subject. None when the verb is not theirs.
FileResult<std::optional<Action>> parse_member_verb(WordReader& words, const Who& who);
FileResult<std::optional<Action>> parse_card_verb(WordReader& words, const Who& who);
FileResult<std::optional<Action>> parse_key_verb(WordReader& words, const Who& who);
FileResult<std::optional<Action>> parse_proposal_verb(WordReader& words, const Who& who);
FileResult<std::optional<Action>> parse_voting_verb(WordReader& words, const Who& who);
FileResult<std::optional<Action>> parse_attestation(WordReader& words, const Who& who);
// The same of a peer, which speaks in no role; after its name.
FileResult<std::optional<Action>> parse_peer_attestation(WordReader& words, std::string peer);

// After "peers"; and after "node", what becomes of it, or what it says.
FileResult<PeersHeading> parse_peers(WordReader& words);
ActionResult parse_node(WordReader& words);

// After "station": what its box held.
ActionResult parse_station(WordReader& words);
// "yes", "no", "for A and B"; "A=5 B=-2".
FileResult<BallotWords> parse_vote_words(WordReader& words);
FileResult<BallotWords> parse_gift(WordReader& words);

// After "expect".
ActionResult parse_expectation(WordReader& words);

}  // namespace yoriai::cli
