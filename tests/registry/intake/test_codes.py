"""Lists of names without codes, with codes, and first without and then with them."""

from __future__ import annotations

import pytest

from tests.office import Office


@pytest.fixture
def bare(new_office: Office) -> Office:
    """A register that knows only its city and two districts."""
    assert new_office.zhunru("init", "--place", "示例市").code == 0
    ran = new_office.import_text(
        "区划.csv",
        "名称,级别,上级\n碧山区,区县级,示例市\n绿水区,区县级,示例市\n柳岸街道,街道级,碧山区\n青松街道,街道级,碧山区\n湖滨街道,街道级,绿水区\n",
    )
    assert ran.code == 0
    return new_office


def names(office: Office, table: str = "community") -> list[tuple[object, ...]]:
    return sorted(office.live(table, "code", "name"))


def test_a_name_is_its_own_code(bare: Office) -> None:
    ran = bare.import_text("社区.csv", "社区名称,区县\n青松社区,碧山区\n")
    assert ran.code == 0
    assert names(bare) == [("青松社区", "青松社区")]


def test_a_list_without_codes_speaks_of_what_is_known(office: Office) -> None:
    ran = office.import_text(
        "社区2.csv", "社区名称,区县,户数\n青松社区,碧山区,3100\n和平社区,绿水区,2100\n"
    )
    assert ran.code == 0, ran.out
    (entry,) = ran.json["entries"]
    assert (entry["new"], entry["changed"]) == (0, 2)
    assert len(office.live("community", "code")) == 4
    ran = office.import_text("部门2.csv", "部门名称,级别\n市民政局,市级\n市总工会,市级\n")
    (entry,) = ran.json["entries"]
    assert (entry["new"], entry["unchanged"]) == (1, 1)


def test_two_communities_of_one_name_without_codes(bare: Office) -> None:
    text = "社区名称,街道,区县\n和平社区,柳岸街道,碧山区\n和平社区,湖滨街道,绿水区\n和平社区,青松街道,碧山区\n"
    assert bare.import_text("社区.csv", text).code == 0
    assert names(bare) == [
        ("和平社区", "和平社区"),
        ("碧山区和平社区", "和平社区"),
        ("绿水区和平社区", "和平社区"),
    ]
    again = bare.import_text(
        "社区再.csv",
        "\n".join(reversed(text.splitlines()[1:])).join(["社区名称,街道,区县\n", "\n"]),
    )
    assert again.json["entries"][0]["unchanged"] == 3, again.out
    ran = bare.import_text("社区三.csv", "社区名称,区县,户数\n和平社区,碧山区,900\n")
    assert ran.code == 4
    assert (
        ran.json["findings"][0]["message"]
        == "Several are called “和平社区”; the row does not tell which it is."
    )


def test_a_corrected_street_is_a_change_not_another_community(bare: Office) -> None:
    assert bare.import_text("社区.csv", "社区名称,街道,区县\n青松社区,柳岸街道,碧山区\n").code == 0
    ran = bare.import_text("社区.csv", "社区名称,街道,区县\n青松社区,青松街道,碧山区\n")
    assert ran.json["entries"][0]["changed"] == 1
    assert bare.live("community", "code", "street") == [("青松社区", "青松街道")]


def test_codes_that_come_later_become_other_names(bare: Office) -> None:
    assert bare.import_text("社区.csv", "社区名称,区县\n青松社区,碧山区\n").code == 0
    ran = bare.import_text(
        "社区2.csv", "社区代码,社区名称,区县,户数\nQS0101,青松社区,碧山区,3000\n"
    )
    assert ran.code == 0
    assert ran.codes == ["name.keeps_code"]
    assert names(bare) == [("青松社区", "青松社区")]
    assert bare.live("alias", "kind", "name", "code") == [("community", "QS0101", "青松社区")]
    ran = bare.import_text(
        "社区3.csv", "社区代码,社区名称,区县,户数\nQS0101,青松社区,碧山区,3050\n"
    )
    assert ran.codes == []
    assert len(bare.live("alias", "id")) == 1
    assert bare.import_text("部门.csv", "部门名称\n市民政局\n").code == 0
    ran = bare.import_text("下派.csv", "下派日期,部门,社区,事项\n2026-03-01,市民政局,QS0101,摸底\n")
    assert ran.code == 0
    assert bare.live("pushdown", "community") == [("青松社区",)]


