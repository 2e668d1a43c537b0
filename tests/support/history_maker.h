// The steps of a generated history, one after the other. Keeps in mind who is there, so that
// changes of members and keys are legal and most ballots and delegations are good.
#pragma once

#include "tests/support/dice.h"
#include "tests/support/plain_history.h"

namespace yoriai::tests {

class HistoryMaker {
 public:
  // Appends to history.steps; both outlive the maker.
  HistoryMaker(Dice& dice, naive::History& history);
  void add_step(naive::Number at);
  // Now and then somebody says something in office. Has dice of its own.
  void let_say(Dice& dice, naive::Number at);
  // So that there is something to count where cards are.
  void deal_cards(naive::Number at);
  // So that there are households where they vote.
  void move_in(naive::Number at);
  // After all votes have closed.
  void let_chairs_decide();

 private:
  struct Face {
    int status = naive::kActive;
    int member_class = 0;
    int generation = 0;
    std::vector<int> devices;  // by generation
    int spoken = 0;            // highest revision used, roughly
    int guardian = 0;
    int household = 0;
  };

  void join(naive::Number at);
  void change_status(naive::Number at);
  void change_class(naive::Number at);
  void change_kin(naive::Number at);
  // New ones, sold ones, revoked ones, and lists that contradict what is known.
  void record_cards(naive::Number at);
  naive::CardRow some_card_row();
  // Now and then somebody casts the ballot of their household.
  void speak_for_household(naive::Step& step);
  void add_device(naive::Number at);
  void replace_keys(naive::Number at);
  void cast(naive::Number at);
  void enter_paper(naive::Number at);
  // What a ballot says in one of the votes, with its receipts.
  void say_something(naive::Step& step, naive::Number at);
  void count_box(naive::Number at);
  void note_presence(naive::Number at);
  // Members in ascending order, mostly of one house.
  std::vector<int> some_members(int house);
  int house_of(int member);
  void fill_box(naive::Step& step, const naive::Vote& vote);
  void begin_epoch(naive::Number at);
  // To a ballot of before, which may have been refused or be in the book already.
  void show_again(naive::Number at);
  void delegate(naive::Number at);
  // Who speaks for the voter, mostly somebody who may.
  void set_channel(naive::Step& step);
  void decide(naive::Number at);
  void revoke(naive::Step& step);
  // Chooses with which key and revision a member speaks; false when they have no key.
  bool set_speaker(naive::Step& step, int member);
  naive::Ballot some_ballot(const naive::Vote& vote);
  naive::Ballot some_points(const naive::Vote& vote);
  void spoil(naive::Ballot& ballot, const naive::Vote& vote);
  void add_receipts(naive::Step& step, const naive::Vote& vote);
  naive::Number some_expiry(naive::Number at);
  int some_member();
  int some_vote(naive::Number at);
  Face& face(int member) { return faces_[static_cast<std::size_t>(member - 1)]; }

  Dice& dice_;
  naive::History& history_;
  std::vector<Face> faces_;
  int slips_ = 0;  // the highest used, roughly
  int cards_ = 0;  // made so far
};

}  // namespace yoriai::tests
