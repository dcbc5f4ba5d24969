#!/bin/sh
# Makes a virtual environment in FOLDER with the first Python >= 3.11 that really can.
# Usage: sh make-venv.sh FOLDER      ZHUNRU_PYTHON=/path/to/python chooses one.
set -eu

folder=$1

if [ -e "$folder" ] && [ ! -e "$folder/pyvenv.cfg" ] && [ -n "$(ls -A "$folder")" ]; then
    echo "$folder 不是虚拟环境，也不为空，未作改动。" >&2
    echo "$folder is neither empty nor a virtual environment; left as it is." >&2
    exit 1
fi

# A name on the path proves nothing: a version manager's stand-in may be inactive, and some systems
# ship Python without what venv needs. So each is tried for real.
try() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || return 1
    "$1" -m venv --clear "$folder" >/dev/null 2>&1 || return 1
    "$folder/bin/python" -m pip --version >/dev/null 2>&1 || return 1
    echo "Python: $1 ($("$folder/bin/python" -c 'import platform; print(platform.python_version())'))"
}

# Every folder of the path, not only the first with that name: behind an inactive stand-in there
# may be the system's own.
try_path() {
    saved=$IFS
    IFS=:
    for entry in $PATH; do
        IFS=$saved
        if [ -n "$entry" ] && [ -x "$entry/$1" ] && [ ! -d "$entry/$1" ] && try "$entry/$1"; then
            return 0
        fi
    done
    IFS=$saved
    return 1
}

if [ -n "${ZHUNRU_PYTHON:-}" ]; then
    try "$ZHUNRU_PYTHON" && exit 0
else
    for name in python3.14 python3.13 python3.12 python3.11 python3 python; do
        try_path "$name" && exit 0
    done
fi

rm -rf -- "$folder"
cat >&2 <<'TEXT'
没有找到可用的 Python（需要 3.11 或更高版本，并带有 venv 和 pip）。
Debian、Ubuntu、统信、麒麟：sudo apt install python3-venv；也可以用 ZHUNRU_PYTHON=/路径/python3 指定。
No usable Python was found (3.11 or newer, with venv and pip).
On Debian and its kin: sudo apt install python3-venv; or name one with ZHUNRU_PYTHON=/path/to/python3.
TEXT
exit 1