def test_two_codes_for_one_name_are_asked_about(office: Office) -> None:
    ran = office.import_text(
        "社区2.csv", "社区代码,社区名称,街道,区县\nQS0109,青松社区,青松街道,碧山区\n"
    )
    assert ran.code == 4
    (finding,) = ran.json["findings"]
    assert (
        finding["message"] == "“青松社区” is in the register under the code “QS0101”, not “QS0109”."
    )
    assert finding["where"]["column"] == "社区名称"


def test_two_communities_of_one_name_with_codes_are_two(office: Office) -> None:
    ran = office.import_text("社区2.csv", "社区代码,社区名称,区县\nLS0109,青松社区,绿水区\n")
    assert ran.code == 0
    assert ("LS0109", "青松社区") in names(office)


def test_departments_of_one_name_at_two_levels_are_two(office: Office) -> None:
    text = "部门代码,部门名称,级别\nSJ,审计局,市级\nQSJ,审计局,区县级\n"
    assert office.import_text("部门2.csv", text).code == 0
    again = office.import_text("部门3.csv", "部门名称,级别\n审计局,区县级\n")
    assert again.json["entries"][0]["unchanged"] == 1


def test_the_city_may_come_with_a_code_of_its_own(new_office: Office) -> None:
    assert new_office.zhunru("init", "--place", "示例市").code == 0
    ran = new_office.import_text(
        "区划.csv",
        "代码,名称,级别,上级\n210000,示例市,市级,\n210001,碧山区,区县级,210000\n210002,绿水区,区县级,示例市\n",
    )
    assert ran.code == 0, ran.out
    assert sorted(new_office.live("place", "code", "parent", "level")) == [
        ("210001", "示例市", "district"),
        ("210002", "示例市", "district"),
        ("示例市", None, "city"),
    ]


def test_streets_of_one_name_are_told_apart_by_the_district_of_the_row(office: Office) -> None:
    assert (
        office.import_text(
            "街道.csv",
            "代码,名称,级别,上级\nZ1,柳岸街道,街道级,碧山区\nZ2,柳岸街道,街道级,绿水区\n",
        ).code
        == 0
    )
    ran = office.import_text(
        "社区2.csv",
        "社区代码,社区名称,街道,区县\nX1,甲社区,柳岸街道,碧山区\nX2,乙社区,柳岸街道,绿水区\nX3,丙社区,绿水区柳岸街道,\n",
    )
    assert ran.code == 0, ran.out
    assert office.live("community", "code", "street", "district")[-3:] == [
        ("X1", "Z1", "QS"),
        ("X2", "Z2", "LS"),
        ("X3", "Z2", "LS"),
    ]
    ran = office.import_text("社区3.csv", "社区代码,社区名称,街道\nX4,丁社区,柳岸街道\n")
    assert (
        ran.json["findings"][0]["message"] == "“柳岸街道” may be: 碧山区柳岸街道, 绿水区柳岸街道."
    )


def test_the_district_follows_from_the_street(office: Office) -> None:
    assert office.import_text("社区2.csv", "社区名称,街道\n新建社区,湖滨街道\n").code == 0
    assert office.live("community", "street", "district")[-1] == ("HBJ", "LS")


def test_an_alias_of_two_departments_is_asked_about_and_noted_once(office: Office) -> None:
    text = "部门代码,部门名称,级别,别名\nSJ,市审计局,市级,审计局\nQSJ,碧山区审计局,区县级,审计局、审计局\n"
    assert office.import_text("部门2.csv", text).code == 0
    assert (
        office.import_text("部门3.csv", text + "TJ,市统计局,市级,\n").json["entries"][0]["new"] == 1
    )
    assert sorted(
        code for name, code in office.live("alias", "name", "code") if name == "审计局"
    ) == ["QSJ", "SJ"]
    ran = office.import_text(
        "下派.csv", "下派日期,部门,社区,事项\n2026-03-01,审计局,青松社区,摸底\n"
    )
    assert ran.codes == ["name.ambiguous"]
    assert office.zhunru("alias", "add", "department", "审计局", "市审计局").code == 0
    assert (
        office.import_text(
            "下派.csv", "下派日期,部门,社区,事项\n2026-03-01,审计局,青松社区,摸底\n"
        ).code
        == 0
    )
