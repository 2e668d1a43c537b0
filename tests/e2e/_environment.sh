# Read in by the tests of a machine in the way: a book to begin with, and words to say what is expected.
set -euo pipefail
yoriai=$(realpath "$YORIAI")
here=$YORIAI_SOURCE_DIR/tests/e2e
export LC_ALL=C.UTF-8
unset YORIAI_PASSPHRASE YORIAI_BOOK
office=(--as hanako --as jiro)

fail() { echo "FAILED: $*" >&2; exit 1; }
skip() { echo "skipped: $*"; exit 77; }
# ends CODE COMMAND...: the command ends with this exit code; what it says goes to $work/said.
ends() {
  local want=$1 got=0
  shift
  "$@" >"$work/said" 2>&1 </dev/null || got=$?
  [ "$got" = "$want" ] || { cat "$work/said" >&2; fail "exit $got instead of $want: $*"; }
}
says() { grep -qF -- "$1" "$work/said" || { cat "$work/said" >&2; fail "it does not say: $1"; }; }
new_book() {
  ends 0 "$yoriai" found --charter "$here/quick_charter.toml" --name Tsukigase --host coop.example \
    --operator 'The co-op' --founder hanako=steward,registrar,facilitator \
    --founder jiro=steward,registrar --rehearsal --unsealed --book "$1"
}
size_of() { "$yoriai" show --json --book "$1" | python3 -c 'import json,sys; print(json.load(sys.stdin)["size"])'; }
# Nothing half-written: entered again where needed, the book is good from its first line to its last.
whole() {
  ends 0 "$yoriai" advance --book "$1"
  ends 0 "$yoriai" audit --book "$1"
  ends 0 "$yoriai" doctor --book "$1"
}
