"""The rooms keep their order: registry knows neither of the others, catalog not reports, and only the door sees all."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

MAY_IMPORT = {
    "registry": {"registry"},
    "catalog": {"catalog", "registry"},
    "reports": {"reports", "catalog", "registry", "examples"},
    "examples": {"examples"},
}

MODULES = [path for room in MAY_IMPORT for path in sorted((ROOT / room).rglob("*.py"))]


def rooms_imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    named = [
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    ]
    named += [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    return {name.split(".")[0] for name in named} & {*MAY_IMPORT, "zhunru", "tests", "bench"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_only_what_its_room_may(path: Path) -> None:
    room = path.relative_to(ROOT).parts[0]
    assert rooms_imported(path) <= MAY_IMPORT[room]


def test_renderers_know_no_duties_and_builders_no_formats() -> None:
    for path in (ROOT / "reports" / "renderers").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert "catalog" not in rooms_imported(path)
        assert "reports.builders" not in text
        assert "registry.store" not in text, "a renderer never queries"
    for path in (ROOT / "reports" / "builders").rglob("*.py"):
        assert "reports.renderers" not in path.read_text(encoding="utf-8")


def test_no_module_grows_two_ideas() -> None:
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {str(path): count for path, count in lines.items() if count > 400} == {}
