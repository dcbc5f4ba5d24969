"""The daily question: is this permitted, and by what?"""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.editions.finding import answer, in_force
from catalog.founding import found
from registry import language
from registry.errors import BadUsage
from registry.store import Register
from tests.catalog.conftest import ACT, read


@pytest.fixture(autouse=True)
def _english() -> None:
    language.use("en")


@pytest.mark.parametrize(
    ("words", "day", "names_and_states"),
    [
        (
            ("优待证",),
            "2025-08-01",
            [("老年人优待证办理", "permitted")],
        ),
        (("A2",), "2025-01-01", [("安全隐患排查", "permitted")]),
        (("A2",), "2025-07-01", [("安全隐患排查", "ended")]),
        (("养老",), "2025-08-01", [("居家养老服务", "purchase")]),
        (("养老",), "2025-01-01", [("居家养老服务", "later")]),
        (("招商",), "2025-08-01", [("招商引资", "barred")]),
        (("亲属", "证明"), "2025-08-01", [("亲属关系证明", "barred")]),
        (("没有这一项",), "2025-08-01", []),
    ],
)
def test_finds(
    city: Register, words: tuple[str, ...], day: str, names_and_states: list[tuple[str, str]]
) -> None:
    assert [(line.name, line.state) for line in answer(city, words, day).lines] == names_and_states


def test_says_whether_it_is_permitted(city: Register) -> None:
    assert "permits" in answer(city, ("优待证",), "2025-08-01").sentence()
    assert "nothing of “招商” is permitted" in answer(city, ("招商",), "2025-08-01").sentence()


def test_suggests_what_looks_alike_but_never_takes_it_for_the_same(city: Register) -> None:
    told = answer(city, ("办理老年人优待证",), "2025-08-01")
    assert told.lines == ()
    assert told.nearest == ("老年人优待证办理",)
    assert "not admitted" in told.sentence()
    assert "老年人优待证办理" in told.sentence()


def test_a_day_that_is_none(city: Register) -> None:
    with pytest.raises(BadUsage):
        answer(city, ("A1",), "昨天")


def test_lists_what_holds_on_a_day(city: Register) -> None:
    assert [line.code for line in in_force(city, "2025-01-01")] == ["A1", "A2", "A9"]
    assert [line.code for line in in_force(city, "2025-07-01")] == ["A1", "A3", "A9"]


def test_a_list_of_the_city_counts_as_well(city: Register, tmp_path: Path) -> None:
    text = "负担类型,名称,结论,清单来源\n证明,居住证明,允许,示民发〔2025〕3号\n"
    assert not read(city, tmp_path / "lists", {"清单.csv": text}).rejected
    line = answer(city, ("居住证明",), "2025-08-01").lines[0]
    assert (line.state, line.basis) == ("permitted", "示民发〔2025〕3号")


def test_without_a_catalogue_nothing_is_forbidden(tmp_path: Path) -> None:
    found(tmp_path / "new.db", "示例市", ACT)
    with Register.open(tmp_path / "new.db") as register:
        told = answer(register, ("养老",), "2025-08-01")
    assert "nothing can be said" in told.sentence()
    assert "not admitted" not in told.sentence()
