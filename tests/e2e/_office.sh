# Read in by the tests of an office at work: an empty folder to work in, and words to say what is expected.
yoriai=$(realpath "${YORIAI:-$1}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export YORIAI_BOOK=$work/book LC_ALL=C.UTF-8
unset YORIAI_PASSPHRASE

fail() { echo "$(basename "$0" .sh): $*" >&2; exit 1; }
# expect_exit CODE COMMAND...: the output is kept in $work/said
expect_exit() {
  local want=$1 got=0
  shift
  "$@" >"$work/said" 2>&1 </dev/null || got=$?
  [ "$got" = "$want" ] || { cat "$work/said" >&2; fail "exit $got instead of $want: $*"; }
}
ok() { expect_exit 0 "$yoriai" "$@"; }
refused() { expect_exit 3 "$yoriai" "$@"; }
said() { grep -qF -- "$1" "$work/said" || { cat "$work/said" >&2; fail "it does not say: $1"; }; }
# The values of a JSON answer: field FIELD...
field() { python3 -c 'import json,sys; a=json.load(sys.stdin); print(*[eval("a"+f,{"a":a}) for f in sys.argv[1:]])' "$@"; }
in_ms() { date -u -d "@$(awk -v now="$(date +%s.%N)" -v ms="$1" 'BEGIN{printf "%.3f", now+ms/1000}')" +%Y-%m-%dT%H:%M:%S.%3NZ; }
# Waits for an instant: the windows are long, because a busy machine takes seconds for what is done in them.
wait_for() { sleep "$(awk -v now="$(date +%s.%N)" -v then="$(date -d "$1" +%s.%N)" 'BEGIN{d = then - now + 0.1; print (d > 0 ? d : 0)}')"; }
