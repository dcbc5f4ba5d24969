"""Lists on stdout and in files, in every format."""

from __future__ import annotations

import csv
import json

import pytest

from registry.listing import Listing, print_listing
from tests.office import Office

LIST = Listing(
    ("name", "note"),
    ("名称", "备注"),
    [("甲|乙", "=1+2"), ("丙\n丁", None), ("[a1]", "-5")],
    "两行。",
)


def test_a_table_keeps_chinese_and_brackets(capsys: pytest.CaptureFixture[str]) -> None:
    print_listing(LIST, None, None)
    out = capsys.readouterr().out
    assert "[a1]" in out
    assert out.splitlines()[-1] == "两行。"


def test_markdown_keeps_its_columns(capsys: pytest.CaptureFixture[str]) -> None:
    print_listing(LIST, "md", None)
    assert "| 甲\\|乙" in capsys.readouterr().out


def test_csv_gives_no_program_a_formula(capsys: pytest.CaptureFixture[str]) -> None:
    print_listing(LIST, "csv", None)
    rows = list(csv.reader(capsys.readouterr().out.splitlines()))
    assert rows[1] == ["甲|乙", "'=1+2"]


def test_json_has_stable_names(capsys: pytest.CaptureFixture[str]) -> None:
    print_listing(LIST, "json", None)
    assert json.loads(capsys.readouterr().out)[1] == {"name": "丙\n丁", "note": None}


@pytest.mark.parametrize(
    ("name", "start"),
    [("册.csv", b"\xef\xbb\xbf"), ("册.json", b"["), ("册.md", b"|"), ("册.txt", b"|")],
)
def test_the_suffix_of_a_file_chooses(office: Office, name: str, start: bytes) -> None:
    ran = office.zhunru("journal", "list", "-o", name)
    assert (ran.code, ran.out) == (0, "")
    assert (office.folder / name).read_bytes().startswith(start)


def test_a_suffix_that_says_nothing(office: Office) -> None:
    ran = office.zhunru("journal", "list", "-o", "册.xlsx")
    assert ran.code == 2
    assert (
        ran.err
        == "“册.xlsx”: write to a file that ends in .json, .csv, .md, .txt, or say --format.\n"
    )
    assert not (office.folder / "册.xlsx").exists()


def test_a_pipe_is_neither_cut_nor_coloured(office: Office) -> None:
    why = "很长的理由" * 60
    assert office.zhunru("alias", "add", "department", "甲", "市民政局", "--why", why).code == 0
    ran = office.process("journal", "list", "--limit", "1", COLUMNS="40")
    assert why in ran.out
    assert "\x1b" not in ran.out
