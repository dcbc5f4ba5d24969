"""A Word file as LibreOffice sets it: its pages as text and as pictures. Where the tools are missing, tests skip; in CI they fail."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True)
class Page:
    """A page: the lines of text on it from top to bottom, without their spaces."""

    lines: tuple[str, ...]


def needs_office() -> None:
    """LibreOffice and poppler are here."""
    for tool in ("soffice", "pdftotext", "pdftoppm"):
        if shutil.which(tool) is None:
            if os.environ.get("ZHUNRU_CI"):
                pytest.fail(f"{tool} is missing")
            pytest.skip(f"{tool} is missing")


def as_pdf(content: bytes, folder: Path) -> Path:
    """The .docx file as LibreOffice prints it."""
    needs_office()
    source = folder / "paper.docx"
    source.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, source],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return folder / "paper.pdf"


def pages_of(pdf: Path) -> list[Page]:
    """The pages of the file with their lines, those of one height joined."""
    done = subprocess.run(
        ["pdftotext", "-bbox-layout", pdf, "-"], check=True, capture_output=True, encoding="utf-8"
    )
    result = []
    for body in done.stdout.split("<page ")[1:]:
        rows: dict[float, str] = {}
        pattern = r'<word xMin="[\d.-]+" yMin="([\d.-]+)"[^>]*>([^<]*)</word>'
        for top, word in re.findall(pattern, body):
            near = next((each for each in rows if abs(each - float(top)) < 4), float(top))
            rows[near] = rows.get(near, "") + word
        order = sorted(rows)
        result.append(Page(tuple(rows[top] for top in order)))
    return result


def is_inked(pdf: Path, page: int, folder: Path) -> float:
    """The share of a page's points that are not white."""
    subprocess.run(
        ["pdftoppm", "-r", "30", "-gray", "-f", str(page), "-l", str(page), pdf, folder / "ink"],
        check=True,
        capture_output=True,
    )
    picture = next(folder.glob("ink-*.pgm"))
    data = picture.read_bytes()
    picture.unlink()
    points = data.split(b"\n", 3)[3]
    return sum(point < 200 for point in points) / max(len(points), 1)
