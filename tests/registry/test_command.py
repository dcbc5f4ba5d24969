"""Help text whose columns line up in Chinese too."""

from __future__ import annotations

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.command import Help, width, wrapped


@pytest.mark.parametrize(
    ("text", "columns"), [("abc", 3), ("青松", 4), ("a青b", 4), ("“青”", 6), ("…", 2), ("", 0)]
)
def test_chinese_characters_take_two_columns(text: str, columns: int) -> None:
    assert width(text) == columns


@given(st.text("ab 青松社区，。（）", max_size=80), st.integers(12, 40))
def test_no_line_is_too_long_and_nothing_is_lost(text: str, columns: int) -> None:
    lines = wrapped(text, columns)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    for line in lines:
        loose = line.strip("，。） ")
        assert width(loose) <= columns or " " not in loose


def test_no_line_begins_with_a_full_stop() -> None:
    assert wrapped("青松社区青松社区。", 16) == ["青松社区青松社", "区。"]


def test_terms_and_meanings_line_up() -> None:
    help_text = Help(width=60)
    help_text.write_dl(
        [
            ("--kind", "类型"),
            ("--社区 TEXT", "社区名称或代码；也可填街道、区县，或全部社区"),
            ("--a-very-long-option-of-some-kind", "x"),
        ]
    )
    lines = help_text.getvalue().splitlines()
    starts = {
        width(line[: len(line) - len(line.lstrip())]) for line in lines if line.startswith("   ")
    }
    assert len(starts) == 1
    assert all(width(line) <= 62 for line in lines)


def test_the_formatter_is_used_by_our_commands() -> None:
    from zhunru import cli

    assert click.Context.formatter_class is not Help
    assert cli.context_class.formatter_class is Help
