"""Who is meant: departments, communities and places by code, name, alias or a shortened spelling."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from registry.belonging import Belonging, of_place, splits
from registry.names import MOST_GUESSES, Directory, Unresolved, nearest_sentence
from registry.store import Register
from tests.office import Office


@pytest.fixture
def directory(office: Office) -> Iterator[Directory]:
    with Register.open(office.db) as register:
        yield Directory(register)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("MZ", "MZ"),
        ("市民政局", "MZ"),
        ("民政", "MZ"),
        ("老龄办", "MZ"),
        ("示例市民政局", "MZ"),
        ("示例市市民政局", "MZ"),
        ("卫健委", "WJ"),
        ("卫生健康委员会", "WJ"),
        ("示例市卫生健康委员会", "WJ"),
        ("公安局", "GA"),
        ("碧山区民政局", "QSMZ"),
        ("示例市碧山区民政局", "QSMZ"),
        ("区民政局", "QSMZ"),
    ],
)
def test_departments(directory: Directory, name: str, code: str) -> None:
    assert directory.department(name) == code


@pytest.mark.parametrize(
    "name", ["绿水区民政局", "省民政厅", "碧山区公安局", "区卫生健康委员会", "民政所"]
)
def test_another_district_s_department_is_not_ours(directory: Directory, name: str) -> None:
    with pytest.raises(Unresolved) as caught:
        directory.department(name)
    assert not caught.value.ambiguous


def test_a_department_of_city_and_district_alike_is_ambiguous(directory: Directory) -> None:
    with pytest.raises(Unresolved) as caught:
        directory.department("民政局")
    assert caught.value.ambiguous
    assert caught.value.nearest == ("市民政局", "碧山区民政局")


def test_names_that_only_begin_like_a_level_stay_whole(office: Office) -> None:
    assert (
        office.import_text("部门2.csv", "部门代码,部门名称,级别\nSC,市市场监督管理局,市级\n").code
        == 0
    )
    with Register.open(office.db) as register:
        directory = Directory(register)
        for name in ("市场监督管理局", "市市场监督管理局", "示例市市场监督管理局"):
            assert directory.department(name) == "SC"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("QS0101", "QS0101"),
        ("青松社区", "QS0101"),
        ("青松", "QS0101"),
        ("青松社区居委会", "QS0101"),
        ("青松社区居民委员会", "QS0101"),
        ("青松居委会", "QS0101"),
        ("示例市青松社区", "QS0101"),
        ("碧山区青松社区", "QS0101"),
        ("青松街道青松社区", "QS0101"),
        ("碧山区青松街道青松社区", "QS0101"),
        ("示例市碧山区青松社区", "QS0101"),
        ("青松社区（碧山区）", "QS0101"),
        ("绿水区和平", "LS0101"),
        ("和平（绿水区）", "LS0101"),
        ("和平社区（湖滨街道）", "LS0101"),
    ],
)
def test_communities(directory: Directory, name: str, code: str) -> None:
    assert directory.community(name) == code


def test_a_name_in_two_districts(directory: Directory) -> None:
    with pytest.raises(Unresolved) as caught:
        directory.community("和平社区")
    assert (caught.value.ambiguous, caught.value.nearest) == (
        True,
        ("碧山区和平社区", "绿水区和平社区"),
    )
    assert directory.community("和平社区", "绿水区") == "LS0101"
    assert directory.community("和平社区", None, "青松街道") == "QS0102"
    assert directory.community("和平社区", "示例市", "青松街道办事处") == "QS0102"


def test_a_place_that_is_not_known_says_nothing(directory: Directory) -> None:
    assert directory.community("青松社区", "不明区") == "QS0101"


@pytest.mark.parametrize(
    ("district", "street"), [("绿水区", None), (None, "湖滨街道"), ("碧山区", "湖滨街道")]
)
def test_a_community_must_lie_where_it_is_said_to(
    directory: Directory, district: str | None, street: str | None
) -> None:
    with pytest.raises(Unresolved) as caught:
        directory.community("青松社区", district, street)
    assert caught.value.elsewhere in ("绿水区", "湖滨街道")
    assert caught.value.nearest == ("碧山区青松社区",)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("示例市", "示例市"),
        ("碧山区", "QS"),
        ("QS", "QS"),
        ("示例市碧山区", "QS"),
        ("碧山", "QS"),
        ("青松街道", "QSJ"),
        ("青松街道办事处", "QSJ"),
        ("碧山区青松街道", "QSJ"),
    ],
)
def test_places(directory: Directory, name: str, code: str) -> None:
    assert directory.place(name) == code


@pytest.mark.parametrize("name", ["碧山县", "碧山街道", "大碧山区"])
def test_what_is_only_like_a_place_is_none(directory: Directory, name: str) -> None:
    with pytest.raises(Unresolved):
        directory.place(name)


def test_what_a_push_down_lies_on(directory: Directory) -> None:
    assert directory.scope("全部") == (None, "示例市")
    assert directory.scope("全市各社区") == (None, "示例市")
    assert directory.scope("碧山区") == (None, "QS")
    assert directory.scope("湖滨街道") == (None, "HBJ")
    assert directory.scope("湖滨") == ("LS0102", None)
    assert directory.scope("和平社区", "绿水区") == ("LS0101", None)


def test_who_holds_money(directory: Directory) -> None:
    assert directory.holder("民政") == ("MZ", "department")
    assert directory.holder("绿水区") == ("LS", "place")
    assert directory.holder("青松社区居委会") == ("QS0101", "community")
    with pytest.raises(Unresolved):
        directory.holder("慈善总会")


def test_the_nearest_names(directory: Directory) -> None:
    with pytest.raises(Unresolved) as caught:
        directory.community("青松园社区")
    assert caught.value.nearest[0] == "青松社区"
    with pytest.raises(Unresolved) as caught:
        directory.department("宇航署")
    assert caught.value.nearest == ()
    assert nearest_sentence(("甲", "乙")) == "Nearest: 甲, 乙."
    assert nearest_sentence(()) == ""


def test_after_very_many_unknown_names_none_are_looked_for(directory: Directory) -> None:
    for number in range(MOST_GUESSES):
        assert directory.nearest("department", f"市民政局{number}")
    assert directory.nearest("department", "市民政厅") == ()


def test_how_a_name_tells_whose_it_is() -> None:
    places = [
        ("碧山区", of_place("QS", "碧山区", "district")),
        ("示例市", of_place("C", "示例市", "city")),
    ]
    assert set(splits("示例市碧山区民政局", places)) >= {
        (Belonging("city", "C"), "碧山区民政局"),
        (Belonging("district", "QS"), "民政局"),
    }
    assert (Belonging("city"), "民政局") in set(splits("市民政局", places))
    assert list(splits("民政局", places)) == [(Belonging(), "民政局")]
    assert of_place("Q", "碧山区", "city") == Belonging("district", "Q")


def test_belongings_that_agree() -> None:
    city, district = Belonging("city", "C"), Belonging("district", "QS")
    assert Belonging("city").agrees(city)
    assert Belonging().agrees(district)
    assert not city.agrees(district)
    assert not Belonging("district", "LS").agrees(district)
