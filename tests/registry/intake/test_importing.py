"""A folder becomes entries: order, corrections, repetitions, partial imports, names, and dry runs."""

from __future__ import annotations

import random
import shlex
from pathlib import Path
from typing import ClassVar

import openpyxl
import pytest

from tests.office import CITY, Office

HEADER = "下派日期,部门,社区,事项,文号\n"
ROW = "2026-03-01,市民政局,青松社区,养老服务摸底,示民发〔2026〕15号\n"


def test_json_tells_what_became_of_each_sheet(office: Office) -> None:
    ran = office.import_text("下派.csv", HEADER + ROW + "2026-03-02,市民政局,全部,走访,\n")
    assert ran.json == {
        "entries": [
            {
                "entry": 8,
                "file": "下派.csv",
                "sheet": "",
                "kind": "pushdown",
                "new": 2,
                "changed": 0,
                "unchanged": 0,
                "missing": 0,
            }
        ],
        "findings": [],
        "rejected": [],
    }


def test_json_of_a_finding(office: Office) -> None:
    ran = office.import_rows(
        "下派.xlsx", [HEADER.strip().split(","), ["2026-02-30", "市民政局", "青松社区", "走访"]]
    )
    assert ran.json == {
        "entries": [],
        "findings": [
            {
                "code": "cell.no_such_day",
                "outcome": "fail",
                "severity": "error",
                "where": {
                    "file": "下派.xlsx",
                    "sheet": "Sheet1",
                    "row": 2,
                    "column": "下派日期",
                    "duty": None,
                    "department": None,
                    "community": None,
                },
                "message": "There is no such day as “2026-02-30”.",
                "source": None,
                "evidence": None,
                "remedy": "Correct the date.",
            }
        ],
        "rejected": ["下派.xlsx"],
    }


def test_a_table_tells_people_the_same(office: Office) -> None:
    office.write("下派.csv", HEADER + ROW)
    ran = office.zhunru("import", "下派.csv")
    assert ran.code == 0
    assert ran.err == ""
    lines = ran.out.splitlines()
    assert lines[0].split() == ["entry", "file", "kind", "new", "changed", "unchanged", "missing"]
    assert lines[1].split() == ["8", "下派.csv", "Push-downs", "1", "0", "0", "0"]
    assert lines[2:] == ["1 of 1 files are in the register."]


class TestOrder:
    """In a folder the order of the files does not matter."""

    FILES: ClassVar = {
        "1下派.csv": HEADER + ROW,
        "2人员.csv": "社区,年度,岗位,员额\nQS0101,2026,两委,7\n",
        "3社区.csv": CITY["社区.csv"],
        "4部门.csv": CITY["部门.csv"],
        "5区划.csv": CITY["行政区划.csv"],
    }

    @pytest.mark.parametrize("seed", range(4))
    def test_any_order_gives_the_same_facts(self, new_office: Office, seed: int) -> None:
        assert new_office.zhunru("init", "--place", "示例市").code == 0
        texts = list(self.FILES.values())
        random.Random(seed).shuffle(texts)
        for number, text in enumerate(texts):
            new_office.write(f"报送/{number}.csv", text)
        ran = new_office.zhunru("import", "报送", "--format", "json")
        assert ran.code == 0, ran.out
        assert ran.codes == []
        assert new_office.live("pushdown", "department", "community") == [("MZ", "QS0101")]

    def test_files_that_name_each_other_are_tried_again(self, new_office: Office) -> None:
        assert new_office.zhunru("init", "--place", "示例市").code == 0
        new_office.workbook(
            "报送/甲.xlsx",
            区划=[["名称", "级别"], ["碧山区", "区县级"]],
            事项=[
                ["目录版本", "事项名称", "事项性质", "责任部门"],
                ["2026版", "走访", "协助", "市民政局"],
            ],
        )
        new_office.workbook("报送/乙.xlsx", 部门=[["部门名称"], ["市民政局"]])
        new_office.workbook("报送/丙.xlsx", 社区=[["社区名称", "区县"], ["青松社区", "碧山区"]])
        ran = new_office.zhunru("import", "报送", "--format", "json")
        assert ran.code == 0, ran.out
        assert [entry["kind"] for entry in ran.json["entries"]] == [
            "department",
            "place",
            "duty",
            "community",
        ]

    def test_partial_takes_bad_files_when_all_names_are_known(self, new_office: Office) -> None:
        assert new_office.zhunru("init", "--place", "示例市").code == 0
        new_office.workbook(
            "报送/甲.xlsx",
            部门=[["部门名称"], ["市民政局"]],
            下派=[
                ["下派日期", "部门", "社区", "事项"],
                ["2026-03-01", "市民政局", "青松社区", "走访"],
                ["3月", "市民政局", "青松社区", "走访"],
            ],
        )
        new_office.workbook("报送/乙.xlsx", 社区=[["社区名称"], ["青松社区"]])
        ran = new_office.zhunru("import", "报送", "--partial", "--format", "json")
        assert ran.code == 4
        assert ran.codes == ["cell.not_a_date"]
        assert new_office.live("pushdown", "community") == [("青松社区",)]


