"""Whatever another program does to the file is found, or proven harmless.

These are a few edits; ``python -m tests.trust`` makes a thousand and writes the figures into docs/reliability.md.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.trust.tampering import Edit, edits, worked

NUMBER = 60


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> list[Edit]:
    folder: Path = tmp_path_factory.mktemp("改")
    return list(edits(worked(folder), folder / "改.db", NUMBER, seed=2))


def test_none_is_missed(made: list[Edit]) -> None:
    assert [edit for edit in made if edit.missed] == []


def test_most_change_something(made: list[Edit]) -> None:
    """Else the test would prove nothing."""
    assert sum(edit.found_by != "harmless" for edit in made) > NUMBER / 2


@pytest.mark.parametrize("sort", ["written anew as a whole", "cut off"])
def test_what_the_chain_cannot_show_the_seal_does(made: list[Edit], sort: str) -> None:
    assert {edit.found_by for edit in made if edit.sort == sort} <= {
        "seal",
        "check",
        "opening",
        "harmless",
    }
