#!/usr/bin/env bash
# The disk is full, may not grow, cannot be written to, or another process writes: a clear answer in
# both languages, exit code 4, and a book that is whole afterwards.
source "$YORIAI_SOURCE_DIR/tests/e2e/_environment.sh"
if [ -z "${YORIAI_OWN_MOUNTS:-}" ]; then
  unshare -m true 2>/dev/null || skip "no mounts of one's own here"
  YORIAI_OWN_MOUNTS=1 exec unshare -m bash "$0"
fi
work=$(mktemp -d)
trap 'cd /; umount "$work/disk" 2>/dev/null; rm -rf "$work"' EXIT
cd "$work"
mkdir disk
mount -t tmpfs -o size=200m none disk || skip "no tmpfs here"
new_book disk/book

# Full, with less and less room left: whatever is hit, what was acknowledged stays.
fill() { # fill KIB_LEFT
  local room
  room=$(($(df --output=avail -k disk | tail -1) - $1))
  head -c "$((room * 1024))" /dev/zero >disk/filler
}
refused=0
for left in 0 4 8 16 24 32 64 128; do
  before=$(size_of disk/book)
  fill "$left"
  code=0
  "$yoriai" member add "Member of $left" --book disk/book "${office[@]}" >said 2>&1 || code=$?
  rm disk/filler
  after=$(size_of disk/book)
  case $code in
    0) [ "$after" = $((before + 1)) ] || fail "acknowledged with $left KiB left, and not there" ;;
    4)
      grep -q 'The disk is full' said || { cat said >&2; fail "not told ($left KiB left)"; }
      refused=$((refused + 1))
      [ "$after" -le $((before + 1)) ] || fail "more was written than asked for"
      ;;
    *) cat said >&2; fail "exit $code with $left KiB left" ;;
  esac
  whole disk/book
done
[ "$refused" -gt 2 ] || fail "the disk was hardly ever full ($refused times)"
fill 0
ends 4 "$yoriai" member add Saburo --book disk/book "${office[@]}" --lang ja
says 'ディスクがいっぱい'
rm disk/filler
ends 0 "$yoriai" export book.jsonl --book disk/book
fill 64
ends 4 "$yoriai" import "$work/book.jsonl" --book disk/copy
says 'The disk is full'
[ ! -e disk/copy ] || fail "half an import has the name of a book"
rm disk/filler

# A limit on the size of files is a full disk too.
(ulimit -f 1; ends 4 "$yoriai" member add Saburo --book disk/book "${office[@]}")
says 'The disk is full'
whole disk/book

# A folder that can only be read: reading works, writing says why not.
mkdir locked
mount --bind disk/book locked
mount -o remount,bind,ro locked
ends 0 "$yoriai" show --book locked
ends 0 "$yoriai" audit --book locked
ends 4 "$yoriai" member add Saburo --book locked "${office[@]}"
says 'This place cannot be written to.'
ends 4 "$yoriai" member add Saburo --book locked "${office[@]}" --lang ja
says 'ここには書きこめません。'
ends 1 "$yoriai" doctor --book locked
says 'This folder cannot be written to.'
umount locked
whole disk/book

# A second process, while one holds the book for writing and waits for its passphrase.
echo 'a passphrase' >passphrase
ends 0 "$yoriai" key new sealed --passphrase-file passphrase --book disk/book
mkfifo never
"$yoriai" second 1 --as sealed --passphrase-file never --book disk/book >first 2>&1 &
first=$!
for _ in $(seq 100); do
  "$yoriai" doctor --book disk/book --json | grep -q being_written && break
  sleep 0.1
done
ends 4 "$yoriai" member add Saburo --book disk/book "${office[@]}"
says 'Another program is writing to this book.'
ends 4 "$yoriai" advance --book disk/book --lang ja
says '別のプログラムが、この帳簿に書いています。'
ends 0 "$yoriai" show --book disk/book
ends 0 "$yoriai" doctor --book disk/book
says 'Another program is writing to this book now.'
kill -TERM "$first"
code=0
wait "$first" || code=$?
[ "$code" = 143 ] || fail "ended with $code after SIGTERM"
grep -q 'stopped by a signal' first || fail "it does not say that it was stopped"
whole disk/book
echo "environment_disk: fine"
