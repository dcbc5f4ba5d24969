"""The words of headers: units in them, what every kind knows, and columns that are of no kind."""

from __future__ import annotations

import re
from functools import cache

from registry.intake.cells import squeezed
from registry.sheets import Column, Kind

_UNIT_IN_HEADER = re.compile(r"[(\[]([^()\[\]]*)[)\]]|/(万元|元|小时|分钟|天)$")
# fmt: off
_UNIT_WORDS = frozenset({
    "万元", "千元", "亿元", "百元", "元", "小时", "分钟", "分", "天", "日", "户", "人", "万户", "万人", "个", "件", "块",
    "份", "次", "次/年", "次/月", "月", "季", "季度", "周", "㎡", "平方米", "%",
})
# fmt: on
NUMBERING = frozenset({"序号", "序", "编号序", "no", "no.", "#", "行号"})
SILENT = frozenset({"备注", "说明", "remark", "remarks", "note", "notes"})
CONTACT = re.compile(
    r"联系人|联系电话|联系方式|电话|手机|身份证|填表人|填报人|经办人|经手人|负责人|姓名|户主|当事人|反映人|来访人|申请人|"
    r"出生|银行卡|卡号|微信号|qq号|邮箱|住址|家庭地址|门牌|contact|phone",
    re.IGNORECASE,
)
DISTRICT = frozenset(
    {"区县", "区", "所属区", "所属区县", "区市县", "县区", "县(市、区)", "区(市、县)", "district"}
)
STREET = frozenset({"街道", "所属街道", "街道(乡镇)", "街镇", "镇街", "street"})


@cache
def header_key(text: str) -> str:
    """A header without spaces, units, stars and case, for comparison."""
    key = squeezed(text).lower().strip("*★·:")
    key = _UNIT_IN_HEADER.sub(
        lambda match: "" if _is_unit(match[1] or match[2] or "") else match[0], key
    )
    return key.strip("*★·:")


def _is_unit(text: str) -> bool:
    return (
        text in _UNIT_WORDS
        or text.removeprefix("单位:") in _UNIT_WORDS
        or text in ("必填", "选填", "*")
    )


def header_unit(text: str) -> str | None:
    """The unit in a header such as 金额（万元） or 准备小时数; None if it has none."""
    key = squeezed(text)
    for match in _UNIT_IN_HEADER.finditer(key):
        unit = (match[1] or match[2] or "").removeprefix("单位:")
        if unit in _UNIT_WORDS:
            return unit
    if "小时" in key:
        return "小时"
    if "分钟" in key:
        return "分钟"
    return None


@cache
def known_headers(kind: Kind) -> dict[str, Column]:
    """The columns of *kind* by the keys of all their headers; their own come before aliases."""
    known: dict[str, Column] = {}
    for alias_round in (False, True):
        for column in kind.columns:
            for header in column.aliases if alias_round else (column.zh, column.en):
                known.setdefault(header_key(header), column)
    return known


def is_own(column: Column, spellings: tuple[str, ...]) -> bool:
    """Whether one of *spellings* is the column's own header, not an alias."""
    own = (header_key(column.zh), header_key(column.en))
    return any(header_key(text) in own for text in spellings)
