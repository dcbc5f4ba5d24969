"""The PDF as a reader gets it: its pages, its words, its numbers; and what is said where it cannot be made."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from registry.language import speaking
from reports.document import Document, Letter, Section, Step, Text, Waterfall
from reports.renderers import format_of, render
from reports.renderers.pdf import NoPdf
from reports.renderers.pdf_fonts import NoChineseFont, chosen
from reports.renderers.pdf_pages import pages_of
from reports.renderers.pdf_pictures import picture_of
from reports.renderers.wording import one_line
from tests.reports.renderers.example import HOSTILE


def poppler(tool: str) -> str:
    found = shutil.which(tool)
    if found is None:
        if os.environ.get("ZHUNRU_CI"):
            pytest.fail(f"{tool} (poppler) is missing")
        pytest.skip(f"{tool} (poppler) is missing")
    return found


def words_of(content: bytes, folder: Path, *options: str) -> str:
    path = folder / "报告.pdf"
    path.write_bytes(content)
    done = subprocess.run(
        [poppler("pdftotext"), *options, path, "-"], capture_output=True, check=True, timeout=60
    )
    return done.stdout.decode()


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.fixture(scope="module")
def content(small: Document) -> bytes:
    return render(small, "pdf")


def test_suffix_chooses_it() -> None:
    assert format_of("报告.PDF").name == "pdf"


def test_same_input_same_bytes(small: Document, content: bytes) -> None:
    assert render(small, "pdf") == content


def test_the_file_tells_the_day_of_the_data(content: bytes) -> None:
    assert b"/CreationDate(D:20251231000000Z)" in content


def test_every_number_that_a_page_shows_is_there(
    small: Document, content: bytes, tmp_path: Path
) -> None:
    """Figures and cells as the document prints them; they are those of the JSON by the same function."""
    text = squeezed(words_of(content, tmp_path))
    with speaking("zh"):
        pages = pages_of(small)
    for piece in pages["body"]:
        for label, value in piece.get("figures", []):
            assert squeezed(label) in text
            assert squeezed(value) in text
    grids = [piece["table"] for piece in pages["body"] if piece["kind"] == "table"]
    grids += [part for annex in pages["annexes"] for part in annex["parts"]]
    numbers = [
        cell
        for grid in grids
        for row in grid["rows"]
        for cell, is_number in zip(row, grid["numbers"], strict=True)
        if is_number
    ]
    assert len(numbers) > 100
    assert [number for number in numbers if squeezed(number) not in text] == []


def test_hostile_names_stay_text(content: bytes, tmp_path: Path) -> None:
    text = squeezed(words_of(content, tmp_path))
    for name in HOSTILE:
        if "\x07" not in name:
            assert squeezed(one_line(name)) in text


def test_markup_of_typst_stays_text(tmp_path: Path) -> None:
    sign = '#panic("x") *甲* $y$ @z // 乙'
    document = Document("x", sign, sign, "", "", "zh", (Section("s", sign, (Text(sign),)),))
    assert squeezed(words_of(render(document, "pdf"), tmp_path)).count(squeezed(sign)) == 4


def test_an_official_page_has_22_lines_of_28_characters(tmp_path: Path) -> None:
    document = Document("x", "题", "", "", "", "zh", (Section("s", "节", (Text("国" * 3000),)),))
    _first, second, *_rest = words_of(render(document, "pdf"), tmp_path, "-layout").split("\f")
    lines = [line.strip() for line in second.splitlines() if line.strip().startswith("国")]
    assert len(lines) == 22
    assert {len(line) for line in lines} == {28}


def test_page_numbers_stand_outside(tmp_path: Path) -> None:
    document = Document("x", "题", "", "", "", "zh", (Section("s", "节", (Text("国" * 1500),)),))
    pages = words_of(render(document, "pdf"), tmp_path, "-layout").split("\f")
    odd, even = (
        next(line for line in page.splitlines() if squeezed(line) == f"—{n}—")
        for n, page in enumerate(pages[:2], 1)
    )
    assert odd.index("—") > even.index("—")


def test_a_wide_table_lies_across(whole: Document, tmp_path: Path) -> None:
    path = tmp_path / "报告.pdf"
    path.write_bytes(render(whole, "pdf"))
    done = subprocess.run(
        [poppler("pdfinfo"), "-f", "1", "-l", "99", path],
        capture_output=True,
        check=True,
        timeout=60,
    )
    sizes = {
        line.split("size:")[1].split("pts")[0].strip()
        for line in done.stdout.decode().splitlines()
        if "size:" in line and "pts" in line
    }
    assert sizes == {"595.276 x 841.89", "841.89 x 595.276"}


def test_a_letter_has_number_addressee_issuer_and_day(small: Document, tmp_path: Path) -> None:
    letter = Letter("示组〔2026〕1号", "市委", "示例市委组织部", "2026-03-01")
    text = words_of(render(replace(small, letter=letter), "pdf"), tmp_path)
    for said in ("示组〔2026〕1号", "市委", "示例市委组织部", "2026年3月1日"):
        assert said in text


def test_a_waterfall_begins_where_the_step_before_it_ended() -> None:
    steps = (Step("原有", 200, True), Step("合并", -50), Step("新增", 10), Step("现有", 160, True))
    rows = picture_of(Waterfall("w", "变化", steps))["rows"]
    pieces = [row["bars"][0]["lanes"][0][0] for row in rows]
    assert [(piece["start"], piece["length"]) for piece in pieces] == [
        (0, 1),
        (0.75, 0.25),
        (0.75, 0.05),
        (0, 0.8),
    ]
    assert [row["bars"][0]["text"] for row in rows] == ["200", "-50", "+10", "160"]


def test_the_prescribed_font_is_taken_where_it_is_there() -> None:
    found = chosen(["DejaVu Sans", "仿宋_GB2312", "Noto Serif CJK SC", "SimHei"])
    assert found["body"] == ["仿宋_GB2312", "Noto Serif CJK SC", "SimHei"]
    assert found["hei"] == ["SimHei", "Noto Serif CJK SC"]
    assert found["title"][0] == "Noto Serif CJK SC"


@pytest.mark.parametrize("tongue", ["zh", "en"])
def test_without_a_chinese_font_it_is_said_what_to_install(tongue: str) -> None:
    with (
        speaking("zh" if tongue == "zh" else "en"),
        pytest.raises(NoChineseFont, match="Noto Serif CJK SC") as said,
    ):
        chosen(["DejaVu Sans", "Libertinus Serif"])
    assert said.value.exit_code == 1


def test_without_the_extra_it_is_said_how_to_get_it(
    small: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(NoPdf, match=r"zhunru\[pdf\]") as said:
        render(small, "pdf")
    assert said.value.exit_code == 1
