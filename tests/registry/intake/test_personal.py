"""Personal numbers are struck out where a marked copy shows the row."""

from __future__ import annotations

import pytest

from registry.intake.personal import masked, personal_data

IDENTITY = "110199190001010001"


def test_the_made_up_number_is_valid() -> None:
    assert personal_data(IDENTITY) == "a citizen's identity number"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"居民（{IDENTITY}）反映", "居民（110199***********1）反映"),
        ("电话139-1234-5678，晚上打", "电话139****5678，晚上打"),
        ("13912345678、13812345678", "139****5678、138****5678"),
        ("110199190001010007", "110199190001010007"),
        ("0411-83731234", "0411-83731234"),
        ("13912345678.50", "13912345678.50"),
    ],
)
def test_what_is_personal_is_struck_out(text: str, shown: str) -> None:
    assert masked(text) == shown


def test_what_is_masked_is_personal_no_more() -> None:
    assert personal_data(masked(f"{IDENTITY} 13912345678")) is None
