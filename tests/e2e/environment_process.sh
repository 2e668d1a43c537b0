#!/usr/bin/env bash
# The clock stands wrong, memory is short, or the process is told to stop: a clear answer, the right
# exit code, and nothing half-written.
source "$YORIAI_SOURCE_DIR/tests/e2e/_environment.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
new_book book

# Short of memory, from hardly any to enough: told, or done; never a crash.
short_of_memory() {
  local told=0 kib before after code
  for kib in 24000 32000 40000 48000 56000 64000 72000 80000 120000 300000; do
    before=$(size_of book)
    code=0
    (ulimit -v "$kib"; exec "$yoriai" member add "With $kib" --book book "${office[@]}") >said 2>&1 || code=$?
    after=$(size_of book)
    case $code in
      0) [ "$after" = $((before + 1)) ] || fail "acknowledged with $kib KiB, and not there" ;;
      4) grep -q 'not enough memory\|Cannot allocate memory' said || { cat said >&2; fail "not told ($kib KiB)"; }
         told=$((told + 1)) ;;
      127) ;; # the program could not even be loaded
      *) cat said >&2; fail "exit $code with $kib KiB" ;;
    esac
    ends 0 "$yoriai" audit --book book
  done
  [ "$told" -gt 0 ] || fail "memory was never short"
  told=0
  # Just enough to be loaded: what is made before main runs short as well.
  for kib in $(seq 24000 50 48000); do
    code=0
    (ulimit -v "$kib"; exec "$yoriai" --version) >said 2>&1 || code=$?
    case $code in
      0) break ;;
      4) grep -q 'not enough memory' said || fail "not told ($kib KiB)"; told=$((told + 1)) ;;
      127) ;;
      # Some KiB above that the loader of glibc crashes itself, also when it only lists the libraries.
      139) code=0
           (ulimit -v "$kib"; LD_TRACE_LOADED_OBJECTS=1 exec "$yoriai") >said 2>&1 || code=$?
           [ "$code" = 139 ] || fail "crashed with $kib KiB before main" ;;
      *) cat said >&2; fail "exit $code with $kib KiB before main" ;;
    esac
  done
  [ "$told" -gt 0 ] || fail "memory was never short before main"
}
# A limited address space has no room for what AddressSanitizer and ThreadSanitizer keep beside it.
grep -qaE '__[at]san_init' "$yoriai" || short_of_memory
ends 0 "$yoriai" doctor --book book

# Told to stop in the middle of many batches: the book is not there, or it is whole.
"$yoriai" rehearse "$YORIAI_SOURCE_DIR/tests/scenario/purse.txt" --into big --quiet >/dev/null
ends 0 "$yoriai" export big.jsonl --book big
stopped=0
for tenths in 1 2 3 4 6 8 12 16 24; do
  rm -rf copy
  "$yoriai" import big.jsonl --book copy >said 2>&1 &
  running=$!
  sleep "$((tenths / 10)).$((tenths % 10))"
  kill -TERM "$running" 2>/dev/null || true
  code=0
  wait "$running" || code=$?
  case $code in
    0) ends 0 "$yoriai" audit --book copy ;;
    143)
      stopped=$((stopped + 1))
      says 'stopped by a signal'
      [ ! -e copy ] || fail "a book that is not whole has its name"
      ;;
    *) cat said >&2; fail "exit $code after SIGTERM" ;;
  esac
done
[ "$stopped" -gt 0 ] || fail "it was never stopped in between"
rm -rf copy
ends 0 "$yoriai" import big.jsonl --book copy
[ ! -e copy.unfinished ] || fail "what was cut short is still there"
whole_of_both=$(for b in big copy; do "$yoriai" audit --book $b --json | python3 -c 'import json,sys; print(json.load(sys.stdin)["root"])'; done | sort -u | wc -l)
[ "$whole_of_both" = 1 ] || fail "the imported book differs"
stopped=0
for tenths in 1 3 5 8; do
  rm -rf played
  "$yoriai" rehearse "$YORIAI_SOURCE_DIR/tests/scenario/purse.txt" --into played --lang ja >said 2>&1 &
  running=$!
  sleep "0.$tenths"
  kill -TERM "$running" 2>/dev/null || true
  code=0
  wait "$running" || code=$?
  [ "$code" = 143 ] || continue
  stopped=$((stopped + 1))
  says '途中で止められました'
  # Cut short before its first line, or with every line that had been entered.
  code=0
  "$yoriai" audit --book played >said 2>&1 || code=$?
  case $code in
    0) ;;
    1) says 'checkpoint is missing' ;;
    4) says 'no book' ;;
    *) cat said >&2; fail "audit of a book cut short ended with $code" ;;
  esac
done
[ "$stopped" -gt 0 ] || fail "no rehearsal was stopped in between"

# The clock: set back, and far forward with a deadline in between.
command -v faketime >/dev/null || skip "the rest needs faketime"
export ASAN_OPTIONS=verify_asan_link_order=0
# libfaketime puts its own waits before those of ThreadSanitizer: that then sees mutexes locked twice,
# and with another monotonic clock its waits would never end.
export FAKETIME_DONT_FAKE_MONOTONIC=1 TSAN_OPTIONS="${TSAN_OPTIONS:-} report_bugs=0"
before=$(size_of book)
ends 4 faketime -f -1d "$yoriai" member add Late --book book "${office[@]}"
says "This machine's clock is behind"
ends 4 faketime -f -1d "$yoriai" member add Late --book book "${office[@]}" --lang ja
says 'この機械の時計が遅れています'
ends 4 faketime -f +500d "$yoriai" member add Late --book book "${office[@]}"
says 'more than a year has gone by'
echo 'A bench.' >bench.md
ends 0 "$yoriai" propose --title Bench --wording bench.md --method yes_no --as hanako --book book
ends 0 "$yoriai" second 1 --as jiro --book book
ends 0 "$yoriai" announce 1 --opens "$(date -u -d '+1 hour' +%FT%TZ)" --closes "$(date -u -d '+2 hours' +%FT%TZ)" \
  --grace 1s --as hanako --book book
for verb in advance "vote 1 yes --as hanako"; do
  ends 4 faketime -f +3d "$yoriai" $verb --book book
  says 'The clock is far ahead'
done
ends 4 faketime -f +3d "$yoriai" advance --book book --lang ja
says '時計が大きく進んでいて'
[ "$(size_of book)" = $((before + 3)) ] || fail "a wrong clock wrote something"
whole book
ends 0 faketime -f +3d "$yoriai" advance --confirm-clock --book book
ends 0 "$yoriai" audit --book book
echo "environment_process: fine"
