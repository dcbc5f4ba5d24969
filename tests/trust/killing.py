"""The real program is killed with SIGKILL at a random moment; what it leaves must be what was acknowledged, whole."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path
from unittest.mock import patch

from registry import store
from registry.backups import backups
from registry.checking import check
from registry.journal import FACT_TABLES, Act, verify, writing
from registry.store import Register, migrations
from tests.office import CITY, Office

PUSHED = 4_000
"""Push-downs that are imported, or undone."""

EARLIER = 2
"""The schema before payments had a year and a manner."""

NEW = (
    *("request", "new", "--department", "民政", "--type", "新增", "--subject", "工作事项"),
    *("--name", "高龄老人入户探访", "--date", "2026-03-02"),
)
DECIDE = (
    *("decide", "SQ2026-001", "refuse", "--body", "市联席会议", "--document", "示发〔2026〕3号"),
    *("--date", "2026-03-20", "--note", "会议研究"),
)
BEING_WRITTEN = ("-journal", ".restoring")
"""How the names of files end that are there only while something is being written."""

ANYWHERE, WRITING = "at any moment", "while something is being written"
WRITTEN, SAID = "just written", "just acknowledged"
MOMENTS = (WRITING, ANYWHERE, WRITTEN, SAID)
"""When the program is killed."""

State = dict[str, tuple[int, int, int]]
"""By table: facts, those of them that were ended, the last number; that they are what they were the chain tells."""


@dataclass(frozen=True, slots=True)
class Deed:
    """A command that writes: where it is done, and the register before and after it; *entries* are the last numbers."""

    name: str
    office: Office
    arguments: tuple[str, ...]
    states: tuple[State, State]
    entries: tuple[int, int]
    said: str
    lasts: float


@dataclass(frozen=True, slots=True)
class Kill:
    """What came of one kill; *fault* is empty where nothing was lost and nothing half-written."""

    deed: str
    moment: str
    acknowledged: bool
    written: bool
    recovery: float
    fault: str


def _founded(folder: Path) -> Office:
    folder.mkdir(parents=True)
    office = Office(folder)
    _done(office, "--by", "李敏", "init", "--place", "示例市")
    for name, text in CITY.items():
        office.write(f"基础/{name}", text)
    _done(office, "--by", "李敏", "import", folder / "基础")
    rows = "".join(f"2026-03-01,民政,青松,事项{number}\n" for number in range(PUSHED))
    office.write("下派.csv", "下派日期,部门,社区,事项\n" + rows)
    return office


def _done(office: Office, *arguments: str | Path) -> str:
    """What the command said, done in this process."""
    ran = office.zhunru("--db", office.db, *arguments)
    assert ran.code == 0, ran.err
    return ran.out


def _of_earlier_schema(office: Office) -> None:
    """Its register is one of an earlier version, with payments that migration 3 lays anew."""
    office.db.unlink()
    payment: dict[str, Sequence[object]] = {
        "key": list(range(PUSHED)),
        "date": ["2026-01-05"] * PUSHED,
        "payer": ["MZ"] * PUSHED,
        "payer_kind": ["other"] * PUSHED,
        "receiver": ["QS"] * PUSHED,
        "receiver_kind": ["other"] * PUSHED,
        "amount": [90_00] * PUSHED,
    }
    with (
        patch.object(store, "migrations", lambda: migrations()[:EARLIER]),
        Register.create(office.db) as register,
    ):
        with writing(register, Act("李敏", "init")):
            pass
        with writing(register, Act("李敏", "import")) as entry:
            entry.add("payment", payment)
        with writing(register, Act("李敏", "import")) as entry:
            entry.end("payment", range(1, PUSHED, 2))


def deeds(folder: Path) -> list[Deed]:
    """Import, decide, migrate, undo and restore, each made ready in a folder of its own and done once to its end."""
    first = _founded(folder / "原")
    _done(first, *NEW)
    offices = {}
    for name in ("import", "decide", "migrate", "undo", "restore"):
        shutil.copytree(first.folder, folder / name)
        offices[name] = Office(folder / name)
    _of_earlier_schema(offices["migrate"])
    _done(offices["restore"], "backup")
    for name in ("undo", "restore"):
        _done(offices[name], "import", offices[name].folder / "下派.csv")
    commands: dict[str, tuple[str, ...]] = {
        "import": ("import", "下派.csv"),
        "decide": DECIDE,
        "migrate": ("journal", "list", "--format", "csv"),
        "undo": ("journal", "undo", str(_look(offices["undo"].db)[1])),
        "restore": ("restore", str(backups(offices["restore"].db)[-1].path), "--yes"),
    }
    return [_deed(name, offices[name], arguments) for name, arguments in commands.items()]


def _deed(name: str, office: Office, arguments: tuple[str, ...]) -> Deed:
    before = _look(office.db, migrate=False)
    work = office.folder.with_name(f"{name}-做完")
    shutil.copytree(office.folder, work)
    started = time.perf_counter()
    ran = Office(work).process(*arguments, PYTHONUNBUFFERED="1")
    lasts = time.perf_counter() - started
    assert ran.code == 0, ran.err
    after = _look(work / "zhunru.db")
    shutil.rmtree(work)
    said = ran.out.splitlines()[-1][:20]
    return Deed(name, office, arguments, (before[0], after[0]), (before[1], after[1]), said, lasts)


def _look(path: Path, *, migrate: bool = True) -> tuple[State, int]:
    """What the register holds, and its last entry."""
    if not migrate:
        with patch.object(store, "migrations", lambda: migrations()[: _version(path)]):
            return _look(path)
    with Register.open(path) as register:
        there = {name for (name,) in register.query("SELECT name FROM sqlite_master")}
        state = {
            table: register.query(
                f"SELECT COUNT(*), COUNT(until_entry), COALESCE(MAX(id), 0) FROM {table}"
            )[0]
            for table in FACT_TABLES
            if table in there
        }
        return {table: (a, b, c) for table, (a, b, c) in state.items() if a}, int(
            register.query("SELECT MAX(id) FROM entry")[0][0]
        )


def _version(path: Path) -> int:
    with path.open("rb") as file:
        return int.from_bytes(file.read(64)[60:], "big")


def kills(deed: Deed, number: int, seed: int) -> Iterator[Kill]:
    """That many kills of *deed*, at each of :data:`MOMENTS` in turn."""
    dice = random.Random(f"{seed} {deed.name}")
    tries = (_kill(deed, dice, MOMENTS[turn % len(MOMENTS)]) for turn in count())
    return islice((kill for kill in tries if kill), number)


def _kill(deed: Deed, dice: random.Random, moment: str) -> Kill | None:
    """One kill; None where the program was quicker and ended by itself."""
    work = deed.office.folder.with_name(f"{deed.name}-{dice.getrandbits(40):x}")
    shutil.copytree(deed.office.folder, work)
    arguments = [one.replace(str(deed.office.folder), str(work)) for one in deed.arguments]
    office, said = Office(work), work / "说.txt"
    with said.open("wb") as told:
        process = subprocess.Popen(
            office.command(*arguments),
            cwd=work,
            env=office.environment(PYTHONUNBUFFERED="1"),
            stdout=told,
            stderr=subprocess.DEVNULL,
        )
    _await(process, deed, work, dice, moment)
    process.kill()
    try:
        if process.wait() != -signal.SIGKILL:
            return None
        acknowledged = deed.said in said.read_text(encoding="utf-8", errors="replace")
        return _judged(deed, work / "zhunru.db", moment, acknowledged=acknowledged)
    finally:
        shutil.rmtree(work)


def _await(
    process: subprocess.Popen[bytes], deed: Deed, work: Path, dice: random.Random, moment: str
) -> None:
    """The moment has come, or the program has ended."""

    def until(there: Callable[[], bool]) -> None:
        while process.poll() is None and not there():
            time.sleep(0.0005)

    if moment == ANYWHERE:
        time.sleep(dice.uniform(0, deed.lasts))
    elif moment == SAID:
        until(lambda: deed.said.encode() in (work / "说.txt").read_bytes())
    else:
        until(lambda: _being_written(work))
        if moment == WRITTEN:
            until(lambda: not _being_written(work))
            time.sleep(dice.uniform(0, 0.01))
        else:
            time.sleep(dice.choice((0, dice.uniform(0, 0.02), dice.uniform(0, 0.2))))


def _being_written(folder: Path) -> bool:
    return any(name.endswith(BEING_WRITTEN) for name in os.listdir(folder))  # noqa: PTH208 - quicker


def _judged(deed: Deed, path: Path, moment: str, *, acknowledged: bool) -> Kill:
    started = time.perf_counter()
    try:
        with Register.open(path) as register:
            register.query("SELECT MAX(id) FROM entry")
            recovery = time.perf_counter() - started
            wrong = [finding.message for finding in check(register)]
            broken = verify(register)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is a fault to be told
        return Kill(deed.name, moment, acknowledged, written=False, recovery=0.0, fault=str(error))
    state, entry = _look(path)
    written = (state, entry) == (deed.states[1], deed.entries[1])
    fault = "; ".join([*wrong, *([broken.sentence()] if broken else [])])
    if not written and (acknowledged or (state, entry) != (deed.states[0], deed.entries[0])):
        fault = fault or f"acknowledged: {acknowledged}; entry {entry}, {state}"
    return Kill(deed.name, moment, acknowledged, written, recovery, fault)
