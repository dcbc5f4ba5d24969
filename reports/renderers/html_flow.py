"""A flow as the page shows it: its picture, and its numbers to be opened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from registry.quantities import show
from reports.document import Flow
from reports.flow_picture import picture
from reports.renderers.as_tables import flow_table
from reports.renderers.html_tables import TableView, table_view
from reports.renderers.wording import one_line

if TYPE_CHECKING:
    from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class FlowView:
    """A flow: its drawing, and *table*, the same in numbers."""

    id: str
    title: str
    drawing: Markup
    is_empty: bool
    table: TableView
    template: str = "flow"


def flow_view(flow: Flow) -> FlowView:
    """*flow* as its template wants it."""
    drawing = picture(flow, lambda amount: show(amount, flow.unit))
    return FlowView(
        flow.id, one_line(flow.title), drawing, not flow.links, table_view(flow_table(flow))
    )
