"""Every printed figure has a way back to what it is made of, and every way leads somewhere."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlglot
from sqlglot import exp

import reports.builders
from registry.errors import UnknownName
from reports.trails.way import HERE, Parts, Trail, query
from reports.trails.ways import WAYS, known, queries, way_of
from reports.trails.words import WORDS
from tests.test_measures import FORBIDDEN, FUNCTIONS

BUILDERS = sorted(Path(next(iter(reports.builders.__path__))).glob("*.py"))

COLUMNS = [
    *("fact_table", "fact_id", "sheet_id", "row", "amount", "what"),
    *("who_kind", "who", "where_kind", "where_code", "date"),
]


def stated(path: Path) -> Iterator[str]:
    """The ids of figures in the code of a builder, each captured part as ``*``."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not (isinstance(node, ast.Call) and ast.unparse(node.func) == "Figure" and node.args):
            continue
        first = node.args[0]
        if isinstance(first, ast.Constant):
            yield str(first.value)
        elif isinstance(first, ast.JoinedStr):
            yield "".join(
                str(part.value) if isinstance(part, ast.Constant) else "*" for part in first.values
            )


def test_the_code_states_ids() -> None:
    found = {figure for path in BUILDERS for figure in stated(path)}
    assert {"pushdown.count", "burden.*.now", "funding.held.*", "department.paid"} <= found


@pytest.mark.parametrize("path", BUILDERS, ids=lambda path: path.stem)
def test_every_figure_of_a_builder_can_be_traced(path: Path) -> None:
    for figure in stated(path):
        pattern = re.compile(re.escape(figure).replace(r"\*", r"\w+"))
        assert any(pattern.fullmatch(name) for name in known()), f"no way behind {figure}"


@pytest.mark.parametrize("figure", sorted(known()))
def test_what_a_figure_is_made_of_can_be_traced(figure: str) -> None:
    way = way_of(figure).way
    if isinstance(way, Parts):
        assert way.formula
        assert set(way.figures) <= set(known())
        assert figure not in way.figures
    else:
        assert way.query in WORDS


def test_a_captured_part_is_one_that_there_is() -> None:
    assert way_of("burden.signboard.now").captured == {"kind": "signboard"}
    assert way_of("burden.duty.count").captured == {}, "a literal id goes before a pattern"
    with pytest.raises(UnknownName, match=r"burden\.signboard\.now"):
        way_of("burden.signbord.now")


def test_no_trail_is_left_unused() -> None:
    assert queries() == {path.stem for path in HERE.glob("*.sql")}
    assert queries() == set(WORDS)


@pytest.mark.parametrize("name", sorted(WORDS))
def test_a_trail_says_in_its_first_comment_what_is_asked(name: str) -> None:
    lines = query(name).sql.splitlines()
    head = [line[3:] for line in lines[: lines.index(next(x for x in lines if x[:2] != "--"))]]
    assert " ".join(line for line in head if not line.startswith("needs:")) == WORDS[name]


@pytest.mark.parametrize("name", sorted(WORDS))
def test_a_trail_is_portable_and_gives_facts_in_order(name: str) -> None:
    plain = re.sub(r"--.*", "", query(name).sql)
    for word in FORBIDDEN:
        assert word not in plain.lower()
    parsed = sqlglot.parse_one(plain.replace("$", ":"), dialect="sqlite")
    assert isinstance(parsed, exp.Query)
    assert parsed.named_selects == COLUMNS
    assert "\nORDER BY" in query(name).sql
    used = {type(node).__name__ for node in parsed.find_all(exp.Func)}
    assert used <= FUNCTIONS | {"RowNumber"}
    assert not list(parsed.find_all(exp.Div))


def test_only_what_is_not_exact_is_worked_out() -> None:
    trails = [way for way in WAYS.values() if isinstance(way, Trail)]
    exact = [way for way in trails if way.exact]
    assert len(exact) > len(trails) // 2
