"""Five small duties for the communities of one district: an hour a week each, and the fifth is one too many.

The rules of procedure look at the load. What is filed again, lighter, is the fifth with the minutes that are left.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from examples.request_forms import Form, write_form

PLACE = "示西区"
FILED = "2026年3月3日"
PIECES = "4108"
"""One a week in each of the 79 communities."""
HOUR, LIGHTER = 60, 20
"""Minutes of each occasion as the five ask for, and as the fifth is filed again."""

PROFILE = "负荷规程.toml"
PAYMENTS = "补拨经费.csv"
FORMS, AGAIN = "申请表", "申请表-补正"
"""Files and folders of the case."""

_PAID = "拨付日期,拨付单位,接收单位,金额,事项,文号,所属年度"


@cache
def _data() -> dict[str, Any]:
    text = files("examples").joinpath("data", "five-duties.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def names() -> list[str]:
    """The five duties in the order of their filing."""
    return [duty["name"] for duty in _data()["duty"]]


def write_case(folder: Path) -> None:
    """In *folder* stand the rules of procedure, what two departments paid before, and the five forms."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / PROFILE).write_text(_profile(), encoding="utf-8")
    lines = [",".join(payment["row"]) for payment in _data()["payment"]]
    (folder / PAYMENTS).write_text("\n".join((_PAID, *lines, "")), encoding="utf-8-sig")
    for number, duty in enumerate(_data()["duty"], start=1):
        write_form(folder / FORMS, _form(number, duty, HOUR))


def write_again(folder: Path, code: str) -> Path:
    """The fifth form with *code*, the number of its request, and fewer minutes; its path."""
    duties = _data()["duty"]
    return write_form(folder / AGAIN, _form(len(duties), duties[-1], LIGHTER, code))


def _profile() -> str:
    said = _data()["profile"]
    source = f'source = "{said["source"]}", status = "in_force"'
    return (
        "# 示例数据，纯属虚构。\n"
        'name = "负荷规程"\ntitle_zh = "示例市社区负荷规程"\ntitle_en = "Rules of 示例市 on the load"\n'
        'extends = "national"\nplace = "示例市"\nyear = 2026\n\n[load]\n'
        f"lowest_percent = {{ value = {said['lowest_percent']}, {source} }}\n"
        f"communities = {{ value = {said['communities']}, {source} }}\n"
    )


def _form(number: int, duty: dict[str, str], minutes: int, code: str | None = None) -> Form:
    """The form of a duty, as one that is complete and breaks no rule but perhaps that of the load."""
    rows = [
        ["申请部门", duty["department"], "申请日期", FILED],
        ["申请类型", "新增", "申请对象", "工作事项"],
        ["申请事项", duty["name"], "类别", duty["class"]],
        ["申请理由", duty["reason"]],
        ["依据", duty["basis"], "附实施方案", "是"],
        ["社区职责", "宣传教育、联系居民", "实施范围", PLACE],
        ["开始日期", "2026年5月1日", "结束日期", "2028年5月1日"],
        ["复核日期", "2027年5月1日", "频次", "每周1次"],
        ["年工作量（件）", PIECES, "每件用时（分钟）", str(minutes)],
        ["下放权限", "信息查询、上报权限", "培训安排", "上岗前集中培训1次"],
        ["首年经费（元）", "150000", "次年经费（元）", "150000"],
        ["年物耗（元）", "1000", "经费来源", "本部门预算"],
        ["拨付时间", "2026年12月31日、2027年12月31日"],
        ["征求街道意见", "是", "征求社区意见", "是"],
        ["合法性审查", "是", "单独检查考核", "否"],
        ["一票否决", "否", "签订责任状", "否"],
    ]
    if code:
        rows.insert(0, ["申请编号", code])
    file = f"{number}-{duty['department']}-{duty['name']}.xlsx"
    return Form(file, "社区工作准入申请表", rows, f"{duty['department']}（盖章）")
