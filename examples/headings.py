"""What kinds of spreadsheet are called in titles, and the other ways in which offices write choices."""

from __future__ import annotations

TITLES = {
    "place": "行政区划",
    "community": "社区名册",
    "department": "部门名录",
    "staffing": "社区人员",
    "appraisal": "年度考核",
    "edition": "目录版本",
    "duty": "准入事项",
    "retirement": "退出事项",
    "permit": "正负面清单",
    "standard": "时间定额",
    "parameter": "测算参数",
    "pushdown": "下派记录",
    "payment": "经费拨付",
    "holder": "资金单位",
    "rate": "经费标准",
    "split": "经费分摊",
    "statement": "到账核对",
    "cost": "事项收支",
    "signboard": "牌子",
    "ledger": "台账",
    "form": "表格",
    "certificate": "证明",
    "inspection": "检查考核",
    "seal": "印章",
    "app": "APP和工作群",
    "meeting": "会议",
    "pledge": "责任状",
    "work": "工作记录",
    "survey": "问卷",
    "review": "部门评议",
    "need": "问题需求",
    "request": "准入申请",
    "decline": "不予承接",
}
"""What a kind of spreadsheet is called in titles and sheet names."""

CHOICES: dict[tuple[str, str], dict[str, tuple[str, ...]]] = {
    ("pushdown", "channel"): {
        "文件": ("正式文件", "发文"),
        "会议": ("会议布置", "开会"),
        "微信群": ("微信", "工作群"),
        "APP": ("系统派单", "政务APP"),
        "电话": ("电话通知", "口头"),
    },
    ("signboard", "variant"): {
        "对外": ("外", "室外", "门外"),
        "对内": ("内", "室内"),
        "上墙": ("墙上",),
    },
    ("ledger", "variant"): {"纸质": ("纸质台账",), "电子": ("电子台账",), "系统": ("信息系统",)},
    ("form", "variant"): {"电子": ("电子表格",), "微信群": ("工作群", "微信"), "系统": ("平台",)},
    ("app", "variant"): {"工作群": ("微信群",), "系统": ("平台", "信息系统"), "APP": ("政务APP",)},
    ("community", "type"): {"城市社区": ("城市", "城镇"), "涉农社区": ("涉农",)},
}
"""Other ways of writing a choice, by kind and column."""
