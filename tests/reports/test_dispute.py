"""A dispute: a department denies that it pushed work down; the register shows the entry, the file, the row, and the seal."""

from __future__ import annotations

import hashlib
import re

from tests.office import Office

PUSHED = "下派日期,部门,下派对象,事项,文号\n2026-03-01,市民政局,青松社区,高龄老人入户探访,示民发〔2026〕7号\n"


def test_what_the_clerk_can_show(office: Office) -> None:
    path = office.write("民政局三月下派.csv", PUSHED)
    assert office.zhunru("import", path).code == 0
    ran = office.zhunru("journal", "seal", "-o", office.folder / "封存页.md")
    seal = re.search(r"\d+(-[0-9a-f]{4}){8}", ran.err)
    assert seal, "the page is signed by both sides and kept"
    office.import_text("牌子.csv", "社区,牌子名称,悬挂位置\n青松社区,甲,对外\n")

    found = office.zhunru("history", "青松社区", "--all", "--format", "json").json
    line = next(row for row in found if "高龄老人入户探访" in row["after"])
    assert line["where"] == "民政局三月下派.csv, row 2"
    assert "示民发〔2026〕7号" in line["after"]

    shown = office.zhunru("journal", "show", line["entry"])
    assert hashlib.sha256(path.read_bytes()).hexdigest() in shown.out, "the very file that was sent"

    traced = office.zhunru(
        "trace", "pushdown.count", "--period", "2026", "--as-of", "2026-12-31", "--format", "json"
    )
    assert traced.code == 0, traced.err
    assert "民政局三月下派.csv" in traced.out

    verified = office.zhunru("journal", "verify", "--seal", seal[0])
    assert verified.code == 0
    assert "holds what was sealed" in verified.out
