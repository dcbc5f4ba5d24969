"""A small made-up city for the tests of sheets that go out and come back."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from registry.intake.importing import Importer, Options, Result
from registry.journal import Act, writing
from registry.keys import row_keys
from registry.sheets import Kind, kinds
from registry.store import Register

ACT = Act("tester", "import", at="2026-03-01T00:00:00Z")

PLACES = """\
代码,名称,级别,上级
QS,碧山区,区县级,示例市
LH,绿湖区,区县级,示例市
QSJ,青松街道,街道级,碧山区
LHJ,湖滨街道,街道级,绿湖区
ZS1,中山街道,街道级,碧山区
ZS2,中山街道,街道级,绿湖区
"""

COMMUNITIES = """\
社区代码,社区名称,街道,区县
QS0101,青松社区,青松街道,碧山区
QS0102,和平社区,青松街道,碧山区
LH0101,和平社区,湖滨街道,绿湖区
LH0102,湖滨社区,湖滨街道,绿湖区
LH0103,湖滨街道社区,湖滨街道,绿湖区
QS0201,朝阳社区,ZS1,碧山区
QS0103,朝阳社区,青松街道,碧山区
"""

DEPARTMENTS = """\
部门代码,部门名称,级别,别名
MZ,市民政局,市级,民政、民政局
GA,市公安局,市级,公安
QSMZ,碧山区民政局,区县级,区民政
LHMZ,绿湖区民政局,区县级,区民政
,市总工会,其他,
"""


def found(path: Path) -> Register:
    """A register that knows only its city."""
    register = Register.create(path)
    columns = {"code": ["示例市"], "name": ["示例市"], "level": ["city"]}
    with writing(register, ACT) as entry:
        entry.add("place", {"key": row_keys(kinds()["place"], columns, 1), **columns})
    return register


def settle(path: Path, folder: Path) -> Register:
    """A register with the names of the made-up city."""
    register = found(path)
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (("区划", PLACES), ("社区", COMMUNITIES), ("部门", DEPARTMENTS)):
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    result = take_in(register, folder)
    assert not result.rejected, complaints(result)
    return register


def take_in(register: Register, *paths: Path, **options: Any) -> Result:
    """The files are imported."""
    return Importer(register, ACT, Options(**options)).run(list(paths))


def complaints(result: Result) -> list[str]:
    """What was not silently accepted."""
    return [f"{finding.code} {finding.where}: {finding.message}" for finding in result.findings]


def write_csv(path: Path, rows: Sequence[Sequence[str]]) -> Path:
    """A CSV file of these rows."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def facts(register: Register, kind: Kind) -> list[tuple[Any, ...]]:
    """The live facts of a kind, without the numbers of entries, sheets and rows."""
    fixed = "".join(f" AND {name} = ?" for name in kind.fixed)
    rows = register.query(
        f"SELECT key, {', '.join(kind.stored)} FROM {kind.table} WHERE until_entry IS NULL{fixed}",
        tuple(kind.fixed.values()),
    )
    return sorted(rows, key=repr)


def other_names(register: Register) -> list[tuple[Any, ...]]:
    """The live other names."""
    return sorted(register.query("SELECT kind, name, code FROM alias WHERE until_entry IS NULL"))
