"""A file of the example: where it stands, what is in it, how it is saved."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import PurePosixPath

from examples.chance import Dice
from examples.excel import workbook
from examples.layout import Grid, Sheet, lay_out
from examples.opendocument import opendocument
from examples.separated import UTF8, Saved, separated
from examples.town import Town


@dataclass(frozen=True, slots=True)
class File:
    """A spreadsheet to be written.

    *notes* are lines of a sheet of explanations behind the others. *rejected* names the findings for which import
    must refuse the file: then it holds *grids* as they are, or *data* where it is no spreadsheet; a damaged one keeps
    *cut* percent of its bytes.
    """

    path: str
    sheets: tuple[Sheet, ...]
    saved: Saved = UTF8
    notes: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()
    grids: tuple[Grid, ...] = ()
    data: bytes = b""
    cut: int = 100

    @property
    def rows(self) -> Counter[str]:
        """How many rows of facts it holds, by kind."""
        found: Counter[str] = Counter()
        for sheet in self.sheets:
            found[sheet.kind] += len(sheet.rows)
        return found

    def content(self, town: Town, seed: int) -> bytes:
        """Its bytes: the same for the same seed."""
        if self.data:
            return self.data
        dice = Dice(seed, self.path)
        grids = [*self.grids, *(lay_out(sheet, town, dice) for sheet in self.sheets)]
        if self.notes:
            grids.append(Grid("说明", [[line] for line in self.notes], [], 0))
        suffix = PurePosixPath(self.path).suffix
        if suffix == ".csv":
            data = separated(grids[0], self.saved)
        else:
            data = opendocument(grids) if suffix == ".ods" else workbook(grids)
        return data[: len(data) * self.cut // 100]
