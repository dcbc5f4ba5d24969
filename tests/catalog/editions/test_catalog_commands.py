"""``zhunru catalog`` as a clerk types it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from registry.journal import Act, writing
from registry.store import Register
from tests.office import Office

OLD = (
    "版本,文号,发布日期,生效日期,失效日期\n"
    "2024版,示发〔2023〕9号,2023-12-01,2024-01-01,2026-01-01\n"
    "2026版,示发〔2026〕1号,2025-12-20,2026-01-01,\n"
)
OLD_DUTIES = (
    "目录版本,事项编码,类别,事项名称,事项性质,责任部门,依据,经费标准\n"
    "2024版,ZR-001,民生,老年人优待证办理,协助,市民政局,某法,\n"
    "2024版,ZR-009,民生,居家养老巡访,可购买服务,市民政局,某条例,每户30元\n"
    "2024版,ZR-010,安全,出租屋登记,委托,市公安局,某条例,\n"
)


@pytest.fixture
def bridged(office: Office) -> Office:
    """An office with an older edition, of which two duties are gone and one is explained."""
    text = "原版本,事项编码,退出原因,文号,说明\n2024版,ZR-009,转为购买服务,示发〔2026〕1号,由区统一购买\n"
    for name, rows in (("版本.csv", OLD), ("旧目录.csv", OLD_DUTIES), ("退出.csv", text)):
        assert office.import_text(name, rows).code == 0
    return office


def test_every_verb_is_in_the_help_with_its_sentence(office: Office) -> None:
    ran = office.zhunru("catalog", "--help")
    for verb in ("find", "list", "show", "add", "retire", "diff", "check", "bridge", "publish"):
        assert f"\n  {verb} " in ran.out, verb


def test_a_verb_that_there_is_not_is_answered_with_the_nearest(office: Office) -> None:
    ran = office.zhunru("catalog", "brigde")
    assert (ran.code, "bridge" in ran.err) == (2, True)


class TestAdd:
    LINE = (
        "--code",
        "ZR-003",
        "--name",
        "高龄老人探访",
        "--kind",
        "委托准入",
        "--department",
        "民政",
    )

    def test_goes_into_the_edition_in_force(self, office: Office) -> None:
        ran = office.zhunru("catalog", "add", *self.LINE)
        assert ran.code == 0, ran.err
        assert office.live("duty", "edition", "code", "name", "kind", "department")[-1] == (
            "2026版",
            "ZR-003",
            "高龄老人探访",
            "entrusted",
            "MZ",
        )

    def test_the_same_line_again_is_no_entry(self, office: Office) -> None:
        office.zhunru("catalog", "add", *self.LINE)
        before = office.last_entry
        assert "already" in office.zhunru("catalog", "add", *self.LINE).out
        assert office.last_entry == before

    def test_a_field_is_corrected_by_adding_the_line_again(self, office: Office) -> None:
        office.zhunru("catalog", "add", *self.LINE)
        assert office.zhunru("catalog", "add", *self.LINE, "--part", "协助入户").code == 0
        assert office.live("duty", "code", "part")[-1] == ("ZR-003", "协助入户")

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (
                ("--code", "ZR-001", "--name", "新事"),
                "ZR-001 stands in 2026版 for “老年人优待证办理”",
            ),
            (("--code", "ZR-7", "--name", "老年人优待证办理"), "already, as ZR-001"),
            (("--name", "老年人优待证办理"), "already, as ZR-001"),
            (("--code", "1", "--name", "新事", "--edition", "2029版"), "Nearest: 2026版"),
        ],
    )
    def test_what_does_not_fit_the_edition_is_refused(
        self, office: Office, arguments: tuple[str, ...], said: str
    ) -> None:
        before = office.last_entry
        ran = office.zhunru("catalog", "add", "--kind", "协助", *arguments)
        assert (ran.code, said in ran.err) == (1, True), ran.err
        assert office.last_entry == before

    def test_asks_which_edition_where_several_are_in_force(self, office: Office) -> None:
        office.import_text("版本.csv", "版本,适用地区,生效日期\n碧山版,碧山区,2026-01-01\n")
        ran = office.zhunru("catalog", "add", *self.LINE)
        assert ran.code == 2
        assert "2026版, 碧山版" in ran.err

    def test_a_dry_run_writes_nothing(self, office: Office) -> None:
        before = office.last_entry
        assert office.zhunru("catalog", "add", *self.LINE, "--dry-run").code == 0
        assert office.last_entry == before


class TestRetire:
    def test_says_what_left_what_and_why(self, bridged: Office) -> None:
        ran = bridged.zhunru(
            "catalog",
            "retire",
            "ZR-010",
            "--cause",
            "划转",
            "--into",
            "派出所",
            "--why",
            "会议纪要",
        )
        assert ran.code == 0, ran.err
        assert ran.out == (
            f"ZR-010 出租屋登记 has left 2024版: transferred, to 派出所 (entry {bridged.last_entry}).\n"
        )
        assert "会议纪要" in bridged.zhunru("journal", "show", bridged.last_entry).out

    def test_ends_the_line_and_the_push_downs_after_it_are_unlisted(self, bridged: Office) -> None:
        said = ("--cause", "taken_back", "--edition", "2026版", "--date", "2026-03-01")
        assert bridged.zhunru("catalog", "retire", "ZR-002", *said).code == 0
        shown = bridged.zhunru(
            "catalog", "show", "ZR-002", "--on", "2026-02-28", "--format", "json"
        )
        assert shown.json["state"] == "permitted"
        shown = bridged.zhunru(
            "catalog", "show", "ZR-002", "--on", "2026-03-01", "--format", "json"
        )
        assert shown.json["state"] == "ended"

    def test_needs_a_cause(self, bridged: Office) -> None:
        assert bridged.zhunru("catalog", "retire", "ZR-010").code == 2

    def test_can_be_undone(self, bridged: Office) -> None:
        bridged.zhunru("catalog", "retire", "ZR-002", "--cause", "收回", "--date", "2026-03-01")
        assert bridged.zhunru("journal", "undo", bridged.last_entry).code == 0
        assert ("ZR-002", None) in bridged.live("duty", "code", "valid_to")
        assert [code for (code,) in bridged.live("retirement", "code")] == ["ZR-009"]


class TestShow:
    def test_tells_everything_that_is_known(self, bridged: Office) -> None:
        bridged.zhunru("alias", "add", "duty", "优待证", "ZR-001")
        pushed = "下派日期,部门,社区,事项\n2026-02-01,市民政局,全部,优待证\n2026-03-01,市民政局,湖滨社区,ZR-001\n"
        assert bridged.import_text("下派.csv", pushed).code == 0
        _decided(bridged)
        found = bridged.zhunru(
            "catalog", "show", "优待证", "--on", "2026-06-01", "--format", "json"
        ).json
        assert (found["state"], found["by"]) == ("permitted", ["2026版", "示社工发〔2026〕3号"])
        assert found["aliases"] == ["优待证"]
        assert [(line["edition"], line["state"]) for line in found["lines"]] == [
            ("2024版", "ended"),
            ("2026版", "permitted"),
        ]
        assert found["pushdowns"] == {"count": 2, "first": "2026-02-01", "last": "2026-03-01"}
        assert found["declined"] == 1
        assert found["due"] == {"amount": 1_200_000, "known": 1, "of": 2}
        assert found["admissions"][0]["document_number"] == "示社工发〔2026〕3号"

    def test_reads_well(self, bridged: Office) -> None:
        _decided(bridged)
        out = bridged.zhunru("catalog", "show", "ZR-009", "--on", "2026-06-01").out
        assert out.startswith("ZR-009  居家养老巡访\n")
        assert "no longer listed" in out
        assert "left 2024版" in out
        assert "bought as a service, 示发〔2026〕1号, 由区统一购买" in out
        out = bridged.zhunru("catalog", "show", "ZR-001", "--on", "2026-06-01").out
        assert "money due" in out
        assert "SQ7, 示社工发〔2026〕3号, 示例市社会工作部, for 碧山区" in out

    def test_what_only_a_decision_knows(self, bridged: Office) -> None:
        _decided(bridged, code="ZR-900", name="小区微更新")
        found = bridged.zhunru(
            "catalog", "show", "小区微更新", "--on", "2026-06-01", "--format", "json"
        ).json
        assert (found["state"], found["lines"]) == ("permitted", [])
        assert "小区微更新" in bridged.zhunru("catalog", "find", "微更新", "--on", "2026-06-01").out

    def test_an_unknown_duty_is_answered_with_what_looks_like_it(self, bridged: Office) -> None:
        ran = bridged.zhunru("catalog", "show", "办理老年人优待证")
        assert (ran.code, "Nearest: 老年人优待证办理" in ran.err) == (1, True)


def _decided(office: Office, code: str = "ZR-001", name: str = "老年人优待证办理") -> None:
    admission: dict[str, Any] = {
        "key": 1,
        "request": "SQ7",
        "code": code,
        "name": name,
        "kind": "entrusted",
        "department": "MZ",
        "place": "QS",
        "body": "示例市社会工作部",
        "document_number": "示社工发〔2026〕3号",
        "exempt": 0,
        "valid_from": "2026-04-01",
    }
    due = {
        "key": 1,
        "duty": code,
        "department": "MZ",
        "year": 2026,
        "source": "示社工发〔2026〕3号",
    }
    decline = {
        "key": 1,
        "date": "2026-05-01",
        "community": "QS0101",
        "department": "MZ",
        "duty": code,
    }
    with (
        Register.open(office.db) as register,
        writing(register, Act("tester", "request decide")) as entry,
    ):
        _fact(entry, "admission", admission)
        _fact(entry, "due", {**due, "amount": 1_200_000})
        _fact(entry, "due", {**due, "amount": None})
        _fact(entry, "decline", decline)


def _fact(entry: Any, table: str, values: dict[str, Any]) -> None:
    entry.add(table, {name: [value] for name, value in values.items()})


class TestDiff:
    def test_tells_what_came_what_went_and_what_reads_otherwise(self, bridged: Office) -> None:
        ran = bridged.zhunru("catalog", "diff", "2024版", "2026版", "--format", "json")
        assert [(row["change"], row["code"], row["field"]) for row in ran.json] == [
            ("added", "ZR-002", None),
            ("gone", "ZR-009", None),
            ("gone", "ZR-010", None),
            ("changed", "ZR-001", "class"),
            ("changed", "ZR-001", "basis"),
        ]
        assert ran.json[-1]["before"] == "某法"

    def test_reads_well(self, bridged: Office) -> None:
        out = bridged.zhunru("catalog", "diff", "2024版", "2026版").out
        assert "reads otherwise" in out
        assert out.endswith("1 added, 2 gone, 1 changed, 0 unchanged\n")

    def test_an_edition_that_there_is_not(self, bridged: Office) -> None:
        assert bridged.zhunru("catalog", "diff", "2024版", "2025版").code == 1


class TestCheck:
    def test_an_error_makes_the_exit_code_3(self, bridged: Office) -> None:
        ran = bridged.zhunru("catalog", "check")
        assert ran.code == 3
        assert "[error] “出租屋登记” (ZR-010) left 2024版, and no cause is recorded." in ran.out
        assert "2 findings; errors: 1." in ran.err

    def test_warnings_alone_do_not(self, office: Office) -> None:
        ran = office.zhunru("catalog", "check", "--format", "json")
        assert ran.code == 0
        assert ran.codes == ["catalog.edition_not_published", "catalog.basis_unknown"]

    def test_without_a_catalogue_nothing_is_called_right(self, new_office: Office) -> None:
        new_office.zhunru("init", "--place", "示例市")
        assert "no catalogue yet" in new_office.zhunru("catalog", "check").err


class TestBridge:
    def test_prints_the_account_and_what_it_cannot_explain(self, bridged: Office) -> None:
        ran = bridged.zhunru("--lang", "en", "catalog", "bridge", "2024版", "2026版")
        assert ran.code == 0
        assert "The account balances: 3 + 1 − 2 = 2." in ran.out
        assert "no cause is recorded" in ran.out

    @pytest.mark.parametrize("suffix", ["json", "csv", "md", "html", "xlsx", "txt"])
    def test_is_written_in_every_format(self, bridged: Office, suffix: str) -> None:
        path = bridged.folder / f"变动.{suffix}"
        assert bridged.zhunru("catalog", "bridge", "2024版", "2026版", "-o", path).code == 0
        assert path.stat().st_size > 500


def _published(office: Office, *options: str) -> dict[str, Any]:
    path = office.folder / "目录.json"
    ran = office.zhunru("--lang", "en", "catalog", "publish", *options, "-o", path)
    assert ran.code == 0, ran.err
    table: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))["tables"][0]
    return table


class TestPublish:
    def test_the_official_list_of_the_edition_in_force(self, bridged: Office) -> None:
        table = _published(bridged)
        assert [column["id"] for column in table["columns"]] == [
            "name",
            "code",
            "class",
            "kind",
            "department",
            "part",
            "basis",
            "money_standard",
            "validity",
        ]
        assert [row[1] for row in table["rows"]] == ["ZR-001", "ZR-002"]

    def test_the_transfer_list(self, bridged: Office) -> None:
        rows = _published(bridged, "--transfer")["rows"]
        assert [(row[0], row[4], row[5]) for row in rows] == [
            ("居家养老巡访", "left 2024版 to be bought as a service: 由区统一购买", "每户30元")
        ]

    def test_without_an_edition_in_force(self, office: Office) -> None:
        ran = office.zhunru("catalog", "publish", "--on", "2020-01-01")
        assert (ran.code, "--edition" in ran.err) == (2, True)


def test_lists_an_edition_whole(bridged: Office) -> None:
    ran = bridged.zhunru("catalog", "list", "--edition", "2024版", "--format", "json")
    assert [line["code"] for line in ran.json] == ["ZR-001", "ZR-009", "ZR-010"]


def test_find_says_for_whom_an_edition_is(office: Office) -> None:
    office.import_text(
        "版本.csv", "版本,适用地区,适用社区,生效日期\n碧山版,碧山区,涉农,2026-01-01\n"
    )
    office.import_text(
        "目录.csv", "目录版本,事项编码,事项名称,事项性质\n碧山版,B1,秸秆禁烧巡查,协助\n"
    )
    found = office.zhunru("catalog", "find", "秸秆", "--format", "json").json
    assert found[0]["scope"] == "碧山区, rural-related"
