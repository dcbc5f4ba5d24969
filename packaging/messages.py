"""The Chinese of the program's messages: collects the English sentences from the code, keeps and compiles their Chinese.

``python packaging/messages.py`` renews ``registry/locale``: new sentences come in untranslated, gone ones go out.
With ``--check`` nothing is written; it fails if a sentence is untranslated, if a placeholder differs, if a sentence of
click's has no Chinese in ``messages.po`` (which is kept by hand), or if the files are not what the code makes of them.
"""

from __future__ import annotations

import argparse
import ast
import io
import re
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "registry" / "locale" / "zh_CN" / "LC_MESSAGES"
SOURCES = ("registry", "catalog", "reports", "examples")
PLACEHOLDER = re.compile(r"\{[^{}]*\}")
HEADER = {
    "Content-Type": "text/plain; charset=utf-8",
    "Language": "zh_CN",
    "Plural-Forms": "nplurals=1; plural=0;",
}
"""Fixed, so that the same sentences make the same bytes whenever and by whichever babel they are made."""


def said(path: Path, names: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The texts in the calls of *names* in a Python file, those inside f-strings too (babel sees them from 3.12 on only)."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            texts = tuple(
                argument.value
                for argument in node.args
                if isinstance(argument, ast.Constant)
                and isinstance(argument.value, str)
                and argument.value
            )
            if texts:
                yield texts


def collected() -> Catalog:
    """All sentences of the code, in the order of the alphabet, without places in the code (they change too often)."""
    catalogue = Catalog(locale="zh_CN", domain="zhunru", fuzzy=False)
    files = [
        ROOT / "zhunru.py",
        *(path for folder in SOURCES for path in (ROOT / folder).rglob("*.py")),
    ]
    found = {texts[0] for path in files for texts in said(path, ("_", "N_"))}
    for folder in SOURCES:
        templates = extract_from_dir(
            ROOT / folder, method_map=[("**.j2", "jinja2")], keywords={"_": None}
        )
        found |= {
            message for _file, _line, message, *_rest in templates if isinstance(message, str)
        }
    for message in sorted(found):
        catalogue.add(message)
    return catalogue


def translated(path: Path) -> Catalog:
    """The Chinese as it stands; empty if there is none yet."""
    if not path.exists():
        return Catalog(locale="zh_CN")
    with path.open("rb") as file:
        return read_po(file, locale="zh_CN")


def renewed() -> tuple[Catalog, list[str]]:
    """The sentences of the code with their Chinese, and what is wrong with them."""
    known = translated(FOLDER / "zhunru.po")
    catalogue = collected()
    faults = []
    for message in catalogue:
        if not message.id:
            continue
        before = known.get(message.id)
        message.string = before.string if before is not None else ""
        if not message.string:
            faults.append(f"untranslated: {message.id}")
        elif sorted(set(PLACEHOLDER.findall(str(message.id)))) != sorted(
            set(PLACEHOLDER.findall(str(message.string)))
        ):
            faults.append(f"placeholders differ: {message.id} -> {message.string}")
    return catalogue, faults


def click_faults() -> list[str]:
    """Sentences of the installed click that have no Chinese yet."""
    known = translated(FOLDER / "messages.po")
    files = sorted(Path(click.__file__).parent.glob("*.py"))
    texts = sorted({texts[0] for path in files for texts in said(path, ("_", "ngettext"))})
    return [f"untranslated (click): {text}" for text in texts if not _has_chinese(known, text)]


def _has_chinese(catalogue: Catalog, text: str) -> bool:
    message = catalogue.get(text)
    return message is not None and all(
        message.string if isinstance(message.string, tuple) else [message.string]
    )


def po_bytes(catalogue: Catalog) -> bytes:
    """The catalogue as a .po file without dates: the same sentences make the same bytes."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=120, omit_header=True, sort_output=True)
    lines = "".join(f'"{name}: {value}\\n"\n' for name, value in HEADER.items())
    return f'msgid ""\nmsgstr ""\n{lines}\n'.encode() + buffer.getvalue()


def mo_bytes(po: bytes) -> bytes:
    """The compiled form of a .po file; not babel's own, which writes the hour and its version into the header."""
    texts = {b"": "".join(f"{name}: {value}\n" for name, value in HEADER.items()).encode()}
    for message in read_po(io.BytesIO(po), locale="zh_CN"):
        if message.id and _joined(message.string):
            texts[_joined(message.id)] = _joined(message.string)
    keys = sorted(texts)
    start = 28 + 16 * len(keys)
    tables, body = [], b""
    for column in (keys, [texts[key] for key in keys]):
        for text in column:
            tables.append(struct.pack("<II", len(text), start + len(body)))
            body += text + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, len(keys), 28, 28 + 8 * len(keys), 0, start)
    return head + b"".join(tables) + body


def _joined(text: object) -> bytes:
    """A sentence, or the forms of a number one after the other, as a .mo file holds them."""
    forms = text if isinstance(text, list | tuple) else [text]
    return "\0".join(str(form or "") for form in forms).encode()


def main() -> int:
    """Writes or checks the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    catalogue, faults = renewed()
    faults += click_faults()
    po = po_bytes(catalogue)
    click_po = (FOLDER / "messages.po").read_bytes() if (FOLDER / "messages.po").exists() else b""
    wanted = {
        FOLDER / "zhunru.po": po,
        FOLDER / "zhunru.mo": mo_bytes(po),
        FOLDER / "messages.mo": mo_bytes(click_po),
    }
    if check:
        faults += [
            f"not renewed: {path.name}"
            for path, data in wanted.items()
            if not path.exists() or path.read_bytes() != data
        ]
    else:
        FOLDER.mkdir(parents=True, exist_ok=True)
        for path, data in wanted.items():
            path.write_bytes(data)
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"{len(catalogue)} sentences, {len(faults)} faults")
    return 1 if check and faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
