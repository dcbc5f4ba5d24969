"""What the example tells: the counts that were promised, names that are nobody's, figures that could be."""

from collections import Counter
from importlib.resources import files
from pathlib import Path

from examples import catalogue, material
from examples.burdens import burdens
from examples.city import SEED, CitySummary
from examples.columns import COLUMNS
from examples.errands import errands, pushdowns
from examples.headings import CHOICES
from examples.payments import payments
from examples.staffing import appraisals, staffing
from examples.town import CITY, Town, build_town
from registry.sheets import kinds
from tests.examples.reading import sheets, table

CITIES = (Path(__file__).parent / "cities.txt").read_text(encoding="utf-8").split()
A_YEAR = {"每日": 250, "每周": 52, "每月1次": 12, "每月2次": 24, "每季度": 4, "半年": 2, "每年": 1}


def town() -> Town:
    return build_town(SEED)


def test_the_registers_hold_721_communities_with_6769_grids(city: CitySummary) -> None:
    rows = []
    for path in sorted((city.folder / "基础资料/社区名册").iterdir()):
        for _name, cells in sheets(path):
            header = next(
                text for text in ("社区名称", "社区") if any(text in row for row in cells)
            )
            rows += table(cells, header)
    names = [str(row.get("社区名称") or row.get("社区")) for row in rows]
    grids = [row.get("网格数") or row.get("网格数量") or row.get("网格") for row in rows]
    assert len(names) == 721
    assert sum(int(float(str(count))) for count in grids) == 6769
    assert [name for name, count in Counter(names).items() if count > 1] == ["新风社区"]
    assert Counter(names)["新风社区"] == 2


def test_the_city_has_63_streets_and_the_two_of_one_name_lie_in_two_districts() -> None:
    place = town()
    assert len(place.streets) == 63
    assert len({street.name for street in place.streets}) == 63
    shared = [community for community in place.communities if community.spot.shared]
    assert len(shared) == 2
    assert shared[0].district != shared[1].district
    stems = {street.stem for street in place.streets}
    assert not stems & {community.spot.stem for community in place.communities}


def test_every_sheet_holds_the_rows_that_the_summary_says(city: CitySummary) -> None:
    for file in city.files:
        if file.rejected:
            continue
        found = dict(sheets(city.folder / file.path))
        for sheet in file.sheets:
            heads = {header for column in COLUMNS[sheet.kind] for header in column.headers}
            rows = found[sheet.name]
            at = max(range(4), key=lambda index: sum(str(cell) in heads for cell in rows[index]))
            header = next(str(cell) for cell in rows[at] if str(cell) in heads)
            assert len(table(rows, header)) == sheet.rows, (file.path, sheet.name)


def test_there_is_as_much_as_was_promised(city: CitySummary) -> None:
    rows = city.rows
    assert rows["pushdown"] == 20_000
    assert 22_000 < rows["payment"] < 24_500
    assert 29_000 < sum(rows[kind] for kind in material.BURDEN_KINDS) < 31_000
    assert 19_000 < rows["work"] < 21_000
    assert rows["staffing"] == 2 * 4 * 721
    assert 5_300 < rows["appraisal"] < 2 * 4 * 721
    assert rows["place"] == 1 + 10 + 63
    assert rows["community"] == 721
    assert rows["department"] == 42
    assert rows["duty"] == 200 + 85 + 80
    assert rows["retirement"] == 200 - 85 - 2
    assert set(rows) == set(COLUMNS)


def test_the_editions_have_200_85_and_80_duties_of_all_kinds() -> None:
    first, second, grid = (catalogue.duties(edition.code) for edition in catalogue.editions())
    assert [len(first), len(second), len(grid)] == [200, 85, 80]
    assert len({duty.name for duty in first}) == 200
    assert {duty.name for duty in second} < {duty.name for duty in first}
    assert {duty.kind for duty in second} == set(catalogue.KINDS.values())
    assert len({duty.group for duty in grid}) == 7
    assert not {duty.name for duty in grid} & {duty.name for duty in first}
    assert all(6 <= len(duty.name) <= 25 for duty in first)
    assert all(duty.basis for duty in first)
    gone = {duty.valid_to for duty in first}
    assert gone == {catalogue.TURN} == {duty.valid_from for duty in second}


def test_all_duties_but_two_left_the_first_edition_for_a_cause() -> None:
    first, second = (
        {duty.code for duty in catalogue.duties(code)} for code in ("2024版", "2025版")
    )
    found = catalogue.retirements()
    assert {line.code for line in found} < first - second
    assert len(first - second) - len(found) == 2
    choices = kinds()["retirement"].by_name["cause"].choices
    assert {line.cause for line in found} == {labels[0] for labels in choices.values()}
    for line in found:
        if line.cause in ("合并", "重复"):
            assert line.goes_to in second, line
        elif line.cause == "划转":
            assert line.goes_to, line
        else:
            assert line.note, line


