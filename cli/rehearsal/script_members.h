// Lines of a scenario about who founds and joins, their keys, cards and roles.
#pragma once

#include <vector>

#include "cli/rehearsal/script_names.h"
#include "core/event.h"

namespace yoriai::cli {

struct Newcomer {
  std::string name;
  std::string member_class;
  std::vector<std::string> devices;  // one key each
  core::HouseholdNumber household;
  std::string guardian;           // empty: none
  std::vector<core::Role> roles;  // founders only
};
struct FoundWith {  // one founder; those on lines next to each other found the book together
  Newcomer founder;
};
struct Join {  // one batch
  std::vector<Newcomer> newcomers;
  std::vector<std::string> by;  // registrars; empty: whoever holds the role
};
struct JoinCrowd {  // named "resident 1", "resident 2", … by their class
  std::uint32_t count = 0;
  std::string member_class;
  bool without_keys = false;
  core::HouseholdNumber household;
  std::string guardian;  // empty: none
};

struct NewClass {
  std::string name;
};
struct NewGuardian {
  std::string name;  // empty: none
};
struct ChangeMember {
  Who who;
  std::variant<core::MemberStatus, NewClass, core::HouseholdNumber, NewGuardian> to;
  std::vector<std::string> by;
};
struct GetCards {  // new ones, for each of them
  Who who;
  std::uint32_t count = 0;
  std::vector<std::string> by;  // registrars; empty: whoever holds the role
};
struct RecordCards {  // new ones that nobody has claimed
  std::uint32_t count = 0;
  std::vector<std::string> by;
};
struct PassCards {  // of those that somebody holds
  std::uint32_t count = 0;
  std::string from;  // empty: nobody
  std::string to;    // empty: nobody
  bool revoked = false;
  std::vector<std::string> by;
};
struct AddDevice {
  std::string person;
  std::string device;
};
struct ReplaceKeys {
  std::string person;
  std::vector<std::string> devices;
  bool recovered = false;  // by registrars, else by the person's own key
  std::vector<std::string> by;
};
struct ChangeRole {
  std::string person;
  core::Role role = core::Role::steward;
  bool grant = false;
  ProposalRef decided_by;
  std::vector<std::string> by;
};

}  // namespace yoriai::cli
