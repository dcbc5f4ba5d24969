"""The Chinese of the program's messages: collects the English sentences from the code, keeps and compiles their Chinese.

``python packaging/messages.py`` renews ``registry/locale``: new sentences come in untranslated, gone ones go out.
With ``--check`` nothing is written; it fails if a sentence is untranslated or fuzzy, if a placeholder differs, or if
the files are not what the code makes of them.
"""

from __future__ import annotations

import argparse
import io
import re
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "registry" / "locale" / "zh_CN" / "LC_MESSAGES"
SOURCES = ("registry", "catalog", "reports", "examples")
PLACEHOLDER = re.compile(r"\{[^{}]*\}")


def collected() -> Catalog:
    """All sentences of the code, in the order of the alphabet, without places in the code (they change too often)."""
    catalogue = Catalog(locale="zh_CN", domain="zhunru", fuzzy=False)
    found: set[str] = set()
    for folder in SOURCES:
        for _file, _line, message, _comments, _context in extract_from_dir(
            ROOT / folder, method_map=[("**.py", "python"), ("**.j2", "jinja2")], keywords={"_": None, "N_": None}
        ):
            if isinstance(message, str):
                found.add(message)
    with (ROOT / "zhunru.py").open("rb") as file:
        from babel.messages.extract import extract

        for _line, message, _comments, _context in extract("python", file, keywords={"_": None, "N_": None}):
            if isinstance(message, str):
                found.add(message)
    found.discard("")
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
        elif sorted(set(PLACEHOLDER.findall(str(message.id)))) != sorted(set(PLACEHOLDER.findall(str(message.string)))):
            faults.append(f"placeholders differ: {message.id} -> {message.string}")
    return catalogue, faults


def po_bytes(catalogue: Catalog) -> bytes:
    """The catalogue as a .po file without dates: the same sentences make the same bytes."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=120, omit_header=True, sort_output=True)
    header = b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Language: zh_CN\\n"\n\n'
    return header + buffer.getvalue()


def mo_bytes(po: bytes) -> bytes:
    """The compiled form of a .po file."""
    buffer = io.BytesIO()
    catalogue = read_po(io.BytesIO(po), locale="zh_CN")
    catalogue.header_comment = ""
    catalogue.mime_headers = [("Content-Type", "text/plain; charset=utf-8"), ("Language", "zh_CN")]
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def main() -> int:
    """Writes or checks the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    catalogue, faults = renewed()
    po = po_bytes(catalogue)
    click_po = (FOLDER / "messages.po").read_bytes() if (FOLDER / "messages.po").exists() else b""
    wanted = {FOLDER / "zhunru.po": po, FOLDER / "zhunru.mo": mo_bytes(po), FOLDER / "messages.mo": mo_bytes(click_po)}
    if check:
        faults += [f"not renewed: {path.name}" for path, data in wanted.items() if not path.exists() or path.read_bytes() != data]
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
