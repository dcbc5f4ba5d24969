"""The report on a console: at any width nothing is cut, and an old Chinese console can say all of it."""

from __future__ import annotations

import io
import re

import pytest
from rich.cells import cell_len
from rich.console import Console

from registry.language import LOCALE
from reports.document import Column, ColumnKind, Document, Section, Table
from reports.renderers import render
from reports.renderers.terminal import show
from reports.renderers.wording import one_line
from tests.reports.renderers.example import DEPARTMENTS, HOSTILE


def printed(
    document: Document, width: int, encoding: str = "utf-8", *, is_terminal: bool = False
) -> str:
    """What the console shows; an encoding that cannot say it raises."""
    raw = io.BytesIO()
    file = io.TextIOWrapper(raw, encoding=encoding, errors="strict", newline="\n")
    show(
        document,
        Console(
            file=file, width=width, legacy_windows=False, _environ={}, force_terminal=is_terminal
        ),
    )
    file.flush()
    return raw.getvalue().decode(encoding)


@pytest.mark.parametrize("width", [60, 80, 140])
def test_no_line_is_wider_than_the_console(whole: Document, width: int) -> None:
    assert max(map(cell_len, printed(whole, width).splitlines())) <= width


@pytest.mark.parametrize("width", [60, 80, 140])
def test_no_name_is_shortened(whole: Document, width: int) -> None:
    text = printed(whole, width)
    assert "…" not in text
    for name in DEPARTMENTS[:20]:
        assert folded(name) in folded(text)
    tables, findings = 3, 3
    assert text.count("长") == 300 * (tables + findings)


def folded(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("width", [80, 140])
def test_no_number_is_broken(whole: Document, width: int) -> None:
    table = next(table for table in whole.tables() if table.id == "push.by-department")
    lines = printed(whole, width).splitlines()
    for row in table.shown():
        assert any(str(row[0])[:6] in line and f"{row[1]:,}" in line.split() for line in lines)


@pytest.mark.parametrize("width", [80, 140])
def test_hostile_names_are_text(whole: Document, width: int) -> None:
    text = printed(whole, width)
    for name in ("=cmd|' /C calc'!A0", "[/3]", "_x000D_", "从右向左社区", "-1+1", "𠮷祥社区"):
        assert name in text
    assert "\x1b" not in text
    assert "\x07" not in text
    assert not re.search("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", text)


@pytest.mark.parametrize("width", [80, 140])
def test_a_gbk_console_can_say_all_of_it(whole: Document, width: int) -> None:
    text = printed(whole, width, "gbk")
    assert "〓祥社区" in text
    assert "####" in text
    assert "█" not in text
    assert "─" not in text


@pytest.mark.parametrize("width", [80, 140])
def test_only_the_data_goes_beyond_gbk(whole: Document, width: int) -> None:
    printed(whole, width).replace("𠮷", "").encode("gbk")


def test_an_ascii_console_gets_question_marks(small: Document) -> None:
    assert "?" in printed(small, 80, "ascii")


def test_piped_output_is_plain_and_a_terminal_gets_style(small: Document) -> None:
    assert "\x1b[" not in printed(small, 80)
    assert "\x1b[1m" in printed(small, 80, is_terminal=True)


def test_wide_tables_of_numbers_stand_in_parts_that_repeat_the_first_column(
    whole: Document,
) -> None:
    text = printed(whole, 80)
    start = text.index("各部门下派与经费")
    part = text[start : text.index("豁免的下派")]
    assert part.count("市民政局") == 2
    assert printed(whole, 140).count("市民政局  ") < text.count("市民政局  ")


def test_tables_of_many_texts_become_records() -> None:
    columns = tuple(Column(f"c{n}", f"栏目{n}") for n in range(6))
    rows = (tuple(f"第{n}栏的一段比较长的文字，一行放不下也不要紧。" for n in range(6)),)
    document = Document(
        "x", "题", "", "", "", "zh", (Section("s", "节", (Table("t", "表", columns, rows),)),)
    )
    lines = printed(document, 60).splitlines()
    assert "1. 第0栏的一段比较长的文字，一行放不下也不要紧。" in lines
    assert any("栏目5" in line and "第5栏" in line for line in lines)


def test_unknown_is_said_and_partly_known_is_marked(whole: Document) -> None:
    text = render(whole, "table").decode("utf-8")
    row = next(line for line in text.splitlines() if line.startswith("_x000D_") and "897" in line)
    assert row.split()[-1] in ("unknown", "未知")
    assert "33*" in row
    assert "700" in text
    assert "721" in text


def test_long_tables_say_how_much_is_left_out(whole: Document) -> None:
    text = render(whole, "table").decode("utf-8")
    assert len(re.findall(r"721.*20.*json", text)) == 2
    assert len(re.findall(r"721.*20.*html", text)) == 1
    assert len(re.findall(r"25.*20.*json", text)) == 1


def test_bars_are_in_proportion(whole: Document) -> None:
    lines = [line for line in printed(whole, 140).splitlines() if "█" in line]
    lengths = [line.count("█") for line in lines]
    assert len(lengths) == 20
    assert lengths[0] == 50
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[1] == round(50 * (600 + 133 + 88) / (1200 + 200 + 90))


def test_number_columns_keep_their_kind() -> None:
    columns = (Column("a", "名"), Column("b", "数", ColumnKind.COUNT))
    table = Table("t", "表", columns, (("甲", 1_234_567), ("乙", None)))
    document = Document("x", "题", "", "", "", "en", (Section("s", "节", (table,)),))
    text = printed(document, 80)
    assert "名         数\n──  ─────────\n甲  1,234,567\n乙    unknown\n" in text


def test_control_characters_are_visible() -> None:
    assert one_line(HOSTILE[4]) == "响\ufffd铃\ufffd[31m社区"


@pytest.mark.skipif(
    not list(LOCALE.glob("zh_CN/**/*.mo")), reason="the Chinese catalogue is not there yet"
)
def test_a_chinese_report_says_nothing_in_english(small: Document) -> None:
    text = render(small, "table").decode("utf-8")
    for word in ("unknown", "total", "rows", "Where", "Period", "known"):
        assert word not in text
