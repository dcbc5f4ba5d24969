#!/bin/sh
# Writes the lock files from pyproject.toml, for every system and Python at once.
# Usage: sh packaging/lock.sh [--check|--upgrade]
#   (nothing)   what is locked stays, what is missing is added, what is not needed goes
#   --check     writes nothing and fails if the lock files do not follow from pyproject.toml;
#               newer releases are no reason
#   --upgrade   moves everything to its newest release
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
uv=$root/.venv/bin/uv
scratch=$(mktemp -d)
trap 'rm -rf -- "$scratch"' EXIT

# Each lock is held to the versions of the one before it, so that all install into one environment.
compile() {
    output=$1
    shift
    "$uv" pip compile --quiet --system-certs --universal --python-version 3.11 --generate-hashes \
        --no-header --no-emit-index-url "$@" $upgrade --output-file "$output" >/dev/null
}

upgrade=
[ "${1:-}" = --upgrade ] && upgrade=--upgrade

cp "$root/pyproject.toml" "$scratch"
for lock in "$root"/requirements*.lock; do
    [ ! -e "$lock" ] || cp "$lock" "$scratch"
done

cd "$scratch"
compile requirements.lock pyproject.toml --group build
compile requirements-pdf.lock pyproject.toml --extra pdf -c requirements.lock
compile requirements-dev.lock pyproject.toml --extra pdf --group dev -c requirements-pdf.lock
compile requirements-bench.lock --group bench -c requirements-dev.lock

stale=0
for lock in requirements*.lock; do
    if [ "${1:-}" != --check ]; then
        cp "$lock" "$root/$lock"
    elif ! diff -u "$root/$lock" "$lock"; then
        stale=1
    fi
done
if [ "$stale" = 1 ]; then
    echo 'pyproject.toml and the lock files disagree: run make lock' >&2
fi
exit "$stale"