class TestRejection:
    """A file with a bad row is rejected whole; the others land, and the command exits 4."""

    def write(self, office: Office) -> None:
        office.write("报送/好.csv", HEADER + ROW)
        office.write(
            "报送/坏.csv",
            HEADER + "2026-03-02,市民政局,青松社区,走访,\n2026年2月30日,市民政局,青松社区,走访,\n",
        )

    def test_the_others_land(self, office: Office) -> None:
        self.write(office)
        ran = office.zhunru("import", "报送")
        assert ran.code == 4
        assert office.live("pushdown", "duty") == [("养老服务摸底",)]
        assert "1 of 2 files are in the register." in ran.out
        assert (
            "[error] 坏.csv, row 3, column “下派日期”: There is no such day as “2026年2月30日”."
            in ran.err
        )
        assert "    → Correct the date." in ran.err
        assert ran.err.endswith(
            "1 files were refused: 坏.csv. Correct them and import again, or take their good rows with --partial.\n"
        )

    def test_partial_takes_the_good_rows_and_sends_the_bad_ones_back(self, office: Office) -> None:
        self.write(office)
        ran = office.zhunru("import", "报送", "--partial")
        assert ran.code == 4
        assert office.live("pushdown", "duty") == [("养老服务摸底",), ("走访",)]
        assert "2 of 2 files are in the register." in ran.out
        (copy,) = (office.folder / "退回").iterdir()
        assert f"Refused rows are marked in {Path('退回') / copy.name}" in ran.err
        texts = [
            str(cell)
            for row in openpyxl.load_workbook(copy).worksheets[0].iter_rows(values_only=True)
            for cell in row
            if cell
        ]
        assert "2026年2月30日" in texts
        assert "2026-03-02" not in texts

    def test_what_was_left_out_can_follow_from_the_same_file(self, office: Office) -> None:
        office.write("下派.csv", HEADER + "2026-03-02,民正局,青松社区,走访,\n" + ROW)
        assert office.zhunru("import", "下派.csv", "--partial").code == 4
        again = office.zhunru("import", "下派.csv", "--partial", "--format", "json")
        assert again.code == 4
        assert again.json["entries"] == []
        assert "file.same_again" in again.codes
        assert office.zhunru("alias", "add", "department", "民正局", "市民政局").code == 0
        ran = office.zhunru("import", "下派.csv", "--format", "json")
        assert ran.code == 0, ran.out
        assert (ran.json["entries"][0]["new"], ran.json["entries"][0]["unchanged"]) == (1, 1)

    def test_contradicting_rows_are_sent_back_too(self, office: Office) -> None:
        text = "社区,牌子名称,悬挂位置\n青松社区,甲,对外\n青松社区,甲,对内\n青松社区,甲,对外\n湖滨社区,甲,对外\n"
        office.write("牌子.csv", text)
        ran = office.zhunru("import", "牌子.csv", "--partial", "--format", "json")
        assert ran.code == 4
        assert [(found["code"], found["where"]["row"]) for found in ran.json["findings"]] == [
            ("row.contradicts", 3),
            ("row.twice", 4),
        ]
        assert ran.json["findings"][0]["message"] == (
            "The row speaks of the same thing as row 2, but differs from it."
        )
        assert office.live("burden", "community", "variant") == [
            ("QS0101", "outside"),
            ("LS0102", "outside"),
        ]
        assert len(list((office.folder / "退回").iterdir())) == 1

    def test_a_partial_import_that_cannot_return_anything_says_so_first(
        self, office: Office
    ) -> None:
        self.write(office)
        office.write("挡路", "x")
        ran = office.zhunru("import", "报送", "--partial", "--returned", "挡路")
        assert ran.code == 1
        assert office.live("pushdown", "id") == []


