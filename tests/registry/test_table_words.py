"""Every table of facts has a name that people read, so that every entry can be shown."""

from __future__ import annotations

import pytest

from registry.journal import FACT_TABLES
from registry.language import speaking
from registry.table_words import table_label


@pytest.mark.parametrize("table", FACT_TABLES)
def test_every_table_has_its_name(table: str) -> None:
    with speaking("en"):
        english = table_label(table)
    with speaking("zh"):
        chinese = table_label(table)
    assert english
    assert chinese
    assert chinese != english
