"""Real workbooks of every format: merged cells, formulas, several and hidden sheets, macros, and damaged ones."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from tests.office import Office
from tests.registry.intake.books import (
    compound_file,
    old_workbook,
    old_workbook_with_password,
    open_document,
    part,
    rezipped,
)

BOARDS: list[list[Any]] = [
    ["示例市社区挂牌情况", "", "", "", "", ""],
    ["社区", "牌子情况", "", "", "时间", ""],
    ["", "牌子名称", "部门", "悬挂位置", "挂牌日期", "摘牌日期"],
    ["青松社区", "青少年维权岗", "市公安局", "对外", date(2024, 6, 1), ""],
    ["", "健康小屋", "卫健委", "对内", date(2025, 1, 1), "2025年7月"],
    ["湖滨社区", "老年大学", "民政", "上墙", "2023.5.1", "—"],
    ["合计", "3块", "", "", "", ""],
    ["填表人：张三", "", "", "", "", ""],
]
MERGES = [(0, 0, 0, 5), (1, 0, 2, 0), (1, 1, 1, 3), (1, 4, 1, 5), (3, 0, 4, 0)]
LANDED = [
    ("QS0101", "青少年维权岗", "GA", "outside", "2024-06-01", None, 4),
    ("QS0101", "健康小屋", "WJ", "inside", "2025-01-01", "2025-07", 5),
    ("LS0102", "老年大学", "MZ", "wall", "2023-05-01", None, 6),
]


def written_xlsx(path: Path) -> Path:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("牌子")
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for number, row in enumerate(BOARDS):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(
                        number, column, datetime(value.year, value.month, value.day), day
                    )
                elif value:
                    sheet.write(number, column, value)
        for top, left, bottom, right in MERGES:
            sheet.merge_range(top, left, bottom, right, BOARDS[top][left])
    return path


def openpyxl_xlsx(path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in BOARDS:
        sheet.append([value or None for value in row])
    for top, left, bottom, right in MERGES:
        sheet.merge_cells(
            start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1
        )
    book.save(path)
    return path


def written_et(path: Path) -> Path:
    old_workbook(path.with_suffix(".xls"), BOARDS, MERGES).rename(path)
    return path


WRITERS: dict[str, Callable[[Path], Path]] = {
    "XlsxWriter.xlsx": written_xlsx,
    "openpyxl.xlsx": openpyxl_xlsx,
    "xlwt.xls": lambda path: old_workbook(path, BOARDS, MERGES),
    "wps.et": written_et,
    "odfpy.ods": lambda path: open_document(
        path, {"牌子": BOARDS}, MERGES, blank_rows_below=1_000_000
    ),
}


@pytest.mark.parametrize("name", WRITERS)
def test_the_same_table_in_every_format(office: Office, name: str) -> None:
    ran = office.zhunru("import", WRITERS[name](office.folder / name), "--format", "json")
    assert ran.code == 0, ran.out
    columns = ("community", "name", "department", "variant", "valid_from", "valid_to", "row")
    assert office.live("burden", *columns) == LANDED
    assert ran.codes == ["personal.dropped"]
    (entry,) = ran.json["entries"]
    assert (entry["file"], entry["kind"], entry["new"]) == (name, "signboard", 3)


def test_several_sheets_those_that_bring_names_first(office: Office) -> None:
    office.workbook(
        "报送.xlsx",
        下派=[["下派日期", "部门", "社区", "事项"], ["2026-03-01", "市残联", "新建社区", "摸底"]],
        社区=[["社区代码", "社区名称", "区县"], ["QS0103", "新建社区", "碧山区"]],
        部门=[["部门代码", "部门名称"], ["CL", "市残联"]],
    )
    ran = office.zhunru("import", "报送.xlsx", "--format", "json")
    assert ran.code == 0, ran.out
    assert [(entry["sheet"], entry["new"]) for entry in ran.json["entries"]] == [
        ("部门", 1),
        ("社区", 1),
        ("下派", 1),
    ]
    assert len({entry["entry"] for entry in ran.json["entries"]}) == 1
    assert office.live("pushdown", "department", "community") == [("CL", "QS0103")]


def test_hidden_and_blank_sheets_are_not_read(office: Office) -> None:
    path = office.folder / "下派.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name in ("下派", "旧数据", "参数", "空白"):
            sheet = book.add_worksheet(name)
            if name != "空白":
                sheet.write_row(0, 0, ["下派日期", "部门", "社区", "事项"])
                sheet.write_row(1, 0, ["2026-03-01", "市民政局", "青松社区", name])
            if name == "旧数据":
                sheet.hide()
            if name == "参数":
                sheet.very_hidden()
    ran = office.zhunru("import", path, "--format", "json")
    assert ran.code == 0
    assert office.live("pushdown", "duty") == [("下派",)]


def test_hidden_sheets_of_open_documents_are_not_read(office: Office) -> None:
    rows = [["下派日期", "部门", "社区", "事项"], ["2026-03-01", "市民政局", "青松社区", "摸底"]]
    open_document(
        office.folder / "下派.ods",
        {"下派": rows, "旧": [rows[0], ["2020-01-01", *rows[1][1:]]]},
        hidden=["旧"],
    )
    assert office.zhunru("import", "下派.ods").code == 0
    assert office.live("pushdown", "date") == [("2026-03-01",)]


def test_a_workbook_with_nothing_to_see(office: Office) -> None:
    office.workbook("空.xlsx", [])
    assert office.zhunru("import", "空.xlsx", "--format", "json").codes == ["file.empty"]


def test_another_table_in_the_workbook_is_passed_over_with_a_warning(office: Office) -> None:
    office.workbook(
        "下派.xlsx",
        下派=[["下派日期", "部门", "社区", "事项"], ["2026-03-01", "市民政局", "青松社区", "摸底"]],
        汇总=[["下派日期", "部门", "社区", "次数"], ["2026-03", "市民政局", "青松社区", 1]],
        填表说明=[["日期请填到日"]],
    )
    ran = office.zhunru("import", "下派.xlsx", "--format", "json")
    assert ran.code == 0
    (finding,) = ran.json["findings"]
    assert (finding["code"], finding["severity"], finding["where"]["sheet"]) == (
        "sheet.skipped",
        "warning",
        "汇总",
    )
    assert "Nearest is “Push-downs”; it lacks: Duty." in finding["message"]


class TestFormulas:
    """Formula cells are read by their stored value; one without, or with an error, is a finding with its place."""

    HEADER = ("拨付日期", "拨付单位", "接收单位", "金额", "文号")

    def book(self, path: Path, formula: str, value: Any) -> Path:
        with xlsxwriter.Workbook(path) as book:
            sheet = book.add_worksheet()
            sheet.write_row(0, 0, self.HEADER)
            sheet.write_row(1, 0, ["2026-03-01", "市民政局", "青松社区"])
            sheet.write_formula(1, 3, formula, None, value)
            sheet.write(1, 4, "甲〔2026〕1号")
            sheet.write_blank(2, 5, None, book.add_format({"bold": True}))
        return path

    def test_a_stored_value_is_read(self, office: Office) -> None:
        assert (
            office.zhunru("import", self.book(office.folder / "甲.xlsx", "=1000*12", 12000)).code
            == 0
        )
        assert office.live("payment", "amount") == [(1_200_000,)]

    def test_an_error_is_no_value(self, office: Office) -> None:
        ran = office.zhunru(
            "import", self.book(office.folder / "甲.xlsx", "=1/0", "#DIV/0!"), "--format", "json"
        )
        assert ran.code == 4
        (finding,) = ran.json["findings"]
        assert finding["code"] == "formula.no_value"
        assert (finding["where"]["row"], finding["where"]["column"]) == (2, "金额")

    @pytest.mark.parametrize(
        "inside", [b"<f>A1</f>", b"<f>A1</f><v></v>", b"<f>A1</f><v/>", b'<f t="shared" si="0"/>']
    )
    def test_no_stored_value(self, office: Office, inside: bytes) -> None:
        path = self.book(office.folder / "甲.xlsx", "=1000*12", 12000)
        name = "xl/worksheets/sheet1.xml"
        xml = part(path, name).replace(b"<f>1000*12</f><v>12000</v>", inside)
        assert inside in xml
        rezipped(path, {name: xml.replace(b'<c r="A2"', b'<c r="Z1" s="1"/><c r="A2"')})
        ran = office.zhunru("import", path, "--format", "json")
        assert [
            (found["code"], found["where"]["row"], found["where"]["column"])
            for found in ran.json["findings"]
        ] == [("formula.no_value", 2, "金额")]

    def test_a_program_that_never_calculates(self, office: Office) -> None:
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        sheet.append([*self.HEADER, "热度"])
        sheet.append(["2026-03-01", "市民政局", "青松社区", "=1000*12", "甲〔2026〕1号", "=RAND()"])
        book.save(office.folder / "甲.xlsx")
        ran = office.zhunru("import", "甲.xlsx", "--format", "json")
        assert ran.codes == ["column.unknown", "formula.no_value"]

    def test_an_open_document_that_was_never_calculated(self, office: Office) -> None:
        rows = [
            list(self.HEADER),
            ["2026-03-01", "市民政局", "青松社区", "=1000*12", "甲〔2026〕1号"],
        ]
        ran = office.zhunru(
            "import", open_document(office.folder / "甲.ods", {"甲": rows}), "--format", "json"
        )
        assert ran.codes == ["formula.no_value"]


def test_macros_are_ignored_and_mentioned(office: Office) -> None:
    rows = [["下派日期", "部门", "社区", "事项"], ["2026-03-01", "市民政局", "青松社区", "摸底"]]
    path = office.workbook("下派.xlsm", rows)
    rezipped(path, {"xl/vbaProject.bin": compound_file("VBA", b"\x00" * 4096)})
    ran = office.zhunru("import", path, "--format", "json")
    assert ran.code == 0
    assert ran.codes == ["file.macros"]
    assert ran.json["findings"][0]["message"] == "The file holds macros; they were ignored."


def test_times_and_numbers_of_a_spreadsheet(office: Office) -> None:
    path = office.folder / "台账.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        clock = book.add_format({"num_format": "h:mm"})
        month = book.add_format({"num_format": "yyyy年m月"})
        sheet.write_row(0, 0, ["台账名称", "社区", "频次", "每次用时", "建账日期"])
        sheet.write_row(1, 0, ["安全台账", "QS0101", 12])
        sheet.write_datetime(1, 3, time(1, 20), clock)
        sheet.write_datetime(1, 4, datetime(2024, 6, 1), month)
    assert office.zhunru("import", path).code == 0
    assert office.live("burden", "community", "frequency", "minutes_each", "valid_from") == [
        ("QS0101", "12/year", 80, "2024-06-01")
    ]


def test_a_merged_area_to_the_end_of_the_sheet_fills_only_rows_that_say_something(
    office: Office,
) -> None:
    path = office.folder / "牌子.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["社区", "牌子名称"])
        sheet.merge_range(1, 0, 1_048_575, 0, "青松社区")
        sheet.write(1, 1, "甲")
        sheet.write(2, 1, "乙")
        sheet.write(9, 1, "丙")
    ran = office.zhunru("import", path, "--format", "json")
    assert ran.code == 0, ran.out
    assert office.live("burden", "community", "name") == [
        ("QS0101", "甲"),
        ("QS0101", "乙"),
        ("QS0101", "丙"),
    ]
    assert ran.json["findings"] == []


def test_cells_that_are_only_formatted_do_not_count(office: Office) -> None:
    path = office.folder / "下派.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        red = book.add_format({"bg_color": "red"})
        sheet.write_row(0, 0, ["下派日期", "部门", "社区", "事项"])
        sheet.write_row(1, 0, ["2026-03-01", "市民政局", "青松社区", "摸底"])
        sheet.write_blank(1_048_575, 500, None, red)
    ran = office.zhunru("import", path, "--format", "json")
    assert ran.code == 0, ran.out
    assert ran.json["findings"] == []


def test_a_stray_cell_far_to_the_right_is_kept_aside(office: Office) -> None:
    path = office.folder / "下派.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["下派日期", "部门", "社区", "事项"])
        sheet.write_row(1, 0, ["2026-03-01", "市民政局", "青松社区", "摸底"])
        sheet.write(1, 16_383, "存疑")
    ran = office.zhunru("import", path, "--format", "json")
    assert ran.code == 0, ran.out
    assert ran.json["findings"][0]["message"].startswith("Column XFD has no header; its 1 cells")


class TestBadFiles:
    """Each is one sentence on stderr, exit code 4, and nothing in the register."""

    ROWS = (["下派日期", "部门", "社区", "事项"], ["2026-03-01", "市民政局", "青松社区", "摸底"])

    @pytest.fixture
    def good(self, office: Office) -> Path:
        return office.workbook("下派.xlsx", self.ROWS)

    def refused(self, office: Office, path: Path, code: str) -> str:
        """The sentence with which the file was refused."""
        ran = office.zhunru("import", path, "--format", "json")
        assert ran.code == 4
        assert ran.codes == [code]
        assert ran.json["entries"] == []
        assert ran.json["rejected"] == [path.name]
        assert ran.err.count("\n") == 1
        assert "Traceback" not in ran.err
        assert office.last_entry == 7
        shown = office.zhunru("import", path)
        assert shown.code == 4
        assert f"[error] {path.name}: {ran.json['findings'][0]['message']}" in shown.err
        assert f"    → {ran.json['findings'][0]['remedy']}" in shown.err
        return str(ran.json["findings"][0]["message"])

    def test_a_letter_called_xlsx(self, office: Office) -> None:
        path = office.folder / "通知.xlsx"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr("word/document.xml", "<w:document/>")
        assert self.refused(office, path, "file.not_a_spreadsheet") == "This is not a spreadsheet."

    @pytest.mark.parametrize("name", ["图.xlsx", "图.xls", "图.ods", "图.et"])
    def test_a_picture_called_a_workbook(self, office: Office, name: str) -> None:
        path = office.folder / name
        path.write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)))
        self.refused(office, path, "file.not_a_spreadsheet")

    def test_a_web_page_called_xls(self, office: Office) -> None:
        self.refused(
            office,
            office.write("导出.xls", "<html><table><tr><td>部门</td></tr></table></html>"),
            "file.not_a_spreadsheet",
        )

    def test_an_old_letter_called_xls(self, office: Office) -> None:
        path = office.folder / "通知.xls"
        path.write_bytes(compound_file("WordDocument", b"\xec\xa5" + b"\x00" * 5000))
        self.refused(office, path, "file.not_a_spreadsheet")

    @pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
    def test_a_file_that_was_cut_off(self, office: Office, good: Path, share: float) -> None:
        data = good.read_bytes()
        good.write_bytes(data[: int(len(data) * share)])
        self.refused(office, good, "file.damaged")

    def test_a_file_with_a_broken_part(self, office: Office, good: Path) -> None:
        data = bytearray(good.read_bytes())
        with zipfile.ZipFile(good) as archive:
            sheet = archive.getinfo("xl/worksheets/sheet1.xml")
        start = sheet.header_offset + 30 + len(sheet.filename)
        data[start + 5 : start + 40] = bytes(byte ^ 0x5A for byte in data[start + 5 : start + 40])
        good.write_bytes(data)
        self.refused(office, good, "file.damaged")

    def test_parts_that_are_no_xml(self, office: Office, good: Path) -> None:
        self.refused(
            office,
            rezipped(good, {"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row"}),
            "file.damaged",
        )

    def test_a_sheet_that_is_not_there(self, office: Office, good: Path) -> None:
        self.refused(office, rezipped(good, {"xl/worksheets/sheet1.xml": None}), "file.damaged")

    def test_an_open_document_that_is_no_xml(self, office: Office) -> None:
        path = open_document(office.folder / "下派.ods", {"下派": self.ROWS})
        self.refused(office, rezipped(path, {"content.xml": b"<office:document"}), "file.damaged")

    def test_an_old_workbook_that_was_cut_off(self, office: Office) -> None:
        path = old_workbook(office.folder / "下派.xls", self.ROWS)
        path.write_bytes(path.read_bytes()[:2000])
        ran = office.zhunru("import", path, "--format", "json")
        assert ran.code == 4
        assert ran.codes[0] in ("file.damaged", "file.not_a_spreadsheet")

    def test_a_password_on_a_workbook_of_today(self, office: Office) -> None:
        path = office.folder / "下派.xlsx"
        path.write_bytes(compound_file("EncryptedPackage", b"\x5a" * 5000))
        assert (
            self.refused(office, path, "file.encrypted") == "The file is protected by a password."
        )

    def test_a_password_on_an_old_workbook(self, office: Office) -> None:
        self.refused(
            office, old_workbook_with_password(office.folder / "下派.xls"), "file.encrypted"
        )

    def test_a_password_on_an_open_document(self, office: Office) -> None:
        path = open_document(office.folder / "下派.ods", {"下派": self.ROWS})
        manifest = part(path, "META-INF/manifest.xml").replace(
            b"</manifest:manifest>",
            b'<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>',
        )
        assert b"encryption-data" in manifest
        self.refused(office, rezipped(path, {"META-INF/manifest.xml": manifest}), "file.encrypted")

    @pytest.fixture
    def little_room(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A limit that a test can exceed quickly."""
        monkeypatch.setattr("registry.intake.workbooks.MAX_UNPACKED", 60 << 20)

    def test_a_zip_bomb(self, office: Office, good: Path, little_room: None) -> None:
        sheet = part(good, "xl/worksheets/sheet1.xml")
        path = rezipped(good, {"xl/worksheets/sheet1.xml": sheet + b" " * (61 << 20)})
        assert path.stat().st_size < 100_000
        message = self.refused(office, path, "file.too_large_inside")
        assert message == (
            "Unpacked, the file would take 61 MB; that is more than a spreadsheet of 60 MB."
        )

    def test_a_zip_bomb_that_lies_about_its_size(
        self, office: Office, good: Path, little_room: None
    ) -> None:
        path = rezipped(good, {"xl/sharedStrings.xml": b"<sst>" + b" " * (70 << 20) + b"</sst>"})
        data, size = path.read_bytes(), (11 + (70 << 20)).to_bytes(4, "little")
        assert data.count(size) == 2
        path.write_bytes(data.replace(size, (2000).to_bytes(4, "little")))
        self.refused(office, path, "file.damaged")

    def test_a_sheet_that_spans_more_than_can_be_read(self, office: Office) -> None:
        path = office.folder / "下派.xlsx"
        with xlsxwriter.Workbook(path) as book:
            sheet = book.add_worksheet()
            sheet.write_row(0, 0, self.ROWS[0])
            sheet.write(1_048_575, 16_383, "x")
        message = self.refused(office, path, "file.sheet_too_large")
        assert (
            message
            == "A sheet spans 1,048,576 rows and 16,384 columns; that is more than can be read."
        )

    def test_an_open_document_that_repeats_a_row_for_ever(self, office: Office) -> None:
        path = open_document(office.folder / "下派.ods", {"下派": self.ROWS})
        content = part(path, "content.xml")
        start = content.rindex(b"<table:table-row")
        content = (
            content[:start]
            + b'<table:table-row table:number-rows-repeated="2000000000"'
            + content[start + 16 :]
        )
        self.refused(office, rezipped(path, {"content.xml": content}), "file.sheet_too_large")

    def test_entities_that_multiply(self, office: Office) -> None:
        path = open_document(office.folder / "下派.ods", {"下派": self.ROWS})
        laughs = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "' + b"ha" * 5000 + b'">'
        for number in range(1, 9):
            laughs += b'<!ENTITY a%d "%s">' % (
                number,
                b"&a%s;" % (b"" if number == 1 else b"%d" % (number - 1)) * 20,
            )
        self.refused(
            office, rezipped(path, {"content.xml": laughs + b"]><x>&a8;</x>"}), "file.damaged"
        )

    def test_too_many_rows(self, office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("registry.intake.rows.MAX_ROWS", 20_000)
        rows = "2026-03-01,市民政局,青松社区,摸底\n" * 30_000
        message = self.refused(
            office,
            office.write("下派.csv", "下派日期,部门,社区,事项\n" + rows),
            "file.too_many_rows",
        )
        assert message == "A sheet has more than 20,000 rows."
        assert office.live("pushdown", "id") == []
