"""A small city whose register is told twice: as it stood in January 2025, and a year later with news and corrections."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from shutil import copy

from catalog.founding import found
from registry.intake.importing import Importer, Options
from registry.journal import Act
from registry.store import Register
from reports.comparison.comparing import Compared, Comparison
from reports.comparison.making import Comparing, Earlier
from reports.scope import Asked
from tests.catalog.conftest import CITY

TODAY = date(2026, 5, 20)
KNOWN_THEN = "2025-12-31"

SIGNBOARDS = "社区,牌子名称,部门,挂牌日期,摘牌日期\n"
LEDGERS = "社区,台账名称,部门,频次,每次用时,建账日期\n"
PUSHED = "下派日期,部门,社区,事项,承诺经费\n"

FIRST = {
    "牌子.csv": SIGNBOARDS
    + "青松社区,老年之家,民政局,2024-05-01,\n"
    + "青松社区,禁毒站,民政局,2023-01-01,\n"
    + "红星社区,误报牌,民政局,2024-05-01,\n",
    "台账.csv": LEDGERS
    + "青松社区,走访台账,民政局,每月1次,30分钟,2024-01-01\n"
    + "红星社区,安全台账,应急局,每月1次,60分钟,2024-01-01\n",
    "下派2025.csv": PUSHED
    + "2025-03-01,民政局,青松社区,A1,1000元\n"
    + "2025-04-01,民政局,红星社区,老年人优待证办理,500元\n"
    + "2025-05-01,应急局,青松社区,A2,\n",
}
"""What was read in January 2025 (push-downs of the year are planned ones)."""

LATER = {
    "牌子.csv": SIGNBOARDS
    + "青松社区,老年之家,民政局,2024-05-01,\n"
    + "青松社区,禁毒站,民政局,2023-01-01,2026-01-15\n"
    + "红星社区,议事厅,应急局,2026-01-20,\n",
    "台账.csv": LEDGERS
    + "青松社区,走访台账,民政局,每月1次,45分钟,2026-01-01\n"
    + "红星社区,安全台账,应急局,每月1次,50分钟,2024-01-01\n",
    "下派2026.csv": PUSHED
    + "2026-02-01,民政局,青松社区,A1,1000元\n"
    + "2026-02-02,民政局,红星社区,A1,\n"
    + "2026-02-03,民政局,白云社区,A1,800元\n"
    + "2026-02-04,民政局,青松社区,A3,\n",
}
"""What was read in February 2026: 误报牌 was never there and is withdrawn; 安全台账 takes 50 minutes and always did."""


def read(register: Register, folder: Path, files: dict[str, str], at: str) -> None:
    """The files were imported on the day *at*, rows that are missing in them withdrawn."""
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    act = Act("李敏", "import", at=f"{at}T08:00:00Z")
    result = Importer(register, act, Options(replace=True)).run([folder])
    assert not result.rejected, [finding.message for finding in result.findings]


def told_twice(folder: Path) -> tuple[Path, Path]:
    """The register, and the file as it was before the second telling."""
    path, old = folder / "zhunru.db", folder / "旧.db"
    found(path, "示例市", Act("李敏", "init", at="2025-01-05T08:00:00Z"))
    with Register.open(path) as register:
        read(register, folder / "1", CITY, "2025-01-06")
        read(register, folder / "2", FIRST, "2025-06-10")
    copy(path, old)
    with Register.open(path) as register:
        read(register, folder / "3", LATER, "2026-02-10")
    return path, old


def compared(
    register: Register, earlier: Earlier, period: str = "2026", report: str = "burden"
) -> Comparison:
    """The report of *period* beside the earlier one."""
    return Comparing.of(register, TODAY, report, None, Asked(period=period), earlier).build()


def bridge(of: Compared) -> tuple[object, dict[str, int], object]:
    """Then, the step of each cause, and now."""
    return of.then.value, {str(cause): amount for cause, amount in of.steps()}, of.now.value
