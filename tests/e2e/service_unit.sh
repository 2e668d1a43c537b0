#!/usr/bin/env bash
# The unit of specs/operating is one that systemd understands, and as closed as it says.
set -euo pipefail
command -v systemd-analyze >/dev/null || { echo "service_unit: skipped, there is no systemd here"; exit 77; }
unit=$(realpath "$YORIAI_SOURCE_DIR/specs/operating/yoriai-node.service")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sed "s|/usr/local/bin/yoriai|$(realpath "$YORIAI")|" "$unit" >"$work/yoriai-node.service"
systemd-analyze verify --man=no "$work/yoriai-node.service" 2>"$work/said" || true
if grep -F yoriai-node.service "$work/said"; then exit 1; fi
# In tenths, from 0 (closed) to 100: a service that has the network as all it needs stays below 20.
systemd-analyze security --no-pager --offline=true --threshold=20 "$work/yoriai-node.service" >"$work/table" || {
  cat "$work/table"
  exit 1
}
tail -n 1 "$work/table"
