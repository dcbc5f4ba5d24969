"""CSV files in the encodings and with the separators that offices produce."""

from __future__ import annotations

import pytest

from tests.office import Office

TEXT = "下派日期,部门,社区,事项\n2026-03-01,市民政局,青松社区,“一老一小”摸底\n2026-03-02,卫健委,湖滨社区,健康档案\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]
)
@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_every_encoding_and_separator(office: Office, encoding: str, separator: str) -> None:
    path = office.write("下派.csv", TEXT.replace(",", separator).replace("\n", "\r\n"), encoding)
    ran = office.zhunru("import", path, "--format", "json")
    assert ran.code == 0, ran.out
    assert office.live("pushdown", "date", "department", "duty") == [
        ("2026-03-01", "MZ", "“一老一小”摸底"),
        ("2026-03-02", "WJ", "健康档案"),
    ]


def test_utf_16_with_a_mark_in_either_order(office: Office) -> None:
    little = b"\xff\xfe" + TEXT.encode("utf-16-le")
    big = b"\xfe\xff" + TEXT.replace("2026-03", "2026-04").encode("utf-16-be")
    (office.folder / "甲.txt").write_bytes(little)
    (office.folder / "乙.txt").write_bytes(big)
    assert office.zhunru("import", "甲.txt", "乙.txt").code == 0
    assert len(office.live("pushdown", "id")) == 4


def test_characters_that_only_gb18030_has(office: Office) -> None:
    text = TEXT.replace("健康档案", "䶮氏𠮷档案")
    assert office.zhunru("import", office.write("下派.csv", text, "gb18030")).code == 0
    assert office.live("pushdown", "duty")[1] == ("䶮氏𠮷档案",)


def test_quoted_cells_may_hold_separators_line_ends_and_quotes(office: Office) -> None:
    text = '下派日期,部门,社区,事项\n2026-03-01,市民政局,青松社区,"走访,慰问""困难""\n群众"\n'
    assert office.import_text("下派.csv", text).code == 0
    assert office.live("pushdown", "duty") == [('走访,慰问"困难"群众',)]


def test_a_quote_that_is_never_closed_is_told_not_swallowed(office: Office) -> None:
    text = '下派日期,部门,社区,事项\n2026-03-01,市民政局,青松社区,"走访\n2026-03-02,市民政局,青松社区,慰问\n'
    ran = office.import_text("下派.csv", text)
    assert ran.code == 4
    assert ran.codes == ["file.damaged"]
    assert "a double quote before line 3 has no partner" in ran.json["findings"][0]["message"]
    assert office.live("pushdown", "id") == []


def test_text_in_no_known_encoding(office: Office) -> None:
    path = office.folder / "下派.csv"
    path.write_bytes(TEXT.encode("utf-8") + b"\xff\xff\xff\xff\xff\n")
    ran = office.zhunru("import", path, "--format", "json")
    assert ran.codes == ["file.encoding"]


def test_half_a_character_at_the_end_of_utf_16(office: Office) -> None:
    path = office.folder / "下派.csv"
    path.write_bytes(b"\xff\xfe" + TEXT.encode("utf-16-le") + b"\x00")
    ran = office.zhunru("import", path, "--format", "json")
    assert ran.code == 4
    assert ran.codes == ["file.encoding"]
    assert office.live("pushdown", "id") == []


def test_title_lines_and_totals_in_csv(office: Office) -> None:
    text = "示例市下派台账,,,,\n,,,,单位：万元\n序号,下派日期,部门,社区,事项,承诺经费\n1,2026-03-01,市民政局,全部,摸底,1.2\n,,,,合计,1.2\n"
    ran = office.import_text("下派.csv", text)
    assert ran.code == 0, ran.out
    assert office.live("pushdown", "place", "promised") == [("示例市", 1_200_000)]


@pytest.mark.parametrize(
    "content", [b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\r\n\r\n", b" ,,,\n,,,\n"]
)
def test_nothing_in_a_file(office: Office, content: bytes) -> None:
    (office.folder / "空.csv").write_bytes(content)
    ran = office.zhunru("import", "空.csv", "--format", "json")
    assert ran.code == 4
    assert ran.codes == ["file.empty"]


def test_only_a_header(office: Office) -> None:
    ran = office.import_text("下派.csv", "下派日期,部门,社区,事项\n")
    assert ran.code == 0
    assert ran.codes == ["sheet.no_rows"]


def test_a_picture_called_csv(office: Office) -> None:
    (office.folder / "图.csv").write_bytes(
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + bytes(range(256)) * 40
    )
    ran = office.zhunru("import", "图.csv", "--format", "json")
    assert ran.codes == ["file.not_a_spreadsheet"]