class TestCorrections:
    """The same file twice adds nothing; a corrected one says what is new, changed, unchanged and missing."""

    FIRST = "社区,牌子名称,悬挂位置\n青松社区,甲,对外\n青松社区,乙,对外\n青松社区,丙,对外\n"
    SECOND = "社区,牌子名称,悬挂位置\n青松社区,甲,对外\n青松社区,乙,对内\n青松社区,丁,对外\n"

    def counts(self, office: Office, text: str, *options: str) -> tuple[int, ...]:
        ran = office.import_text("牌子.csv", text, *options)
        assert ran.code == 0, ran.out
        (entry,) = ran.json["entries"]
        return tuple(entry[name] for name in ("new", "changed", "unchanged", "missing"))

    def test_the_same_file_twice(self, office: Office) -> None:
        assert self.counts(office, self.FIRST) == (3, 0, 0, 0)
        before = office.db.read_bytes()
        ran = office.import_text("牌子.csv", self.FIRST)
        assert ran.code == 0
        assert ran.json["entries"] == []
        assert (
            ran.json["findings"][0]["message"]
            == "The same file was read before, as entry 8; nothing was added."
        )
        assert office.db.read_bytes() == before

    def test_the_same_file_under_another_name(self, office: Office) -> None:
        office.write("报送/牌子.csv", self.FIRST)
        office.write("报送/牌子 (1).csv", self.FIRST)
        ran = office.zhunru("import", "报送", "--format", "json")
        assert ran.codes == ["file.same_again"]
        assert len(office.live("burden", "id")) == 3

    def test_a_corrected_file(self, office: Office) -> None:
        self.counts(office, self.FIRST)
        ran = office.import_text("牌子.csv", self.SECOND)
        (entry,) = ran.json["entries"]
        assert entry | {"entry": 9, "new": 1, "changed": 1, "unchanged": 1, "missing": 1} == entry
        assert [found["message"] for found in ran.json["findings"]] == [
            "“青松社区 丙” was in the earlier file (entry 8, row 4) and is not in this one; it still holds."
        ]
        assert sorted(office.live("burden", "name", "variant")) == [
            ("丁", "outside"),
            ("丙", "outside"),
            ("乙", "inside"),
            ("甲", "outside"),
        ]

    def test_replace_retires_what_is_gone(self, office: Office) -> None:
        self.counts(office, self.FIRST)
        assert self.counts(office, self.SECOND, "--replace") == (1, 1, 1, 1)
        assert sorted(name for (name,) in office.live("burden", "name")) == ["丁", "乙", "甲"]
        assert office.query("SELECT until_entry FROM burden WHERE name = '丙'") == [(9,)]

    def test_changed_and_retired_rows_may_stand_in_any_order(self, office: Office) -> None:
        rows = [f"青松社区,牌{number},对外\n" for number in range(9)]
        assert self.counts(office, "社区,牌子名称,悬挂位置\n" + "".join(rows)) == (9, 0, 0, 0)
        kept = [row.replace("对外", "对内") for row in rows[::2]]
        text = "社区,牌子名称,悬挂位置\n" + "".join(reversed(kept))
        assert self.counts(office, text, "--replace") == (0, 5, 0, 4)
        assert office.zhunru("journal", "verify").code == 0

    def test_what_was_changed_stays_readable(self, office: Office) -> None:
        self.counts(office, self.FIRST)
        self.counts(office, self.SECOND)
        assert office.query(
            "SELECT variant, entry_id, until_entry FROM burden WHERE name = '乙' ORDER BY id"
        ) == [
            ("outside", 8, 9),
            ("inside", 9, None),
        ]

    def test_another_file_of_the_same_name_is_no_correction(self, office: Office) -> None:
        self.counts(office, self.FIRST)
        assert self.counts(office, "社区,牌子名称\n湖滨社区,甲\n") == (1, 0, 0, 0)

    def test_files_of_one_name_in_one_run_do_not_correct_each_other(self, office: Office) -> None:
        office.write("碧山/牌子.csv", self.FIRST)
        office.write("绿水/牌子.csv", self.FIRST.replace("青松", "湖滨"))
        ran = office.zhunru(
            "import", "碧山/牌子.csv", "绿水/牌子.csv", "--replace", "--format", "json"
        )
        assert ran.code == 0
        assert len(office.live("burden", "id")) == 6

    def test_columns_that_a_file_does_not_have_say_nothing(self, office: Office) -> None:
        assert (
            office.import_text(
                "社区2.csv", "社区代码,社区名称,网格数\nQS0101,青松社区,10\nQS0102,和平社区,4\n"
            ).code
            == 0
        )
        assert office.live("community", "code", "grids", "households", "street", "district")[
            -1
        ] == (
            "QS0101",
            10,
            3000,
            "QSJ",
            "QS",
        )

    def test_blank_cells_of_a_column_that_is_there_do(self, office: Office) -> None:
        assert (
            office.import_text(
                "社区2.csv", "社区代码,社区名称,网格数,户数\nQS0101,青松社区,10,\n"
            ).code
            == 0
        )
        assert office.live("community", "grids", "households")[-1] == (10, None)

    def test_a_changed_remark_is_a_change(self, office: Office) -> None:
        text = "社区,牌子名称,备注\n青松社区,甲,待核\n青松社区,乙,\n"
        assert self.counts(office, text) == (2, 0, 0, 0)
        assert self.counts(office, text.replace("待核", "已核")) == (0, 1, 1, 0)
        rows = office.query(
            "SELECT value, until_entry FROM aside WHERE header = '备注' AND entry_id > 7 ORDER BY id"
        )
        assert rows == [("待核", 9), ("已核", None)]

    def test_one_thing_in_two_sheets_of_a_file_is_taken_once(self, office: Office) -> None:
        sheet = [["社区", "牌子名称", "悬挂位置"], ["青松社区", "甲", "对外"]]
        office.workbook("牌子.xlsx", 碧山区=sheet, 全市=[*sheet, ["湖滨社区", "甲", "对外"]])
        ran = office.zhunru("import", "牌子.xlsx", "--format", "json")
        assert ran.code == 0
        assert len(office.live("burden", "id")) == 2
        assert (
            ran.json["findings"][0]["message"]
            == "The row is the same as row 碧山区 2; it was taken once."
        )


