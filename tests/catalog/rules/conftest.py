"""What tests of checks are made of: a complete request, rules of procedure, and a case that brings both together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from shutil import copy
from typing import Any

import pytest

from catalog.founding import found
from catalog.profiles import Profile, load
from catalog.profiles.settings import SETTINGS, Setting, Status
from catalog.profiles.verdicts import Row
from catalog.requests import Request
from catalog.rules import Check
from catalog.vetting import bench
from catalog.vetting.case import Case
from registry.findings import Finding, Outcome
from registry.store import Register
from tests.catalog.conftest import ACT, CITY, read

AS_OF = "2026-03-10"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the small city, built once."""
    folder = tmp_path_factory.mktemp("city")
    found(folder / "zhunru.db", "示例市", ACT)
    with Register.open(folder / "zhunru.db") as register:
        assert not read(register, folder / "city", CITY).rejected
    return folder / "zhunru.db"


@pytest.fixture
def city(built: Path, tmp_path: Path) -> Iterator[Register]:
    """The small city, as a copy of one's own."""
    with Register.open(Path(copy(built, tmp_path))) as register:
        yield register


COMPLETE = Request(
    code="SQ2026-001",
    date="2026-03-02",
    department="MZ",
    level="city",
    type="new",
    subject="duty",
    name="社会救助对象入户探访",
    duty_class="民生保障",
    reason="及时发现需要救助的居民",
    basis="《社会救助暂行办法》第四条",
    plan=1,
    part="协助入户、宣传教育",
    starts="2026-06-01",
    ends="2027-06-01",
    review_on="2027-03-01",
    frequency="1/month",
    yearly_60=720,
    volume=240,
    minutes_each=30,
    place="示例市",
    powers="救助信息核对权限",
    staff=2,
    training="上岗前集中培训1次",
    premises_mark="none",
    full_time=0,
    money=12_000_000,
    goods=600_000,
    money_source="own",
    budget_code="2080208",
    money_standard="每件50元",
    payment_dates="2026-06-30、2026-12-31",
    savings=0,
    streets_heard=1,
    communities_heard=1,
    opinions="采纳3条",
    legality=1,
    separate_inspection=0,
    veto=0,
    pledge=0,
)
"""A request that fills in the form, filed before the small city."""


def request(**columns: Any) -> Request:
    """The complete request with *columns* in place of its own; ``class`` is ``duty_class``."""
    return replace(COMPLETE, **columns)


def ruled(
    settings: Mapping[str, Any],
    *,
    place: str = "示例市",
    status: Status = Status.IN_FORCE,
    table: Iterable[Row] = (),
) -> Profile:
    """Rules of procedure with just these values, money in fen, each by an invented document of the city."""
    assert set(settings) <= set(SETTINGS), set(settings) - set(SETTINGS)
    values = {
        key: Setting(key, value, "示发〔2026〕1号", status, "示例")
        for key, value in settings.items()
    }
    return Profile(
        name="示例",
        title_zh="示例市准入规程",
        title_en="Rules of 示例市",
        place=place,
        year=2026,
        lineage=("示例",),
        settings=values,
        table=tuple(table),
        digest="0" * 64,
    )


def case(
    register: Register,
    asked: Request | None = None,
    profile: Profile | Mapping[str, Any] | str = "national",
    as_of: str = AS_OF,
) -> Case:
    """The request before *register* under *profile*: rules, single values for :func:`ruled`, or a name."""
    if isinstance(profile, str):
        profile = load(profile)
    elif not isinstance(profile, Profile):
        profile = ruled(profile)
    return Case(asked or COMPLETE, as_of, bench(register, profile))


def outcome(check: Check, before: Case) -> Outcome | None:
    """What the one finding of *check* concludes; None where the rule does not concern the request."""
    findings = check(before)
    assert len(findings) <= 1, [finding.message for finding in findings]
    return findings[0].outcome if findings else None


def told(check: Check, before: Case) -> Finding:
    """The one finding of *check*; every sentence of it can be said."""
    (finding,) = check(before)
    assert finding.message
    assert "{" not in finding.message + (finding.remedy or "")
    return finding


def changed(before: Case, change: Mapping[str, Any]) -> Case:
    """The same case with *change* in its request, before the same bench."""
    return Case(replace(before.request, **change), before.as_of, before.bench)


def flips(check: Check, before: Case) -> list[Mapping[str, Any]]:
    """The changes that the broken rule names, each tried: with it alone the rule is kept."""
    finding = told(check, before)
    assert finding.outcome is Outcome.FAIL
    for change in finding.changes:
        assert outcome(check, changed(before, change)) is Outcome.PASS, change
    return list(finding.changes)
