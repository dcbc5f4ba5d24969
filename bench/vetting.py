"""Data and peers for the measurement of vetting: a catalogue, ledgers, requests, and a Word form."""

from __future__ import annotations

import csv
import itertools
import random
import subprocess
import sys
from pathlib import Path

WHO = (
    *(
        "老年人",
        "儿童",
        "残疾人",
        "退役军人",
        "流动人口",
        "困难家庭",
        "独居居民",
        "租住人员",
        "个体商户",
        "新业态劳动者",
    ),
    *(
        "孕产妇",
        "慢性病患者",
        "青少年",
        "失业人员",
        "高校毕业生",
        "物业企业",
        "志愿者",
        "楼栋长",
        "网格员",
        "党员",
    ),
)
WHAT = (
    *(
        "健康",
        "就业",
        "教育",
        "住房",
        "救助",
        "出行",
        "消防",
        "用电",
        "燃气",
        "饮水",
        "垃圾分类",
        "文化",
        "体育",
        "法律",
    ),
    *(
        "信用",
        "防灾",
        "防诈",
        "养老",
        "托育",
        "助餐",
        "绿化",
        "停车",
        "噪声",
        "宠物",
        "电梯",
        "水箱",
        "楼道",
        "井盖",
    ),
)
ACTION = ("宣传", "摸底", "登记", "巡查", "走访", "动员", "报告", "培训", "劝导", "统计")
DEPARTMENTS = 40
DUTIES, LEDGERS, REQUESTS = 2_500, 20_000, 10_000


def names(count: int, seed: int) -> list[str]:
    """Different names, in an order of their own."""
    every = ["".join(parts) for parts in itertools.product(WHO, WHAT, ACTION)]
    levels = ("", "年度", "重点", "日常")
    long = [f"{level}{name}" for level in levels for name in every]
    random.Random(seed).shuffle(long)
    return long[:count]


def write_gate(folder: Path) -> None:
    """Spreadsheets of a city with that catalogue, those ledgers and requests stand in *folder*."""
    folder.mkdir(parents=True, exist_ok=True)
    departments = [f"市{word}局" for word in names(DEPARTMENTS, 1)]
    _write(folder / "部门.csv", ["部门名称", "级别"], ([name, "市级"] for name in departments))
    _write(
        folder / "社区.csv", ["社区名称", "户数"], ([f"第{n}社区", "1000"] for n in range(1, 41))
    )
    _write(
        folder / "目录版本.csv",
        ["版本", "文号", "生效日期"],
        [["2025版", "示发〔2025〕1号", "2025-01-01"]],
    )
    duties = (
        ["2025版", f"ZR-{n:04d}", name, "依法协助", departments[n % DEPARTMENTS]]
        for n, name in enumerate(names(DUTIES, 2), start=1)
    )
    _write(
        folder / "准入事项.csv",
        ["目录版本", "事项编码", "事项名称", "事项性质", "责任部门"],
        duties,
    )
    fields = "姓名、年龄、住址、联系电话"
    ledgers = (
        [f"{name}台账", departments[n % DEPARTMENTS], "全部", fields]
        for n, name in enumerate(names(LEDGERS, 3))
    )
    _write(folder / "台账.csv", ["台账名称", "部门", "社区", "字段"], ledgers)
    _write(folder / "准入申请.csv", list(asking(1, "", "")), _rows(departments))


def _rows(departments: list[str]) -> list[list[str]]:
    asked = names(REQUESTS, 4)
    return [
        list(asking(n, name, departments[n % DEPARTMENTS]).values())
        for n, name in enumerate(asked, start=1)
    ]


def asking(number: int, name: str, department: str) -> dict[str, str]:
    """A request as its sheet has it."""
    form = number % 5 == 0
    return {
        "申请编号": f"SQ2026-{number:05d}",
        "申请日期": f"2026-{number % 9 + 1:02d}-{number % 28 + 1:02d}",
        "申请部门": department,
        "申请类型": "新增",
        "申请对象": "台账表格" if form else "工作事项",
        "申请事项": f"{name}表" if form else name,
        "申请理由": "服务居民",
        "依据": f"《中华人民共和国老年人权益保障法》第{number % 80 + 1}条",
        "附实施方案": "是",
        "社区职责": "协助入户、宣传教育",
        "开始日期": "2026-12-01",
        "结束日期": "2027-12-01",
        "频次": "每月1次",
        "年工作量": str(number % 500 + 1),
        "每件用时": "30分钟",
        "实施范围": "全部",
        "首年经费": str(number % 90 * 1000),
        "经费来源": "本部门预算",
        "拨付时间": "2026-12-31",
        "征求街道意见": "是",
        "征求社区意见": "是",
        "填报字段": "姓名、住址、联系电话、备注" if form else "",
    }


def _write(path: Path, head: list[str], rows: object) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(head)
        writer.writerows(rows)  # type: ignore[arg-type]


def gate_register(work: Path) -> Path:
    """A register of that city, made once."""
    path = work / "gate.db"
    if not path.exists():
        write_gate(work / "gate")
        program = [sys.executable, "-m", "zhunru", "--db", str(path)]
        for arguments in (["init", "--place", "示例市"], ["import", str(work / "gate")]):
            subprocess.run([*program, *arguments], check=True, stdout=subprocess.DEVNULL)
    return path


def rate(path: Path, count: int) -> float:
    """Requests vetted a second of processor time, in this process, the reading of the register included."""
    import time

    from catalog.profiles import load
    from catalog.requests import requests
    from catalog.vetting import bench, vet_all
    from registry.store import Register

    with Register.open(path) as register:
        asked = requests(register)[:count]
        started = time.process_time()
        shared = bench(register, load())
        vetted = sum(1 for _verdict in vet_all(shared, asked, "2026-10-15", {}))
        return vetted / (time.process_time() - started)


def rate_in_process(path: Path, count: int) -> float:
    """The same, in a process of its own, so that nothing is remembered."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.vetting", str(path), str(count)],
        check=True,
        capture_output=True,
        text=True,
    )
    return float(done.stdout.split()[1])


FILED = "SQ2026-001"


def example_city(folder: Path) -> tuple[Path, Path]:
    """The register of the example city, and a Word form of its, made once by ``zhunru demo``."""
    if not folder.exists():
        demo = [sys.executable, "-m", "zhunru", "demo", "--folder", str(folder)]
        subprocess.run(demo, check=True, stdout=subprocess.DEVNULL)
    return folder / "zhunru.db", next(folder.rglob("市农业农村局-*.docx"))


if __name__ == "__main__":
    register, counts = Path(sys.argv[1]), map(int, sys.argv[2:])
    for wanted in counts:
        print(f"{wanted} {rate(register, wanted):.1f}")
