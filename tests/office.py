"""An office: a folder with the register of a small made-up city, in which commands are run as a clerk would."""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import xlsxwriter

import zhunru
from registry import language
from registry.store import Register

ROOT = Path(zhunru.__file__).parent

PLACES = """\
代码,名称,级别,上级
QS,碧山区,区县级,示例市
LS,绿水区,区县级,示例市
QSJ,青松街道,街道级,碧山区
HBJ,湖滨街道,街道级,绿水区
"""

COMMUNITIES = """\
社区代码,社区名称,街道,区县,户数,网格数
QS0101,青松社区,青松街道,碧山区,3000,9
QS0102,和平社区,青松街道,碧山区,1200,4
LS0101,和平社区,湖滨街道,绿水区,约2000,6
LS0102,湖滨社区,湖滨街道,绿水区,1800,5
"""

DEPARTMENTS = """\
部门代码,部门名称,级别,别名
MZ,市民政局,市级,民政、老龄办
WJ,市卫生健康委员会,市级,卫健委
GA,市公安局,市级,
QSMZ,碧山区民政局,区县级,
"""

EDITION = """\
版本,文号,生效日期
2026版,示发〔2026〕1号,2026-01-01
"""

DUTIES = """\
目录版本,事项编码,事项名称,事项性质,责任部门
2026版,ZR-001,老年人优待证办理,协助,市民政局
2026版,ZR-002,居民健康档案摸底,协助,卫健委
"""

CITY = {
    "行政区划.csv": PLACES,
    "社区.csv": COMMUNITIES,
    "部门.csv": DEPARTMENTS,
    "目录版本.csv": EDITION,
    "目录.csv": DUTIES,
}


@dataclass(frozen=True)
class Ran:
    """A command that was run: its exit code, what it printed, and what it said on stderr."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it printed, as JSON."""
        return json.loads(self.out)

    @property
    def codes(self) -> list[str]:
        """The codes of the findings in its JSON."""
        return [finding["code"] for finding in self.json["findings"]]


class Office:
    """A folder with a register; what is not said of the register is said of ``zhunru.db`` in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.db = folder / "zhunru.db"

    def zhunru(self, *args: str | Path | int) -> Ran:
        """The command ran in this process, which is quicker than in its own."""
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            language.use("en")
            code = zhunru.run(list(map(str, args)))
        return Ran(code, out.getvalue(), err.getvalue())

    def process(self, *args: str | Path, **environment: str) -> Ran:
        """The command ran as a process of its own."""
        done = subprocess.run(
            self.command(*args),
            cwd=self.folder,
            env=self.environment(**environment),
            capture_output=True,
            encoding=environment.get("PYTHONIOENCODING", "utf-8"),
            check=False,
            timeout=60,
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    def command(self, *args: str | Path) -> list[str]:
        """The command line of ``zhunru`` with *args*."""
        return [sys.executable, "-m", "zhunru", *map(str, args)]

    def environment(self, **more: str) -> dict[str, str]:
        """The environment of a process in this office."""
        own = {name: value for name, value in os.environ.items() if not name.startswith("ZHUNRU_")}
        return {**own, "PYTHONPATH": str(ROOT), "ZHUNRU_LANG": "en", "PYTHONUTF8": "1", **more}

    def write(self, name: str, text: str, encoding: str = "utf-8") -> Path:
        """A text file in the folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode(encoding))
        return path

    def workbook(self, name: str, *sheets: Sequence[Sequence[Any]], **named: Sequence[Any]) -> Path:
        """An .xlsx file in the folder, its sheets given as rows."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with xlsxwriter.Workbook(path) as book:
            titled = {f"Sheet{number}": rows for number, rows in enumerate(sheets, start=1)}
            for title, rows in {**titled, **named}.items():
                sheet = book.add_worksheet(title)
                for number, row in enumerate(rows):
                    sheet.write_row(number, 0, row)
        return path

    def import_text(self, name: str, text: str, *options: str) -> Ran:
        """A CSV file of this text stands in the folder and was imported; JSON tells what became of it."""
        return self.zhunru("import", self.write(name, text), "--format", "json", *options)

    def import_rows(self, name: str, *sheets: Sequence[Sequence[Any]]) -> Ran:
        """An .xlsx file of these rows stands in the folder and was imported; JSON tells what became of it."""
        return self.zhunru("import", self.workbook(name, *sheets), "--format", "json")

    def query(self, sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
        """Rows of the register."""
        with Register.open(self.db) as register:
            return register.query(sql, parameters)

    def live(self, table: str, *columns: str) -> list[tuple[Any, ...]]:
        """The live facts of a table, in the order in which they came."""
        return self.query(
            f"SELECT {', '.join(columns)} FROM {table} WHERE until_entry IS NULL ORDER BY id"
        )

    @property
    def last_entry(self) -> int:
        """The number of the newest entry."""
        return int(self.query("SELECT MAX(id) FROM entry")[0][0])
