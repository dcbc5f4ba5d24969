"""Other names: recorded, changed, refused."""

from __future__ import annotations

from tests.office import Office


def live(office: Office, name: str) -> list[tuple[object, ...]]:
    return office.query("SELECT kind, code FROM alias WHERE name = ? AND until_entry IS NULL", name)


def test_a_new_name(office: Office) -> None:
    ran = office.zhunru(
        "--by", "王芳", "alias", "add", "community", "青松 里", "青松社区", "--why", "口头叫法"
    )
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "“青松 里” now means 碧山区青松社区 (QS0101) (entry 8).\n"
    assert live(office, "青松里") == [("community", "QS0101")]
    assert office.query("SELECT by, action, why FROM entry WHERE id = 8") == [
        ("王芳", "alias add", "口头叫法")
    ]


def test_what_is_known_already_writes_no_entry(office: Office) -> None:
    office.zhunru("alias", "add", "department", "民政口", "市民政局")
    ran = office.zhunru("alias", "add", "department", "民政口", "MZ")
    assert ran.out == "“民政口” means 市民政局 (MZ) already; nothing was added.\n"
    ran = office.zhunru("alias", "add", "department", "市民政局", "MZ")
    assert ran.out == "“市民政局” means 市民政局 (MZ) already; nothing was added.\n"
    assert office.last_entry == 8


def test_a_new_meaning_ends_the_earlier_one(office: Office) -> None:
    office.zhunru("alias", "add", "department", "老龄委", "市民政局")
    assert office.zhunru("alias", "add", "department", "老龄委", "卫健委").code == 0
    assert live(office, "老龄委") == [("department", "WJ")]
    assert office.zhunru("journal", "undo", "9").code == 0
    assert live(office, "老龄委") == [("department", "MZ")]


def test_a_full_name_cannot_mean_another(office: Office) -> None:
    ran = office.zhunru("alias", "add", "department", "市民政局", "市公安局")
    assert ran.code == 1
    assert ran.err == "“市民政局” is itself the name of a department; it cannot mean another.\n"


def test_a_name_that_stands_twice_may_be_decided(office: Office) -> None:
    ran = office.zhunru("alias", "add", "community", "和平", "和平社区")
    assert ran.code == 1
    assert ran.err.startswith(
        "Several are called “和平社区” (community): 碧山区和平社区, 绿水区和平社区."
    )
    assert office.zhunru("alias", "add", "community", "和平社区", "绿水区和平社区").code == 0
    text = "下派日期,部门,社区,事项\n2026-03-01,市民政局,和平社区,摸底\n"
    assert office.import_text("下派.csv", text).code == 0
    assert office.live("pushdown", "community") == [("LS0101",)]


def test_an_unknown_meaning(office: Office) -> None:
    ran = office.zhunru("alias", "add", "department", "民政口", "市民政厅")
    assert ran.code == 1
    assert "No department is called “市民政厅”. Nearest: 市民政局" in ran.err


def test_on_trial(office: Office) -> None:
    before = office.db.read_bytes()
    ran = office.zhunru("alias", "add", "place", "碧山新区", "碧山区", "--dry-run")
    assert ran.out == "“碧山新区” would mean 碧山区 (QS) (entry 8); nothing was written.\n"
    assert office.db.read_bytes() == before


def test_duties_have_other_names_too(office: Office) -> None:
    assert office.zhunru("alias", "add", "duty", "优待证", "老年人优待证办理").code == 0
    assert live(office, "优待证") == [("duty", "ZR-001")]
    assert office.zhunru("alias", "add", "duty", "优待证", "没有的事项").code == 1