class TestEventsWithoutNumber:
    """Two identical payments or push-downs without a document number are both kept, with a warning."""

    TEXT = "拨付日期,拨付单位,接收单位,金额,文号\n2026-03-01,市民政局,青松社区,500,\n2026-03-01,市民政局,青松社区,500,\n2026-03-01,市民政局,青松社区,500,\n"

    def test_all_are_kept(self, office: Office) -> None:
        ran = office.import_text("拨付.csv", self.TEXT)
        assert ran.code == 0
        assert ran.codes == ["row.repeated", "row.repeated"]
        assert ran.json["findings"][0]["severity"] == "warning"
        assert ran.json["findings"][1]["message"].startswith(
            "The row is the same as row 2 and has no document number"
        )
        assert office.live("payment", "amount") == [(50_000,)] * 3

    def test_they_are_unchanged_when_read_again(self, office: Office) -> None:
        office.import_text("拨付.csv", self.TEXT)
        ran = office.import_text("拨付.csv", self.TEXT + "2026-03-02,市民政局,青松社区,600,\n")
        (entry,) = ran.json["entries"]
        assert (entry["new"], entry["unchanged"], entry["missing"]) == (1, 3, 0)
        ran = office.import_text("拨付.csv", self.TEXT.rsplit("2026", 1)[0])
        (entry,) = ran.json["entries"]
        assert (entry["new"], entry["unchanged"], entry["missing"]) == (0, 2, 2)

    def test_with_a_number_it_is_one_event(self, office: Office) -> None:
        text = HEADER + ROW + ROW
        ran = office.import_text("下派.csv", text)
        assert ran.codes == ["row.twice"]
        assert len(office.live("pushdown", "id")) == 1

    def test_in_two_sheets_of_a_file(self, office: Office) -> None:
        sheet = [
            ["下派日期", "部门", "社区", "事项"],
            ["2026-03-01", "市民政局", "青松社区", "走访"],
        ]
        office.workbook("下派.xlsx", 一月=sheet, 二月=sheet)
        ran = office.zhunru("import", "下派.xlsx", "--format", "json")
        assert ran.codes == ["row.repeated"]
        assert len(office.live("pushdown", "id")) == 2

    def test_thousands_of_them_take_no_longer(self, office: Office) -> None:
        ran = office.import_text(
            "下派.csv", HEADER + "2026-03-01,市民政局,青松社区,走访,\n" * 30_000, "--dry-run"
        )
        assert ran.json["entries"][0]["new"] == 30_000


