#!/bin/sh
# Writes what lies beside this script:
#   make-tables.sh OPENAPI CHECKOUT...
# OPENAPI is the OpenAPI v2 document of an API server (kubernetes/api/openapi-spec/swagger.json, plain or gzipped). CHECKOUT is a git
# clone, with tags, of kubernetes/api, kubernetes/apiextensions-apiserver or kubernetes/kube-aggregator: every release of them says
# how long it serves its API versions, in code made from tags in their types.
set -eu
openapi=$1
shift
to=$(dirname "$0")

rm -rf "$to"/*/
dryflux schemas import "$openapi" --optional "$to/optional.tsv" --output "$to"

# A later release knows better, and an API version that is gone from the code keeps what was last said of it.
life() {
  for release in $(git -C "$1" tag --list 'v0.*.0' | grep -v - | sort -V); do
    for file in $(git -C "$1" ls-tree -r --name-only "$release" | grep 'zz_generated.prerelease-lifecycle.go$' || true); do
      group=$(git -C "$1" show "$release:$(dirname "$file")/register.go" | sed -n 's/.*GroupName *= *"\(.*\)"/\1/p')
      git -C "$1" show "$release:$file" | awk -v group="$group" -v version="$(basename "$(dirname "$file")")" '
        /^func \(in \*/ { kind = $3; sub(/^\*/, "", kind); sub(/\)$/, "", kind); fact = $4; sub(/^APILifecycle/, "", fact); sub(/\(.*/, "", fact) }
        /^\treturn [0-9]/ { sub(/,/, "", $2); said[kind, fact] = $2 "." $3; kinds[kind] = 1 }
        /^\treturn schema/ { match($0, /Group: "[^"]*"/); g = substr($0, RSTART + 8, RLENGTH - 9); match($0, /Version: "[^"]*"/); v = substr($0, RSTART + 10, RLENGTH - 11)
          match($0, /Kind: "[^"]*"/); said[kind, fact] = (g == "" ? v : g "/" v) "\t" substr($0, RSTART + 7, RLENGTH - 8) }
        END { for (kind in kinds) if (kind !~ /List$/)
          printf "%s\t%s\t%s\t%s\t%s\t%s\t%s\n", group, version, kind, said[kind, "Introduced"], said[kind, "Deprecated"], said[kind, "Removed"],
            (kind, "Replacement") in said ? said[kind, "Replacement"] : "\t" }'
    done
  done
}

{
  echo "# Written by make-tables.sh: facts of Kubernetes, Apache-2.0, Copyright The Kubernetes Authors. The life of every built-in API"
  echo "# version: group, version, kind, the releases that introduced, deprecated and removed it, apiVersion and kind of its replacement."
  for checkout in "$@"; do life "$checkout"; done |
    awk -F'\t' '{ last[$1 "\t" $2 "\t" $3] = $0 } END { for (key in last) print last[key] }' | LC_ALL=C sort
} > "$to/api-versions.tsv"
