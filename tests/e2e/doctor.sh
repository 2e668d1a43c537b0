#!/usr/bin/env bash
# What a clerk does when a book is not well: asks the doctor, and makes it anew from an export.
source "$YORIAI_SOURCE_DIR/tests/e2e/_environment.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
json() { python3 -c "import json,sys; d=json.load(open('$work/said')); sys.exit(not ($1))" || { cat "$work/said" >&2; fail "$1"; }; }

new_book book
ends 0 "$yoriai" export old.jsonl --book book
ends 0 "$yoriai" member add Saburo --new-key saburo --unsealed --book book "${office[@]}"
ends 0 "$yoriai" export new.jsonl --book book
ends 0 "$yoriai" doctor --book book
says 'Nothing is wrong.'
ends 0 "$yoriai" doctor --book book --json
json 'd["ok"] and d["harm"] == "note" and d["findings"] == [] and d["books"][0]["good"] == 2'
ends 4 "$yoriai" doctor --book nowhere

chmod 644 book/keys/hanako.key
ends 1 "$yoriai" doctor --book book --lang ja
says 'ほかの人が鍵を読める'
chmod 600 book/keys/hanako.key

# A log that is gone: refused, with the doctor named; the doctor says how much is missing.
rm book/store/*.log
before=$(find book -type f -exec sha256sum {} + | sort)
ends 5 "$yoriai" show --book book
says 'yoriai doctor --book book'
ends 5 "$yoriai" doctor --book book
says 'The last acknowledged entry is not there.'
ends 5 "$yoriai" doctor --book book --json
json 'd["harm"] == "damaged" and "entries_missing" in [f["what"] for f in d["findings"]]'

# An export that is too old, bad, or of another book makes nothing.
ends 1 "$yoriai" doctor --book book --from old.jsonl
says 'from line 2 of the book on'
sed '3s/"index":[0-9]*/"index":9/' new.jsonl >bad.jsonl
ends 1 "$yoriai" doctor --book book --from bad.jsonl
says 'The export is not good itself.'
new_book other
ends 0 "$yoriai" export other.jsonl --book other
ends 1 "$yoriai" doctor --book book --from other.jsonl
says 'another book'
ends 2 "$yoriai" doctor --book book --from nowhere.jsonl
ends 4 "$yoriai" doctor --book book --from new.jsonl --into other
[ ! -e book.repaired ] || fail "something was made"

# The right one does; nothing in the damaged folder was touched all the while.
ends 0 "$yoriai" doctor --book book --from new.jsonl
says 'All that was acknowledged is there.'
[ "$before" = "$(find book -type f -exec sha256sum {} + | sort)" ] || fail "the damaged folder was touched"
ends 4 "$yoriai" doctor --book book --from new.jsonl
mv book book.damaged
mv book.repaired book
mv book.damaged/keys/*.key book/keys/
ends 0 "$yoriai" doctor --book book
ends 0 "$yoriai" member add Shiro --book book "${office[@]}"
ends 0 "$yoriai" audit --book book

# Without its high-water nobody can tell what an export would have to hold.
rm -r book/high-water
ends 5 "$yoriai" doctor --book book
says 'high-water file is gone'
ends 1 "$yoriai" doctor --book book --from new.jsonl
says 'nobody can tell whether this export holds everything'
echo "doctor: fine"
