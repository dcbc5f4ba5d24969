"""Grades of the yearly appraisal and answers to questionnaires, as an office would count them by hand."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from registry.quantities import Amount
from registry.store import Register
from reports.builders.staffing_report import staffing_report
from reports.document import Cell
from reports.scope import Asked, scope
from tests.office import Office
from tests.reports.builders.test_staffing_report import figures, near, table, text, told

GRADES = "社区,考核年度,岗位,考核等次,考核人数\n"
"""Communities with people, not by post, unless a post is stated."""

TODAY = date(2026, 12, 31)

ANSWERS = "问卷名称,调查日期,社区,问题,选项,选择人数,答题人数\n"


def enter(office: Office, name: str, text: str) -> None:
    ran = office.import_text(name, text)
    assert ran.code == 0, ran.out


def district_rows(office: Office) -> dict[str, dict[str, Any]]:
    return {row["district"]: row for row in table(told(office), "appraisal.districts")}


def test_grades_by_community_and_district(office: Office) -> None:
    """碧山区: 2 + 1 of 10 + 8 people are excellent; of 湖滨社区 nothing is stated, so that 绿水区 is known of one of two."""
    enter(
        office,
        "考核.csv",
        GRADES
        + "青松社区,2026,,优秀,2\n青松社区,2026,,称职,7\n青松社区,2026,,基本称职,1\n青松社区,2026,,不称职,0\n"
        + "碧山区和平社区,2026,,优秀,1\n碧山区和平社区,2026,,合格,7\n碧山区和平社区,2026,,基本称职,0\n"
        + "碧山区和平社区,2026,,不称职,0\n绿水区和平社区,2026,,优秀,3\n绿水区和平社区,2026,,称职,3\n",
    )
    rows = district_rows(office)
    east, west = rows["碧山区"], rows["绿水区"]
    assert [east[of] for of in ("graded", "excellent", "competent", "basic", "incompetent")] == [
        *(18, 3, 14, 1, 0)
    ]
    shares = [east[f"{of}_share"] for of in ("excellent", "competent", "basic", "incompetent")]
    assert shares == [near(3 / 18), near(14 / 18), near(1 / 18), 0]
    assert (west["graded"], west["excellent_share"]) == (6, near(0.5))
    assert "3 of 4 communities" in text(office)
    assert (west["basic"], west["basic_share"]) == (None, None), "not listed is not nobody"
    [everybody] = table(told(office), "appraisal.posts")
    assert (everybody["post"], everybody["graded"], everybody["excellent"]) == ("all posts", 24, 6)
    assert everybody["basic_share"] == near(1 / 18), "of those that list it"
    communities = table(told(office), "appraisal.communities")
    assert [row["community"] for row in communities] == [
        *("碧山区青松社区", "碧山区和平社区", "绿水区和平社区"),
    ], "one of ten is of the last grade but one in 青松, nobody in the others"
    assert (communities[1]["competent"], communities[1]["competent_share"]) == (7, near(7 / 8))


def test_a_figure_that_lacks_makes_the_community_unknown(office: Office) -> None:
    lines = "青松社区,2026,,优秀,2\n青松社区,2026,,称职,—\n碧山区和平社区,2026,,优秀,1\n碧山区和平社区,2026,,称职,3\n"
    enter(office, "考核.csv", GRADES + lines)
    [east] = district_rows(office).values()
    assert (east["graded"], east["excellent"], east["excellent_share"]) == (4, 1, near(0.25))


def test_all_posts_together_go_before_their_sum_and_a_place_before_its_parts(
    office: Office,
) -> None:
    """青松 states 9 in all and 4 of 两委; 绿水区 states 40 as a whole, beside what 湖滨 states."""
    enter(
        office,
        "考核.csv",
        GRADES
        + "青松社区,2026,,称职,9\n青松社区,2026,两委,称职,4\n碧山区和平社区,2026,两委,称职,3\n"
        + "碧山区和平社区,2026,专职,称职,2\n绿水区,2026,,称职,40\n湖滨社区,2026,,称职,5\n",
    )
    rows = district_rows(office)
    assert (rows["碧山区"]["graded"], rows["绿水区"]["graded"]) == (9 + 3 + 2, 40)
    posts = {row["post"]: row["graded"] for row in table(told(office), "appraisal.posts")}
    assert posts == {"专职": 2, "两委": 7, "all posts": 54}


def test_the_last_year_with_grades(office: Office) -> None:
    lines = "青松社区,2024,,优秀,1\n青松社区,2025,,优秀,2\n青松社区,2027,,优秀,4\n"
    enter(office, "考核.csv", GRADES + lines)
    assert [row["excellent"] for row in table(told(office), "appraisal.districts")] == [2]


def test_more_graded_than_in_post_is_a_finding(office: Office) -> None:
    enter(
        office, "人员.csv", "社区,年度,岗位,实有人数\n青松社区,2026,两委,5\n湖滨社区,2026,两委,5\n"
    )
    lines = "青松社区,2026,,称职,6\n湖滨社区,2026,,称职,5\n"
    enter(office, "考核.csv", GRADES + lines)
    report = told(office)
    [finding] = report["findings"]
    assert finding["code"] == "appraisal.beyond_people"
    assert finding["message"] == (
        "碧山区青松社区: more people were graded for 2026 (6) than are in post (5)."
    )
    assert figures(report)["staffing.findings"] == 1


def test_206_of_248(office: Office) -> None:
    """开福区 counted 206 of 248 community workers: 83.1%."""
    line = "社区工作者压力调查,2026-03-01,全部,您感到工作压力如何？,非常大,206,248\n"
    enter(office, "问卷.csv", ANSWERS + line)
    report = told(office)
    [row] = table(report, "surveys.answers")
    assert (row["count"], row["respondents"], row["share"]) == (206, 248, near(206 / 248))
    assert (row["date"], row["question"], row["answer"]) == (
        *("2026-03-01", "您感到工作压力如何？", "非常大"),
    )
    page = office.folder / "报告.md"
    ran = office.zhunru("--lang", "en", "report", "staffing", "--year", "2026", "-o", page)
    assert ran.code == 0
    assert "| 206 | 248 | 83.1% |" in re.sub(" +", " ", page.read_text(encoding="utf-8"))
    assert not [each for each in report["tables"] if each["id"] == "surveys.places"]


def test_districts_sum_and_what_is_not_stated_stays_out(office: Office) -> None:
    """碧山区 30 of 50, 绿水区 20 of 40: 50 of 90. “一般” has no respondents in 碧山区: 10 of 40 is known of one of two."""
    enter(
        office,
        "问卷.csv",
        ANSWERS
        + "压力,2026-03,碧山区,压力如何？,大,30,50\n压力,2026-03,碧山区,压力如何？,一般,20,\n"
        + "压力,2026-03,绿水区,压力如何？,大,20,40\n压力,2026-03,绿水区,压力如何？,一般,10,40\n"
        + "压力,2026-03,青松社区,压力如何？,大,9,9\n压力,2026-03,绿水区,报酬如何？,低,—,40\n",
    )
    report = told(office)
    rows = {row["answer"]: row for row in table(report, "surveys.answers")}
    told_of = {answer: tuple(row.values())[4:] for answer, row in rows.items()}
    assert told_of["大"] == (50, 90, near(50 / 90)), "青松社区 is in 碧山区 and not counted again"
    assert told_of["一般"] == (10, 40, near(0.25))
    assert told_of["低"] == (None, 40, None)
    places = [tuple(row.values()) for row in table(report, "surveys.places")]
    assert places[0] == ("碧山区", "压力", "压力如何？", "大", 30, 50, near(0.6))
    assert places[1][4:] == (20, None, None)
    assert len(places) == 5


def test_more_answers_than_respondents_are_a_finding_and_no_share(office: Office) -> None:
    enter(
        office,
        "问卷.csv",
        ANSWERS
        + "压力,2026-03,碧山区,压力如何？,大,60,50\n压力,2026-03,绿水区,压力如何？,大,20,40\n"
        + "压力,2026-03,碧山区,报酬如何？,低,41,40\n",
    )
    report = told(office)
    pressure, pay = table(report, "surveys.answers")
    assert (pressure["count"], pressure["respondents"], pressure["share"]) == (20, 40, near(0.5))
    assert (pay["count"], pay["respondents"], pay["share"]) == (41, 40, None)
    first, second = report["findings"]
    assert first["code"] == second["code"] == "survey.beyond_respondents"
    assert first["message"] == (
        "碧山区, “压力”, “压力如何？”: 60 gave the answer “大”, but only 50 answered the question; the row is in no share."
    )
    assert (first["where"]["file"], first["where"]["row"]) == ("问卷.csv", 2)


def test_questionnaires_of_the_year_and_those_without_a_day(office: Office) -> None:
    lines = "去年,2025-12-31,全部,问,答,1,2\n今年,2026-01,全部,问,答,1,2\n何时,,全部,问,答,1,2\n"
    enter(office, "问卷.csv", ANSWERS + lines)
    rows = [(row["survey"], row["date"]) for row in table(told(office), "surveys.answers")]
    assert rows == [("何时", "day not stated"), ("今年", "2026-01")]


def test_one_district_alone(office: Office) -> None:
    enter(office, "考核.csv", GRADES + "青松社区,2026,,称职,9\n湖滨社区,2026,,称职,5\n")
    lines = "压力,2026-03,青松街道,问,答,3,5\n压力,2026-03,绿水区,问,答,4,5\n"
    enter(office, "问卷.csv", ANSWERS + lines)
    asked = Asked(period="2026", as_of="2026-12-31", district="碧山区")
    with Register.open(office.db) as register:
        tables = {one.id: one for one in staffing_report(scope(register, TODAY, asked)).tables()}
    assert [values(row[1]) for row in tables["appraisal.posts"].rows] == [9]
    assert [values(row[4]) for row in tables["surveys.answers"].rows] == [3]


def values(cell: Cell) -> object:
    return cell.value if isinstance(cell, Amount) else cell


def test_nothing_entered_is_said(office: Office) -> None:
    report = told(office)
    ids = {each["id"] for each in report["tables"]}
    assert not {name for name in ids if name.startswith(("appraisal", "surveys"))}


@pytest.mark.parametrize("wrong", ["良好", ""])
def test_a_grade_that_is_none_is_refused(office: Office, wrong: str) -> None:
    ran = office.import_text("考核.csv", GRADES + f"青松社区,2026,,{wrong},3\n")
    assert ran.code == 4
    assert ran.codes == (["cell.not_a_choice"] if wrong else ["cell.required"])
