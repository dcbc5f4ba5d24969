#!/bin/sh
# Fails unless the bundle installs and its demo runs with no network and an empty home.
# Usage: sh packaging/check-bundle.sh FOLDER
set -eu

bundle=$(CDPATH='' cd -- "$1" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf -- "$scratch"' EXIT

# A path as clerks have them: Chinese, and with a space.
copy="$scratch/离线 安装"
mkdir "$copy" "$scratch/home" "$scratch/work"
cp -R "$bundle/." "$copy"

# Nothing of this machine's settings may help.
for name in $(env | sed -n 's/^\(PIP_[A-Z_]*\|PYTHON[A-Z]*\|ZHUNRU_DB\|VIRTUAL_ENV\)=.*/\1/p'); do
    unset "$name"
done
export HOME="$scratch/home" XDG_CONFIG_DIRS="$scratch/home" PIP_CONFIG_FILE=/dev/null PIP_NO_INDEX=1

sh "$copy/install.sh"
cd "$scratch/work"
"$copy/venv/bin/zhunru" demo
test -n "$(ls -A)" || { echo 'the demo wrote nothing' >&2; exit 1; }
echo 'bundle: installs offline, and its demo runs'