def test_the_material_names_only_duties_and_departments_that_there_are() -> None:
    duties = {line.name for line in material.duties()}
    codes = {department.code for department in material.departments()} | {""}
    for kind in material.BURDEN_KINDS:
        for pattern in material.patterns(kind):
            assert pattern.duty in duties | {""}, pattern
            assert pattern.department in codes, pattern
    assert {line.department for line in material.duties()} <= codes
    assert {duty for _written, duty in material.near_misses()} <= duties
    assert not {written for written, _duty in material.near_misses()} & duties
    aliases = [
        alias
        for department in material.departments()
        for alias in (department.name, *department.aliases)
    ]
    assert len(aliases) == len(set(aliases))


def test_the_material_is_found_wherever_the_program_is_installed() -> None:
    folder = files("examples").joinpath("data")
    assert len(folder.joinpath("communities.txt").read_text(encoding="utf-8").split()) == 720
    assert folder.joinpath("duties.csv").is_file()


def test_no_place_community_or_department_bears_a_real_citys_name() -> None:
    place = town()
    names = [CITY, *(spot.name for spot in (*place.districts, *place.streets))]
    names += [community.spot.name for community in place.communities]
    names += [
        name for department in place.departments for name in (department.name, *department.aliases)
    ]
    for name in names:
        assert not [city for city in CITIES if city in name], name


def test_some_work_is_retired_unlisted_barred_or_nearly_worded() -> None:
    rows = list(pushdowns(errands(town(), SEED)))
    first = {line.name for line in material.duties()}
    second = {line.name for line in material.duties() if line.in_2025}
    barred = {line.name for line in material.duties() if line.kind == "barred"}
    later = [row for row in rows if row.date.year == 2025]
    assert {row.date.year for row in rows} == {2024, 2025}
    assert 0.55 < sum(row.duty in second for row in later) / len(later) < 0.8
    assert 0.1 < sum(row.duty in first - second for row in later) / len(later) < 0.25
    assert 0.08 < sum(row.duty not in first for row in rows) / len(rows) < 0.25
    assert sum(row.duty in barred for row in rows) > 50
    assert (
        sum(row.duty in {written for written, _duty in material.near_misses()} for row in rows)
        > 200
    )
    assert {row.channel for row in rows} >= {"文件", "会议", "微信群", "APP"}


def test_money_follows_some_duties_and_is_plausible() -> None:
    place = town()
    tasks = errands(place, SEED)
    paid = payments(place, tasks, SEED)
    promised = sum(task.money * 100 * len(task.targets) for task in tasks)
    last = [row for rows in paid.within.values() for row in rows]
    received = sum(
        row.amount
        for row in last
        if not isinstance(row.receiver, str) and row.receiver.level == "community"
    )
    assert 0.25 < received / promised < 0.7
    assert 1_000_000 < received / 721 < 20_000_000  # fen for each community in two years
    assert {row.date.year for row in last} == {2024, 2025}
    never = {department.document for department in place.departments if department.pays == "never"}
    assert {number.split("〔")[0] for row in last if (number := row.document_number)} - never


def test_burdens_grow_less_in_2025_and_fit_the_people() -> None:
    place = town()
    hours = 0.0
    for kind in material.BURDEN_KINDS:
        rows = burdens(place, kind, SEED)
        before = [row for row in rows if row.valid_to is None or row.valid_to.year == 2025]
        after = [row for row in rows if row.valid_to is None]
        assert len(after) < 0.8 * len(before), kind
        keys = Counter((row.community.code, row.name, row.department, row.demander) for row in rows)
        assert max(keys.values()) == 1, kind
        for row in before:
            often = row.frequency or "0"
            times = int(often) if often.isdigit() else A_YEAR.get(often, 0)
            wide = len(place.members.get(row.community.code, (None,)))
            hours += wide * times * (row.minutes_each or 0) / 60
    assert 1_000 < hours / 721 < 4_000
    staff = sum(row.actual for row in staffing(place, 2024, SEED)) / 721
    assert 8 < staff < 15


def test_nobody_is_appraised_who_is_not_there() -> None:
    place = town()
    for year in (2024, 2025):
        there: Counter[str] = Counter()
        for row in staffing(place, year, SEED):
            there[row.community.code] += row.actual
        graded: Counter[str] = Counter()
        for line in appraisals(place, year, SEED):
            graded[line.community.code] += line.people or 0
        assert all(count <= there[code] for code, count in graded.items())
        assert 650 < len(graded) < 721
        assert any(line.people is None for line in appraisals(place, year, SEED))


def test_headers_and_choices_are_those_of_the_sheets() -> None:
    for kind, columns in COLUMNS.items():
        described = {column.name: column for column in kinds()[kind].columns}
        required = {column.name for column in kinds()[kind].columns if column.required}
        assert required <= {column.name for column in columns}, kind
        for column in columns:
            known = described[column.name]
            assert _written_alike(known.type) == _written_alike(column.type), (kind, column.name)
            assert set(column.headers) <= set(known.headers), (kind, column.name)
            assert column.headers[0] == known.zh, (kind, column.name)
    for (kind, name), labels in CHOICES.items():
        choices = next(column.choices for column in kinds()[kind].columns if column.name == name)
        for label, others in labels.items():
            spellings = next(known for known in choices.values() if label in known)
            assert set(others) <= set(spellings), (kind, label)


def _written_alike(type_: str) -> str:
    """Words are written in one way, whatever kind of words they are."""
    return (
        "words"
        if type_ in ("text", "name", "code", "document_number", "list", "aliases")
        else type_
    )
