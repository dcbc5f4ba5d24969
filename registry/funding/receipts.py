"""What communities received for some duties only: the accounts of these, read without all other payments and without dues."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from registry.funding.book import Book
from registry.funding.dues import Due
from registry.measures import Measuring, measure
from registry.names import Directory


@dataclass
class Receipts(Book):
    """Accounts of the duties *codes*; what is due or promised stands in none. The parameters are those of a book."""

    codes: frozenset[str] = frozenset()

    @classmethod
    def of(cls, measuring: Measuring, names: Directory, codes: Iterable[str]) -> Receipts:
        """The receipts for the duties *codes* on the day that *measuring* asks for."""
        return cls(measuring, names, measuring.parameters["as_of"], frozenset(codes))

    @cached_property
    def flow_rows(self) -> list[dict[str, Any]]:
        """Payments for the duties, whatever they were called, and for money that is split among them and others."""
        wordings = self.duties.wordings(self.codes)
        wordings |= {pot for pot, way in self.splits.items() if self.codes & {*way.duties}}
        found = measure("flow")
        asked = {name: self.measuring.parameters[name] for name in found.parameters}
        asked |= {f"wording_{at}": wording for at, wording in enumerate(sorted(wordings))}
        listed = ", ".join(f":{name}" for name in asked if name.startswith("wording_"))
        register = self.measuring.register
        with register.speaking_sqlite():
            cursor = register.connection.execute(
                f"SELECT * FROM ({found.sql}) WHERE duty IN ({listed})", asked
            )
            columns = [column[0] for column in cursor.description]
            rows = [dict(zip(columns, row, strict=True)) for row in cursor]
        unsaid = self.measuring.rows("flow_unsaid")
        return [*rows, *(row for row in unsaid if row["duty"] in wordings)]

    @cached_property
    def has_payments(self) -> bool:
        """Whether anybody recorded a payment, for whatever duty."""
        sql = (
            "SELECT 1 FROM payment WHERE entry_id <= :known AND (until_entry IS NULL OR until_entry > :known) "
            "AND date <= :as_of LIMIT 1"
        )
        asked = {name: self.measuring.parameters[name] for name in ("known", "as_of")}
        return bool(self.measuring.register.query(sql, asked))

    @cached_property
    def promises(self) -> list[Due]:
        """None: what was promised is not asked."""
        return []

    @cached_property
    def dues(self) -> list[Due]:
        """None: what is due is not asked."""
        return []
