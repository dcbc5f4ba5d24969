"""Cells as people write them, by the type of their column: for tests that send them through the register and back."""

from __future__ import annotations

from registry.sheets import Column, Kind, burden_kinds

NUMBERS = [
    "120",
    "约120",
    "近200",
    "300余",
    "超500",
    "1,234",
    "三十",
    "两万三千",
    "1.2万",
    "无",
    "/",
    "—",
    "",
    "0",
]

AS_WRITTEN: dict[str, list[str]] = {
    "count": [*NUMBERS, "999999999999", "999999999999999", "约1.5万"],
    "money": [
        *NUMBERS,
        "12000元",
        "1.2万元",
        "约3.25万元",
        "12,345.67",
        "0.5",
        "近3亿元",
        "99999999999.99",
        "500元以上",
    ],
    "area": ["650", "约650.5", "650.25平方米", "无", "/", "", "300余"],
    "points": ["92", "92.5", "约90", "/", "", "88.25分"],
    "minutes": [
        "30分钟",
        "1.5小时",
        "2小时30分",
        "半天",
        "约1小时",
        "90",
        "2小时以上",
        "近30分钟",
        "无",
        "/",
        "",
    ],
    "date": [
        "2026年3月1日",
        "2026.3.2",
        "20260303",
        "2026年3月",
        "1999-12-31",
        "2026/3/4",
        "1900-01-31",
    ],
    "year": ["2025", "2026年"],
    "month_day": ["6月30日", "06-30", "每年9月底前", "年底", "2.28"],
    "shares": ["市1:区2.5", "县5∶乡5", "1:2.5", "县乡5:5", "市级1、区县级2.50"],
    "frequency": [
        *(
            "每日",
            "每工作日2次",
            "每周",
            "每月2次",
            "每两个月1次",
            "每季度",
            "半年",
            "每年",
            "每两年一次",
            "每10个工作日1次",
        ),
        *(
            "随时",
            "一次性",
            "4",
            "约120",
            "每年0次",
            "0",
            "约每月2次",
            "每周3次以上",
            "近每日",
            "约随时",
            "无",
            "/",
            "",
            "旬报",
        ),
    ],
    "text": [
        "=1+2",
        "-3.5",
        "@甲",
        "+86",
        "一般，其次；再次",
        "“引号”",
        'a "b", c',
        "2026-03",
        "007",
        "_x0041_",
        "it's",
    ],
    "name": ["事项（一）", "Name With Spaces", "=SUM(A1)", "a;b", "安全(生产)台账"],
    "duty": ["协助办理老年人优待证", "ZR-001", "防汛 值班"],
    "code": ["2080208", "007", "A 1"],
    "document_number": ["示民发〔2026〕15号", "示府办(2026)3号", "", "无"],
    "flag": ["是", "否", "√", "", "0"],
    "list": ["姓名、性别、年龄", "姓名，住址/电话", "", "一项"],
    "aliases": ["老干局、老干部局", ""],
    "department": ["市民政局", "公安", "QSMZ", "绿湖区民政局", "市总工会"],
    "place": ["示例市", "碧山区", "青松街道", "ZS2"],
    "community": [
        "青松社区",
        "绿湖区和平社区",
        "QS0102",
        "湖滨",
        "湖滨街道社区",
        "QS0201",
        "QS0103",
    ],
}
AS_WRITTEN["scope"] = [
    *AS_WRITTEN["community"],
    "全部",
    "碧山区",
    "湖滨街道",
    "ZS1",
    "全市",
    "示例市",
]
AS_WRITTEN["holder"] = [
    "市民政局",
    "青松社区",
    "LH0101",
    "绿湖区",
    "ZS2",
    "市总工会",
    "某某银行示例支行",
]
AS_WRITTEN["burden_kind"] = [kind.zh for kind in burden_kinds().values()] + ["certificate"]


def written(column: Column) -> list[str]:
    """Cells that may stand in *column*."""
    if column.name == "valid_to":
        found = ["2027年1月1日", "2030.5", "2199-12-31"]
    elif column.type == "choice":
        found = [label for labels in column.choices.values() for label in labels]
    else:
        found = AS_WRITTEN[column.type]
    if not column.required:
        return [*found, ""]
    return [text for text in found if text not in ("", "—", "/", "无")] or found


def sheet_of(kind: Kind, rows: int) -> list[list[str]]:
    """A sheet of *kind* in which every cell of every column stands at least once, given enough rows; no row twice."""
    lines = [[column.zh for column in kind.columns]]
    for number in range(rows):
        line = []
        for at, column in enumerate(kind.columns):
            texts = written(column)
            text = texts[(number + at * (number // len(texts))) % len(texts)]
            if text and column.type == "aliases":
                text = f"甲{number}、乙{number}"
            elif text and column.name in telling(kind):
                text = f"{text}{number}"
            line.append(text)
        lines.append(line)
    return lines


def telling(kind: Kind) -> set[str]:
    """The columns that make every row of a sheet another one."""
    named = [
        name
        for name in kind.key
        if kind.by_name.get(name) and kind.by_name[name].type in ("text", "name", "duty")
    ]
    return {*named[:1], "name", *({"code"} & set(kind.key))} & set(kind.by_name)
