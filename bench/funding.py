"""A million payments: their balances beside DuckDB grouping the same CSV, and one community's trace."""

from __future__ import annotations

import csv
import random
import subprocess
import sys
from pathlib import Path

ZHUNRU = [sys.executable, "-m", "zhunru"]
DEPARTMENTS, DISTRICTS, STREETS, COMMUNITIES, DUTIES = 40, 10, 63, 721, 85
HEADER = ("拨付日期", "拨付单位", "接收单位", "金额（元）", "事项", "文号", "预算科目")
BALANCE = ("fund", "balance", "--as-of", "2026-12-31", "--format", "json")
TRACE = ("fund", "trace", "C0100", "--as-of", "2026-12-31", "--format", "json")


def write_payments(path: Path, count: int) -> None:
    """*count* payments on their way from department to district, street and community; the same for the same count."""
    if path.exists():
        return
    chance = random.Random(1)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for number in range(count):
            home = chance.randrange(COMMUNITIES)
            street = home % STREETS
            way = (
                f"第{number % DUTIES % DEPARTMENTS}局",
                f"Q{street % DISTRICTS}",
                f"S{street:02d}",
                f"C{home:04d}",
            )
            at = chance.choices((0, 1, 2), (7, 13, 80))[0]
            writer.writerow(
                (
                    f"2025-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}",
                    way[at],
                    way[at + 1],
                    chance.randrange(100, 20_000),
                    f"ZR-{number % DUTIES:03d}",
                    f"示发〔2025〕{number}号",
                    "2080208",
                )
            )


def write_names(folder: Path) -> None:
    """Places, departments, communities and duties, as spreadsheets."""
    folder.mkdir(parents=True, exist_ok=True)
    sheets: dict[str, list[tuple[object, ...]]] = {
        "行政区划": [
            ("代码", "名称", "级别", "上级"),
            *((f"Q{n}", f"第{n}区", "区县级", "示例市") for n in range(DISTRICTS)),
            *((f"S{n:02d}", f"第{n}街道", "街道级", f"Q{n % DISTRICTS}") for n in range(STREETS)),
        ],
        "部门": [("部门代码", "部门名称"), *((f"D{n}", f"第{n}局") for n in range(DEPARTMENTS))],
        "社区": [
            ("社区代码", "社区名称", "街道", "户数"),
            *((f"C{n:04d}", f"第{n}社区", f"S{n % STREETS:02d}", 3000) for n in range(COMMUNITIES)),
        ],
        "准入事项": [
            ("目录版本", "事项编码", "事项名称", "事项性质"),
            *(("2025版", f"ZR-{n:03d}", f"事项{n}", "协助") for n in range(DUTIES)),
        ],
    }
    for name, rows in sheets.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)


def money_register(work: Path, count: int) -> tuple[Path, Path]:
    """A register with *count* payments, made once, and the CSV from which it was read."""
    source, register = work / f"payments-{count}.csv", work / f"money-{count}.db"
    write_payments(source, count)
    if not register.exists():
        write_names(work / "money-names")
        for words in (
            ("init", "--place", "示例市"),
            ("import", work / "money-names"),
            ("import", source),
        ):
            subprocess.run(
                [*ZHUNRU, "--db", str(register), *map(str, words)],
                check=True,
                stdout=subprocess.DEVNULL,
            )
    return register, source
