"""Killed at any moment: the register opens, verifies, holds every acknowledged entry and no part of another.

These are a few kills; ``python -m tests.trust`` makes hundreds and writes the figures into docs/reliability.md.
"""

from __future__ import annotations

import pytest

from tests.trust.killing import Deed, deeds, kills

EACH = 4


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Deed]:
    """The deeds, made ready."""
    return {deed.name: deed for deed in deeds(tmp_path_factory.mktemp("杀 掉"))}


@pytest.mark.parametrize("name", ["import", "decide", "migrate", "undo", "restore"])
def test_nothing_is_lost_and_nothing_half_written(ready: dict[str, Deed], name: str) -> None:
    found = list(kills(ready[name], EACH, seed=1))
    assert [kill.fault for kill in found] == [""] * EACH
