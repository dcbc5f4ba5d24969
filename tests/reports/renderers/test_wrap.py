"""Lines of text: nothing lost, nothing too wide, numbers whole; and columns that fit their page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reports.renderers.fit import GAP, Wish, widths, wish
from reports.renderers.wrap import wrap

PLAIN = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "M", "Z"])
    | st.sampled_from("社区，。（）12 a")
)


@given(PLAIN, st.integers(4, 60))
def test_nothing_is_lost_and_nothing_too_wide(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cell_len(line) <= width for line in lines)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("由914减至407", 8, ["由914减", "至407"]),
        ("共721个社区。", 12, ["共721个社", "区。"]),
        ("见（附件）", 6, ["见（附", "件）"]),
        ("a long word", 6, ["a long", "word"]),
        ("", 10, [""]),
        ("长长长", 4, ["长长", "长"]),
    ],
)
def test_breaks_as_in_print(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines


@given(
    st.lists(
        st.tuples(st.integers(1, 30), st.integers(0, 40), st.integers(0, 40)),
        min_size=1,
        max_size=8,
    ),
    st.integers(1, 200),
)
def test_widths_fit_or_there_are_none(raw: list[tuple[int, int, int]], room: int) -> None:
    wishes = [Wish(least, least + more, least + more + most) for least, more, most in raw]
    given_ = widths(wishes, room)
    needed = sum(each.least for each in wishes) + GAP * (len(wishes) - 1)
    assert (given_ is None) == (needed > room)
    if given_ is not None:
        assert sum(given_) + GAP * (len(wishes) - 1) <= room
        assert all(
            each.least <= width <= each.whole for each, width in zip(wishes, given_, strict=True)
        )


def test_a_number_is_never_narrower_than_itself() -> None:
    assert wish("到位经费", ["约67,890.01万元"], is_number=True).least == len("约67,890.01万元") + 3


def test_no_word_of_a_heading_is_broken() -> None:
    assert wish("not yet determined", ["1"], is_number=True).least == len("determined")
    assert wish("未准入下派", ["1"], is_number=True).least == 4


def test_one_long_name_does_not_take_the_room_of_all() -> None:
    assert wish("社区", ["朝阳社区"] * 20 + ["长" * 300], is_number=False).whole <= 40
