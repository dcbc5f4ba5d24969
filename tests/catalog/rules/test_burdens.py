"""Certificates have three answers; signboards outside are few, and of few kinds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from catalog.rules import burdens
from registry.findings import Outcome
from registry.store import Register
from tests.catalog.conftest import read
from tests.catalog.rules.conftest import case, flips, outcome, request, told

PASS, FAIL, UNKNOWN = Outcome.PASS, Outcome.FAIL, Outcome.UNDETERMINED
CERTIFICATES = {"certificates.three_way": True}

POSITIVE = (
    "负担类型,名称,结论,清单来源,失效日期\n"
    "证明,居住证明,可出具,示民发〔2026〕3号,\n"
    "证明,申请继承不动产登记所需的被继承人亲属关系证明,可出具,示民发〔2026〕3号,\n"
    "证明,领取参保人死亡相关待遇所需的与死亡人员关系证明,可出具,示民发〔2026〕3号,\n"
    "证明,亲属关系证明（仅限公证）,可出具,示民发〔2026〕3号,\n"
    "证明,婚育证明,可出具,示民发〔2026〕3号,\n"
    "证明,征兵证明,可出具,示民发〔2016〕3号,2020-01-01\n"
)


@pytest.fixture
def lists(city: Register, tmp_path: Path) -> Register:
    """The small city with a positive list besides the national negative one."""
    assert not read(city, tmp_path / "lists", {"清单.csv": POSITIVE}).rejected
    return city


@pytest.mark.parametrize(
    ("name", "expected", "said"),
    [
        ("出具亲属关系证明", FAIL, "亲属关系证明"),
        ("父子亲属关系证明盖章", FAIL, "民发〔2020〕20号"),
        ("亲子关系证明", FAIL, "亲属关系证明"),
        ("开具未婚证明", FAIL, "婚姻状况证明"),
        ("为企业出具无犯罪记录证明", FAIL, "无犯罪记录证明"),
        ("居住证明", PASS, "示民发〔2026〕3号"),
        ("租住证明", PASS, "居住证明"),
        ("亲属关系证明（公证用）", PASS, "仅限公证"),
        ("申请继承不动产登记所需的被继承人亲属关系证明", PASS, "示民发〔2026〕3号"),
        ("继承不动产登记亲属关系证明", UNKNOWN, "lists answer differently"),
        ("与死亡人员关系证明", UNKNOWN, "lists answer differently"),
        ("婚育证明", UNKNOWN, "lists answer differently"),
        ("出具健康证明", UNKNOWN, "may be the same as “疾病状况证明”"),
        ("出具行程证明", UNKNOWN, "each community decides itself"),
        ("征兵证明", UNKNOWN, "each community decides itself"),
    ],
)
def test_a_certificate_has_three_answers(
    lists: Register, name: str, expected: Outcome, said: str
) -> None:
    found = told(burdens.three_way, case(lists, request(name=name), CERTIFICATES))
    assert found.outcome is expected
    assert said in found.message


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ({}, None),
        ({"name": "证明材料核验"}, None),
        ({"name": "证明事项清理宣传"}, None),
        ({"part": "为其出具亲属关系证明"}, FAIL),
        ({"name": "亲属关系证明", "type": "end"}, None),
    ],
)
def test_only_issuing_is_concerned(
    city: Register, columns: dict[str, Any], expected: Outcome | None
) -> None:
    assert outcome(burdens.three_way, case(city, request(**columns), CERTIFICATES)) is expected


def test_every_register_knows_the_national_list(city: Register) -> None:
    found = told(burdens.three_way, case(city, request(name="健在证明"), CERTIFICATES))
    assert found.outcome is FAIL
    assert "民发〔2020〕20号" in (found.evidence or "")


KINDS = {"signboards.kinds": ("社区党组织", "居（村）民委员会")}


def board(**columns: Any) -> Any:
    """A request for a signboard outside."""
    return request(
        **{"subject": "signboard", "position": "outside", "name": "安全生产工作站", **columns}
    )


@pytest.mark.parametrize(
    ("columns", "kind", "position"),
    [
        ({}, FAIL, FAIL),
        ({"position": "inside"}, PASS, PASS),
        ({"position": None}, UNKNOWN, UNKNOWN),
        ({"name": "青松社区居委会"}, PASS, PASS),
        ({"name": "青松社区居民委员会"}, PASS, PASS),
        ({"name": "中共青松社区委员会"}, PASS, PASS),
        ({"name": "青松社区居民委员会工作站"}, FAIL, FAIL),
        ({"type": "end"}, None, None),
        ({"subject": "duty"}, None, None),
    ],
)
def test_only_some_kinds_hang_outside(
    city: Register, columns: dict[str, Any], kind: Outcome | None, position: Outcome | None
) -> None:
    rules = {**KINDS, "signboards.inside_all": True}
    before = case(city, board(**columns), rules)
    assert outcome(burdens.kind, before) is kind
    assert outcome(burdens.position, before) is position
    for check, expected in ((burdens.kind, kind), (burdens.position, position)):
        if expected is FAIL:
            assert flips(check, before) == [{"position": "inside"}]


def test_which_kinds_may_hang_outside_has_to_be_known(city: Register) -> None:
    assert (
        outcome(burdens.position, case(city, board(), {"signboards.inside_all": True})) is UNKNOWN
    )


BOARDS = (
    "社区,牌子名称,部门,悬挂位置,依据,挂牌日期\n"
    "青松社区,居民委员会,民政局,对外,,2024-06-01\n青松社区,党委,民政局,对外,,2024-06-01\n"
    "青松社区,禁毒站,民政局,对内,,2024-06-01\n"
    "红星社区,居民委员会,民政局,对外,,2024-06-01\n红星社区,禁毒站,民政局,{red},,2024-06-01\n"
)


@pytest.fixture
def hung(city: Register, tmp_path: Path) -> Register:
    """Two signboards outside in 青松社区, one in 红星社区, none in 白云社区."""
    result = read(city, tmp_path / "boards", {"牌子.csv": BOARDS.format(red="对内")})
    assert not result.rejected, [finding.message for finding in result.findings]
    return city


@pytest.mark.parametrize(
    ("columns", "limit", "expected"),
    [
        ({}, 2, FAIL),
        ({}, 3, PASS),
        ({"place": "示东区"}, 2, FAIL),
        ({"place": "示西区"}, 1, PASS),
        ({"place": "示西区"}, 0, FAIL),
        ({"place": None, "community": "E2"}, 2, PASS),
        ({"place": None, "community": "E1"}, 2, FAIL),
        ({"name": "党委", "type": "change"}, 2, PASS),
        ({"position": "inside"}, 2, PASS),
        ({"position": None}, 2, UNKNOWN),
        ({"place": None}, 2, UNKNOWN),
        ({"place": None, "community": "E9"}, 2, UNKNOWN),
        ({"type": "end"}, 2, None),
    ],
)
def test_how_many_hang_outside(
    hung: Register, columns: dict[str, Any], limit: int, expected: Outcome | None
) -> None:
    before = case(hung, board(**columns), {"signboards.outside": limit})
    assert outcome(burdens.count, before) is expected


def test_how_many_communities_would_be_over_is_told(hung: Register) -> None:
    found = told(burdens.count, case(hung, board(), {"signboards.outside": 1}))
    assert found.message == (
        "With one more, 2 of 3 communities would have more than 1 signboards outside; most in 青松社区: 3."
    )
    assert "at least 2 in 青松社区" in (found.remedy or "")
    assert flips(burdens.count, case(hung, board(), {"signboards.outside": 1})) == [
        {"position": "inside"}
    ]


def test_where_boards_hang_has_to_be_known(city: Register, tmp_path: Path) -> None:
    rules = {"signboards.outside": 3}
    assert outcome(burdens.count, case(city, board(), rules)) is UNKNOWN
    read(city, tmp_path / "boards", {"牌子.csv": BOARDS.format(red="")})
    before = case(city, board(), {"signboards.outside": 2})
    assert outcome(burdens.count, before) is FAIL
    red = board(place=None, community="E2")
    assert outcome(burdens.count, case(city, red, {"signboards.outside": 3})) is PASS
    found = told(burdens.count, case(city, red, {"signboards.outside": 2}))
    assert found.outcome is UNKNOWN
    assert "in 1 communities" in found.message


def test_nothing_is_asked_where_the_profile_has_no_such_rule(city: Register) -> None:
    for check in burdens.CHECKS:
        assert check(case(city, board(name="亲属关系证明"), {})) == []
