"""A flow as a picture: widths in proportion, what stopped in red, every node labelled, nothing of the data as markup."""

from __future__ import annotations

import re

from registry.quantities import Unit, show
from reports.document import Flow, FlowLink, FlowNode
from reports.flow_picture import TALLEST, picture

FLOW = Flow(
    "f",
    "经费流向",
    ("出资单位", "区县", "社区"),
    "滞留",
    (
        FlowNode("d", "市民政局", 0),
        FlowNode("e", "市<b>公安局", 0),
        FlowNode("q", "甲区", 1, 250_00),
        FlowNode("c", "甲区各社区", 2),
    ),
    (FlowLink("d", "q", 750_00), FlowLink("e", "q", 250_00), FlowLink("q", "c", 750_00)),
)


def drawn(flow: Flow = FLOW) -> str:
    return str(picture(flow, lambda fen: show(fen, Unit.FEN)))


def high(path: str) -> int:
    """How wide a ribbon is where it begins."""
    numbers = re.findall(r"-?\d+", path)
    return int(numbers[-1]) - int(numbers[1])


def test_ribbons_are_as_wide_as_what_they_carry() -> None:
    paths = re.findall(r'<path d="([^"]+)"', drawn())
    assert [high(path) for path in paths] == [TALLEST * 3 // 4, TALLEST // 4, TALLEST * 3 // 4]


def test_what_stopped_is_red_and_said() -> None:
    text = drawn()
    [red] = re.findall(r'<rect [^>]*height="(\d+)" class="stopped"/>', text)
    assert int(red) == TALLEST // 4
    assert ">滞留 250 yuan</text>" in text


def test_every_node_and_stage_is_named_and_nothing_becomes_markup() -> None:
    text = drawn()
    for label in ("市民政局", "甲区", "甲区各社区", "出资单位", "区县"):
        assert f">{label}</text>" in text
    assert "<b>" not in text
    assert "市&lt;b&gt;公安局" in text


def test_a_ribbon_says_what_it_is() -> None:
    assert "<title>市民政局 → 甲区 750 yuan</title>" in drawn()


def test_the_same_flow_makes_the_same_picture_and_an_empty_one_makes_one_too() -> None:
    assert drawn() == drawn()
    assert "<path" not in drawn(Flow("f", "t", ("a",), "h", (), ()))
