"""The data of the bench: a million push-downs as CSV, fifty thousand as xlsx, and the names that they need."""

from __future__ import annotations

import csv
import random
import shutil
from pathlib import Path

DEPARTMENTS, COMMUNITIES, DUTIES = 40, 721, 200
HEADER = (
    "下派日期",
    "部门",
    "社区",
    "事项",
    "文号",
    "渠道",
    "工作量",
    "完成时限",
    "承诺经费（元）",
)


def rows(count: int, seed: int = 1):  # type: ignore[no-untyped-def]
    """*count* push-downs, always the same for the same seed."""
    chance = random.Random(seed)
    channels = ("文件", "会议", "微信群", "APP")
    for number in range(count):
        month, day = chance.randint(1, 12), chance.randint(1, 28)
        yield (
            f"2025-{month:02d}-{day:02d}",
            f"第{chance.randrange(DEPARTMENTS)}局",
            f"C{chance.randrange(COMMUNITIES):04d}",
            f"ZR-{chance.randrange(DUTIES):03d}",
            f"示发〔2025〕{number}号",
            chance.choice(channels),
            chance.randint(1, 400),
            f"2025-{month:02d}-28",
            chance.choice(("", "", "1200", "3500.50")),
        )


def write_names(folder: Path) -> None:
    """Departments, communities and the catalogue, as spreadsheets in *folder*."""
    folder.mkdir(parents=True, exist_ok=True)
    _write(
        folder / "部门.csv",
        ("部门代码", "部门名称"),
        ((f"D{n}", f"第{n}局") for n in range(DEPARTMENTS)),
    )
    _write(
        folder / "社区.csv",
        ("社区代码", "社区名称", "户数"),
        ((f"C{n:04d}", f"第{n}社区", 3000) for n in range(COMMUNITIES)),
    )
    _write(
        folder / "目录版本.csv",
        ("版本", "生效日期", "失效日期"),
        [("2024版", "2024-01-01", "2025-07-01"), ("2025版", "2025-07-01", "")],
    )
    duties = [("2024版", f"ZR-{n:03d}", f"事项{n}", "协助") for n in range(DUTIES)]
    duties += [("2025版", f"ZR-{n:03d}", f"事项{n}", "协助") for n in range(85)]
    _write(folder / "准入事项.csv", ("目录版本", "事项编码", "事项名称", "事项性质"), duties)


def _write(path: Path, header, lines) -> None:  # type: ignore[no-untyped-def]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(lines)


def write_csv(path: Path, count: int) -> None:
    """*count* push-downs as CSV."""
    if not path.exists():
        _write(path, HEADER, rows(count))


def write_xlsx(path: Path, count: int) -> None:
    """*count* push-downs as a workbook."""
    if path.exists():
        return
    import xlsxwriter

    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("下派记录")
        sheet.write_row(0, 0, HEADER)
        for number, row in enumerate(rows(count), start=1):
            sheet.write_row(number, 0, row)


def fresh(work: Path, name: str, origin: Path | None) -> None:
    """The file of that name is a copy of *origin*, or is not there."""
    (work / name).unlink(missing_ok=True)
    if origin:
        shutil.copyfile(origin, work / name)
