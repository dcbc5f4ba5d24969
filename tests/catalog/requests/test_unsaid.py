"""Answers that only pretend to be some."""

from __future__ import annotations

import pytest

from catalog.requests.unsaid import says_nothing


@pytest.mark.parametrize(
    "text",
    [
        "详见附件",
        "见附表1",
        "见实施方案",
        "同上",
        "略",
        "按规定执行",
        "按照有关规定办理",
        "另行通知",
        "视情况而定",
        "xxx",
        "……",
    ],
)
def test_what_says_nothing(text: str) -> None:
    assert says_nothing(text)


@pytest.mark.parametrize(
    "text",
    [
        None,  # a blank is another matter
        "无",
        "见习岗位对接",
        "信息查询权限（详见附件）",
        "按规定收集证明材料",
        "协助入户、宣传教育",
        "另附信息查询权限",
    ],
)
def test_what_says_something(text: str | None) -> None:
    assert not says_nothing(text)
