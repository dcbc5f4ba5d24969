"""The made-up report in two sizes, and gold files: ``ZHUNRU_RENEW_GOLD=1 pytest tests/reports`` writes them anew."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from reports.document import Document
from tests.reports.renderers.example import small_report, whole_report

GOLD = Path(__file__).parent / "gold"


@pytest.fixture(scope="session")
def whole() -> Document:
    return whole_report()


@pytest.fixture(scope="session")
def small() -> Document:
    return small_report()


@pytest.fixture
def same_as_gold(tmp_path: Path) -> Callable[[str, bytes], None]:
    """Compares with the gold file of that name; what differs is kept beside a copy of the gold."""

    def compare(name: str, content: bytes) -> None:
        gold = GOLD / name
        if os.environ.get("ZHUNRU_RENEW_GOLD"):
            gold.parent.mkdir(exist_ok=True)
            gold.write_bytes(content)
        expected = gold.read_bytes() if gold.exists() else b""
        if content != expected:
            (tmp_path / name).write_bytes(content)
            (tmp_path / f"gold-{name}").write_bytes(expected)
            pytest.fail(
                f"differs from {gold}: see {tmp_path / name}; if it is right: ZHUNRU_RENEW_GOLD=1"
            )

    return compare