class TestNames:
    """Unknown, ambiguous and misplaced names."""

    def test_an_unknown_name_comes_with_the_nearest_and_the_command_that_mends_it(
        self, office: Office
    ) -> None:
        text = HEADER + ROW.replace("市民政局", "市民政服务局")
        ran = office.import_text("下派.csv", text)
        assert ran.code == 4
        (finding,) = ran.json["findings"]
        assert finding["message"].startswith(
            "No department is called “市民政服务局”. Nearest: 市民政局"
        )
        assert finding["where"] | {"row": 2, "column": "部门"} == finding["where"]
        command = finding["remedy"].split("with: ")[1]
        assert command == 'zhunru alias add department "市民政服务局" "市民政局"'
        assert office.zhunru(*shlex.split(command)[1:]).code == 0
        assert office.import_text("下派.csv", text).code == 0
        assert office.live("pushdown", "department") == [("MZ",)]

    @pytest.mark.parametrize(
        ("community", "suggested"),
        [("青松里社区", "community"), ("湖滨大街道", "place"), ("碧山县", "place")],
    )
    def test_what_a_push_down_lies_on_may_be_mended_too(
        self, office: Office, community: str, suggested: str
    ) -> None:
        text = HEADER + ROW.replace("青松社区", community)
        ran = office.import_text("下派.csv", text)
        assert ran.codes == ["name.unknown"]
        command = shlex.split(ran.json["findings"][0]["remedy"].split("with: ")[1])
        assert command[3] == suggested
        done = office.zhunru(*command[1:])
        assert done.code == 0, done.err
        assert office.import_text("下派.csv", text).code == 0

    def test_what_is_like_nothing_known(self, office: Office) -> None:
        ran = office.import_text("下派.csv", HEADER + ROW.replace("市民政局", "宇航署"))
        assert ran.codes == ["name.nothing_like_it"]

    def test_a_community_name_in_two_districts_is_refused(self, office: Office) -> None:
        ran = office.import_text("下派.csv", HEADER + ROW.replace("青松", "和平"))
        assert ran.code == 4
        (finding,) = ran.json["findings"]
        assert finding["code"] == "name.ambiguous"
        assert finding["message"] == "“和平社区” may be: 碧山区和平社区, 绿水区和平社区."
        assert finding["remedy"] == "Write the district before the name, or use the code."

    @pytest.mark.parametrize(
        "text",
        [
            "区县," + HEADER + "绿水区," + ROW.replace("青松", "和平"),
            "街道," + HEADER + "湖滨街道," + ROW.replace("青松", "和平"),
            HEADER + ROW.replace("青松社区", "绿水区和平社区"),
            HEADER + ROW.replace("青松社区", "和平社区（绿水区）"),
            HEADER + ROW.replace("青松社区", "LS0101"),
        ],
    )
    def test_unless_the_district_is_given(self, office: Office, text: str) -> None:
        ran = office.import_text("下派.csv", text)
        assert ran.code == 0, ran.out
        assert office.live("pushdown", "community") == [("LS0101",)]

    def test_a_community_in_another_district_than_said(self, office: Office) -> None:
        ran = office.import_text("下派.csv", "区县," + HEADER + "绿水区," + ROW)
        assert ran.codes == ["name.elsewhere"]
        assert ran.json["findings"][0]["message"] == (
            "“青松社区” does not lie in “绿水区”; the register knows: 碧山区青松社区."
        )

    def test_who_holds_money_may_be_anyone(self, office: Office) -> None:
        header = "拨付日期,拨付单位,接收单位,金额,文号\n"
        rows = "2026-03-01,民政,碧山区,500,1号\n2026-03-02,碧山区,青松街道,400,2号\n2026-03-03,青松街道,青松社区,300,3号\n2026-03-04,慈善总会,青松社区,200,4号\n"
        ran = office.import_text("拨付.csv", header + rows)
        assert ran.code == 0
        assert ran.codes == ["holder.unknown"]
        assert office.live("payment", "payer", "payer_kind", "receiver", "receiver_kind") == [
            ("MZ", "department", "QS", "place"),
            ("QS", "place", "QSJ", "place"),
            ("QSJ", "place", "QS0101", "community"),
            ("慈善总会", "other", "QS0101", "community"),
        ]

    def test_a_column_of_other_things_is_told_quickly(self, office: Office) -> None:
        rows = "".join(
            f"2026-03-01,这里本来就不是部门名称{number},青松社区,走访,\n"
            for number in range(20_000)
        )
        ran = office.import_text("下派.csv", HEADER + rows)
        assert ran.code == 4


