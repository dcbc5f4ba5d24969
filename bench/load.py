"""A million work records: the load of 721 communities beside pandas doing the same sums from the same CSV."""

from __future__ import annotations

import csv
import random
import subprocess
import sys
from pathlib import Path

from bench.funding import COMMUNITIES, DUTIES, write_names

ZHUNRU = [sys.executable, "-m", "zhunru"]
MONTHS = 12
SHOW = ("load", "show", "--year", "2025", "--as-of", "2025-12-31", "--format", "json")


def write_work(path: Path, count: int) -> None:
    """*count* records of pieces and minutes, each of another community, duty and day; the same for the same count."""
    if path.exists():
        return
    chance = random.Random(1)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("日期", "社区", "事项", "件数", "用时（分钟）"))
        for number in range(count):
            duty, home = number // COMMUNITIES % DUTIES, number % COMMUNITIES
            turn = number // (COMMUNITIES * DUTIES)
            day = f"2025-{turn % MONTHS + 1:02d}-{turn // MONTHS + 1:02d}"
            pieces = chance.randrange(1, 20)
            minutes = pieces * chance.randrange(5, 40)
            writer.writerow((day, f"C{home:04d}", f"ZR-{duty:03d}", pieces, minutes))


def load_register(work: Path, count: int) -> tuple[Path, Path]:
    """A register with *count* work records, people, settings and time standards, made once, and the CSV of the records."""
    source, register = work / f"work-{count}.csv", work / f"load-{count}.db"
    write_work(source, count)
    if not register.exists():
        names = work / "load-names"
        write_names(names)
        sheets: dict[str, list[tuple[object, ...]]] = {
            "参数": [
                ("参数名称", "数值", "来源", "状态", "生效日期"),
                ("年可能工作日", 261, "示例", "现行有效", "2025-01-01"),
                ("每日工作小时", 8, "示例", "现行有效", "2025-01-01"),
            ],
            "人员": [
                ("社区", "年度", "岗位", "实有人数"),
                *((f"C{n:04d}", 2025, "专职", n % 9 + 3) for n in range(COMMUNITIES)),
            ],
            "时间定额": [
                ("事项", "简单件用时", "一般件用时", "复杂件用时", "生效日期"),
                *((f"ZR-{n:03d}", 5, 20, 45, "2025-01-01") for n in range(DUTIES)),
            ],
        }
        for name, rows in sheets.items():
            with (names / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows(rows)
        for words in (("init", "--place", "示例市"), ("import", names), ("import", source)):
            subprocess.run(
                [*ZHUNRU, "--db", str(register), *map(str, words)],
                check=True,
                stdout=subprocess.DEVNULL,
            )
    return register, source
