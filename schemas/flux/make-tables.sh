#!/bin/sh
# Writes what lies beside this script from a history of Flux's CRDs, made of all flux2 releases:
#   make-tables.sh DIRECTORY
# DIRECTORY holds api-versions.tsv (group, kind, version, introduced, deprecated, removed, ...), migration-field-changes.tsv
# (group, kind, from version, to version, compared in, change, path, ...), and below crds/ a directory flux-vMAJOR.MINOR.PATCH of CRDs
# for every release line, flagger-vVERSION, and flux-schema-catalog-flux (the JSON Schemas of fluxcd/flux-schema).
set -eu
from=$1
to=$(dirname "$0")

rm -rf "$to"/*/
set --
for crds in $(ls -d "$from"/crds/flux-v*/ | sort -V); do
  release=$(basename "$crds" | sed 's/^flux-v\([0-9]*\.[0-9]*\).*/\1/')
  set -- "$@" --release "$release=$crds"
done
dryflux schemas import "$@" --output "$to"

set --
for kind in FluxInstance FluxReport ResourceSet ResourceSetInputProvider; do
  set -- "$@" --kind "fluxcd.controlplane.io/v1/$kind=$from/crds/flux-schema-catalog-flux/fluxcd.controlplane.io_$(echo $kind | tr A-Z a-z)_v1.json"
done
dryflux schemas import "$@" "$from"/crds/flagger-v*/*.yaml --output "$to"

{
  echo "# Life of every Flux API version by the CRDs of the flux2 releases v0.0.13 to v2.9.4: group, kind, version, the release lines that"
  echo "# introduced, deprecated and removed it. Oldest version of a kind first."
  awk -F'\t' 'NR > 1 {
    for (i = 4; i <= 6; i++) { sub(/^v/, "", $i); sub(/\.[0-9]+$/, "", $i) }
    printf "%s\t%s\t%s\t%s\t%s\t%s\n", $1, $2, $3, $4, $5, $6
  }' "$from/api-versions.tsv"
} > "$to/api-versions.tsv"

{
  echo "# Fields that a Flux API version has and the version that replaced it has not: group, kind, version, path. Only the topmost field"
  echo "# of what was dropped."
  awk -F'\t' 'NR > 1 && $6 == "dropped" {
    key = $1 "\t" $2 "\t" $3
    parent = $7
    while (sub(/(\[\]|\.[^.\[]+)$/, "", parent)) if ((key, parent) in seen) next
    seen[key, $7] = 1
    print key "\t" $7
  }' "$from/migration-field-changes.tsv"
} > "$to/dropped-fields.tsv"
