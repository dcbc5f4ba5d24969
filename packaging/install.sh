#!/bin/sh
# 不联网安装 zhunru（准入）。用法：sh install.sh [安装到哪个文件夹]
# Installs zhunru without a network. Usage: sh install.sh [FOLDER]
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
folder=${1:-$here/venv}

if command -v sha256sum >/dev/null 2>&1; then
    if ! (cd "$here" && sha256sum --check --quiet SHA256SUMS); then
        echo '文件不完整或已被改动，请重新拷贝整个文件夹。' >&2
        echo 'Files are missing or changed: copy the whole folder again.' >&2
        exit 1
    fi
fi

sh "$here/make-venv.sh" "$folder"

install() {
    "$folder/bin/python" -m pip --disable-pip-version-check install --quiet --no-deps --no-index \
        --find-links "$here/wheels" --require-hashes --requirement "$here/$1"
}

if ! install requirements.txt; then
    echo '安装失败。本文件夹适用于 64 位 Linux（x86_64）和 Python 3.11 至 3.14。' >&2
    echo 'Not installed. This folder is for 64-bit Linux (x86_64) with Python 3.11 to 3.14.' >&2
    exit 1
fi
if [ -e "$here/requirements-pdf.txt" ] && ! install requirements-pdf.txt 2>/dev/null; then
    echo '已安装，但本机不能直接输出 PDF，其他格式不受影响。' >&2
    echo 'Installed, but without PDF output on this machine; all other formats work.' >&2
fi

cat <<TEXT

安装完成。先看示例：
Installed. See the example first:

    "$folder/bin/zhunru" demo

然后建立自己的登记簿：
Then begin your own register:

    "$folder/bin/zhunru" init --place 示例市
    "$folder/bin/zhunru" --help
TEXT
