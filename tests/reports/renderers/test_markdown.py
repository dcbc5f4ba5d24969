"""The Markdown as a reader's program shows it: every name as it was written, nothing in it markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reports.document import Document, FindingList, Table
from reports.renderers import render
from reports.renderers.markdown import escaped
from reports.renderers.wording import one_line
from tests.reports.renderers.example import HOSTILE


def tokens(document: Document) -> list[tuple[str, str]]:
    """The kind and the visible text of everything in the document."""
    found = []
    for token in (
        MarkdownIt("commonmark").enable("table").parse(render(document, "md").decode("utf-8"))
    ):
        children = token.children or []
        assert not any(
            child.type in ("html_inline", "link_open", "image", "em_open") for child in children
        )
        found.append((token.type, "".join(child.content for child in children)))
    return found


def test_nothing_is_html_a_link_or_code(whole: Document) -> None:
    kinds = {kind for kind, _text in tokens(whole)}
    assert not kinds & {"html_block", "code_block", "fence", "hr"}


def test_every_name_is_shown_as_it_is(whole: Document) -> None:
    texts = [text for kind, text in tokens(whole) if kind == "inline"]
    for name in HOSTILE:
        assert one_line(name) in texts


def test_tables_have_as_many_rows_as_the_page_shows(whole: Document) -> None:
    kinds = [kind for kind, _text in tokens(whole)]
    shown = sum(len(table.shown()) + 1 for table in whole.tables() if table.rows)
    pictures = (6 + 1) + (20 + 1) + (20 + 1)
    figures = len(whole.figures()) + 1
    assert kinds.count("tr_open") == shown + pictures + figures


def test_long_tables_say_so(whole: Document) -> None:
    text = render(whole, "md").decode("utf-8")
    cut = [
        block for block in whole.blocks() if isinstance(block, Table | FindingList) and block.limit
    ]
    assert text.count("json") == len(cut)


def test_no_list_or_heading_grows_out_of_a_text(small: Document) -> None:
    found = tokens(small)
    texts = [text for kind, text in found if kind == "inline"]
    assert "1. 未报送的单位不计入合计。" in texts
    assert "* 未知不等于零。" in texts
    assert [kind for kind, _text in found].count("ordered_list_open") == 1
    assert "bullet_list_open" not in [kind for kind, _text in found]


@pytest.mark.parametrize(
    "text",
    [
        "# 题",
        "- 项",
        "+ 项",
        "1. 项",
        "1) 项",
        "=====",
        "> 引",
        "    码",
        "***",
        "a\nb",
        "`码`",
        "&lt;",
    ],
)
def test_paragraph_stays_a_paragraph(text: str) -> None:
    parsed = MarkdownIt("commonmark").enable("table").parse(escaped(text))
    assert [token.type for token in parsed] == ["paragraph_open", "inline", "paragraph_close"]
    assert "".join(child.content for child in parsed[1].children or []) == one_line(text).strip()


@given(
    st.text(st.characters(codec="utf-8"), min_size=1).filter(lambda text: one_line(text).strip())
)
def test_any_text_stays_itself(text: str) -> None:
    parsed = MarkdownIt("commonmark").enable("table").parse(escaped(text))
    assert [token.type for token in parsed] == ["paragraph_open", "inline", "paragraph_close"]
    assert "".join(child.content for child in parsed[1].children or []) == one_line(text).strip()