class TestDryRun:
    """--dry-run does the real work, shows all of it, and writes nothing."""

    def test_nothing_is_written_and_all_is_shown(self, office: Office) -> None:
        office.write("报送/社区.csv", "社区代码,社区名称,区县\nQS0103,新建社区,碧山区\n")
        office.write("报送/下派.csv", HEADER + ROW.replace("青松", "新建"))
        office.write("报送/坏.csv", HEADER + ROW.replace("青松", "不明"))
        office.write("报送/再.csv", HEADER + ROW.replace("青松", "新建"))
        before, names = (
            office.db.read_bytes(),
            sorted(path.name for path in office.folder.iterdir()),
        )
        dry = office.zhunru("import", "报送", "--dry-run", "--format", "json")
        assert office.db.read_bytes() == before
        assert sorted(path.name for path in office.folder.iterdir()) == names
        wet = office.zhunru("import", "报送", "--format", "json")
        assert dry.json == wet.json
        assert dry.code == wet.code == 4
        assert office.db.read_bytes() != before

    def test_the_closing_line_says_would(self, office: Office) -> None:
        office.write("下派.csv", HEADER + ROW)
        ran = office.zhunru("import", "下派.csv", "--dry-run")
        assert ran.out.splitlines()[-1] == "Would take in 1 of 1 files; nothing was written."

    def test_a_dry_partial_import_writes_no_marked_copy(self, office: Office) -> None:
        office.write("下派.csv", HEADER + ROW + ROW.replace("青松", "不明"))
        assert office.zhunru("import", "下派.csv", "--dry-run", "--partial").code == 4
        assert not (office.folder / "退回").exists()


def test_a_rejected_list_of_names_leaves_no_names_behind(office: Office) -> None:
    office.write(
        "报送/社区.csv", "社区代码,社区名称,区县\nQS0103,新建社区,碧山区\nQS0104,又建社区,青海区\n"
    )
    office.write("报送/下派.csv", HEADER + ROW.replace("青松", "新建"))
    ran = office.zhunru("import", "报送", "--format", "json")
    assert ran.json["rejected"] == ["下派.csv", "社区.csv"]
    assert office.live("pushdown", "id") == []


def test_replace_does_not_retire_what_facts_name(office: Office) -> None:
    assert office.import_text("下派.csv", HEADER + ROW).code == 0
    ran = office.import_text(
        "基础/部门.csv", CITY["部门.csv"].replace("MZ,市民政局,市级,民政、老龄办\n", "")
    )
    assert ran.code == 0
    office.write("基础/部门.csv", CITY["部门.csv"].replace("MZ,市民政局,市级,民政、老龄办\n", ""))
    office.write("基础/社区.csv", CITY["社区.csv"])
    ran = office.zhunru("import", "基础", "--replace", "--format", "json")
    if ran.code == 4:
        assert ran.codes[-1] == "row.still_named"
    assert ("MZ",) in office.live("department", "code")


def test_why_and_who_are_kept(office: Office) -> None:
    office.write("下派.csv", HEADER + ROW)
    assert office.zhunru("--by", "王芳", "import", "下派.csv", "--why", "三月补报").code == 0
    assert office.query("SELECT by, action, why FROM entry ORDER BY id DESC LIMIT 1") == [
        ("王芳", "import", "三月补报")
    ]


def test_a_kind_may_be_forced_by_any_of_its_names(office: Office) -> None:
    text = "部门,简报数\n市残联,3\n"
    assert office.import_text("清单.csv", text).code == 4
    assert office.import_text("清单.csv", text, "--kind", "部门").code == 0
    assert office.live("department", "name")[-1] == ("市残联",)
    ran = office.zhunru("import", "清单.csv", "--kind", "横幅")
    assert ran.code == 2
    assert ran.err == "“横幅” is no kind of spreadsheet. See: zhunru template --list\n"
