#!/usr/bin/env bash
# The code and the tests of another version on the migrations of this one (docs/adr/0030):
# npm run test:version-before -- REF [TESTS…]
set -euo pipefail
cd "$(dirname "$0")/.."

reference=${1:?usage: npm run test:version-before -- REF [TESTS…]}
shift
if ! git rev-parse --quiet --verify "$reference^{commit}" >/dev/null; then
  echo "not tried: this clone does not have $reference (git fetch --unshallow --tags)" >&2
  exit 2
fi

[ $# -gt 0 ] || set -- test/scim/ test/services/

before=$(mktemp -d)
trap 'git worktree remove --force "$before/tree"; rm -rf "$before"' EXIT
git worktree add --quiet --detach "$before/tree" "$reference"
rm -r "$before/tree/migrations"
cp -r migrations "$before/tree/migrations"
# Hard links, since what is looked up from a link is looked up where it leads to.
cp -al node_modules "$before/tree/node_modules" 2>/dev/null || cp -a node_modules "$before/tree/node_modules"
cd "$before/tree"
npm test -- "$@"
