"""The load: a million work records beside pandas, more communities, and what the load gate adds to a vetting."""

from __future__ import annotations

import csv
import random
import statistics
import subprocess
import sys
from pathlib import Path

from bench import vetting
from bench.funding import COMMUNITIES, DUTIES, write_names
from bench.measuring import Contender, median, ratio, side_by_side
from bench.results import Result, row, seconds

ZHUNRU = [sys.executable, "-m", "zhunru"]
MONTHS = 12
SETTINGS: list[tuple[object, ...]] = [
    ("参数名称", "数值", "来源", "状态", "生效日期"),
    ("年可能工作日", 261, "示例", "现行有效", "2025-01-01"),
    ("每日工作小时", 8, "示例", "现行有效", "2025-01-01"),
]
GROWTH = (721, 5_000, 20_000)
"""Communities of the registers that show how it grows."""
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
            "参数": SETTINGS,
            "人员": _people(COMMUNITIES, "C{:04d}"),
            "时间定额": [
                ("事项", "简单件用时", "一般件用时", "复杂件用时", "生效日期"),
                *((f"ZR-{n:03d}", 5, 20, 45, "2025-01-01") for n in range(DUTIES)),
            ],
        }
        _write_sheets(names, sheets)
        for words in (("init", "--place", "示例市"), ("import", names), ("import", source)):
            _run(register, *words)
    return register, source


def grown_register(work: Path, communities: int) -> Path:
    """A register of so many communities with a record of each month, made once."""
    register, folder = work / f"grown-{communities}.db", work / f"grown-{communities}"
    if register.exists():
        return register
    _write_sheets(
        folder,
        {
            "社区": [
                ("社区代码", "社区名称", "户数"),
                *((f"C{n:05d}", f"第{n}社区", 1000 + n % 2000) for n in range(communities)),
            ],
            "参数": SETTINGS,
            "人员": _people(communities, "C{:05d}"),
            "工作记录": [
                ("日期", "社区", "事项", "件数", "用时（分钟）"),
                *(
                    (
                        f"2025-{month:02d}-15",
                        f"C{n:05d}",
                        f"事项{n % DUTIES}",
                        n % 17 + 1,
                        n % 400 + 60,
                    )
                    for n in range(communities)
                    for month in range(1, MONTHS + 1)
                ),
            ],
        },
    )
    for words in (("init", "--place", "示例市"), ("import", folder)):
        _run(register, *words)
    return register


def gate(work: Path, register: Path) -> tuple[str, dict[str, Path]]:
    """A request in that register, and rules of procedure with and without a load gate."""
    rules = {}
    for name, lines in (("without", ""), ("with", _GATE)):
        rules[name] = work / f"{name}.toml"
        head = f'name = "{name}"\ntitle_zh = "示例"\ntitle_en = "Example"\nextends = "national"\nplace = "示例市"\nyear = 2026\n'
        rules[name].write_text(head + lines, encoding="utf-8")
    copy, folder = work / "load-gate.db", work / "load-request"
    if not copy.exists():
        copy.write_bytes(register.read_bytes())
        request = vetting.asking(1, "为老年人上门更新健康信息", "第1局")
        _write_sheets(folder, {"准入申请": [tuple(request), tuple(request.values())]})
        _run(copy, "import", folder)
    return request_code(), rules


def request_code() -> str:
    """The code of that request."""
    return vetting.asking(1, "", "")["申请编号"]


_GATE = """
[load]
lowest_percent = { value = 100, source = "示例", status = "in_force" }
communities = { value = 0, source = "示例", status = "in_force" }
"""


def _people(communities: int, code: str) -> list[tuple[object, ...]]:
    people = ((code.format(n), 2025, "专职", n % 9 + 3) for n in range(communities))
    return [("社区", "年度", "岗位", "实有人数"), *people]


def _write_sheets(folder: Path, sheets: dict[str, list[tuple[object, ...]]]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in sheets.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)


def _run(register: Path, *words: object) -> None:
    command = [*ZHUNRU, "--db", str(register), *map(str, words)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def loading(work: Path, count: int, rounds: int) -> list[Result]:
    """The load of all communities from a million records beside pandas doing the same sums from the same CSV."""
    register, source = load_register(work, count)
    contenders = [
        Contender("zhunru", [*ZHUNRU, "--db", str(register), *SHOW]),
        Contender("pandas", [sys.executable, "-m", "bench.peers", "pandas_load", str(source)]),
    ]
    found = side_by_side(contenders, rounds + 2)
    what = f"`load show` over {count:,} work records, {COMMUNITIES} communities, {DUTIES} duties"
    peer = "pandas reading and grouping the CSV"
    memory = f"{median(found['zhunru'], 'peak'):.0f} MB"
    return [
        row(what, "zhunru", peer, "pandas", found, "≤ 1.5 ×"),
        Result("its memory", memory, "–", "–", "< 300 MB", rounds + 2),
    ]


def growing(work: Path, rounds: int) -> list[Result]:
    """Whether the load of many more communities takes as many times longer."""
    contenders = [
        Contender(str(number), [*ZHUNRU, "--db", str(grown_register(work, number)), *SHOW])
        for number in GROWTH
    ]
    found = side_by_side(contenders, rounds + 2)
    first = GROWTH[0]
    return [
        Result(
            f"`load show` of {number:,} communities, 12 records each",
            seconds(found[str(number)]),
            f"{first} communities {seconds(found[str(first)])}",
            f"{ratio(found, str(number), str(first)):.1f} ×",
            f"growing linearly: ≤ {number / first:.1f} ×",
            rounds + 2,
        )
        for number in GROWTH[1:]
    ]


def gating(work: Path, count: int) -> list[Result]:
    """What the load gate over 721 communities and a million work records adds to the vetting of a request."""
    register, _source = load_register(work, count)
    request, rules = gate(work, register)
    vet = [*ZHUNRU, "--db", str(work / "load-gate.db"), "vet", request, "--as-of", "2026-03-01"]
    contenders = [
        Contender(name, [*vet, "--profile", str(path)], codes=(0, 3))
        for name, path in rules.items()
    ]
    found = side_by_side(contenders, 11)
    pairs = zip(found["with"], found["without"], strict=True)
    added = statistics.median(one.cpu - other.cpu for one, other in pairs)
    return [
        Result(
            f"`zhunru vet` with a load gate over {COMMUNITIES} communities and {count:,} work records",
            seconds(found["with"]),
            f"the same without it {seconds(found['without'])}",
            f"+ {added * 1000:.0f} ms",
            "< 100 ms more",
            11,
        )
    ]
