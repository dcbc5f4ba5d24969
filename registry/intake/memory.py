"""What cells were read as before: offices write the same words thousands of times."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from registry.intake.cells import CellFault


class Memory(dict[Any, Any]):
    """What a cell is read as, remembered by its raw form; faults are remembered beside."""

    LIMIT = 50_000

    def __init__(self, read: Callable[[Any], Any], nothing: Any) -> None:
        super().__init__()
        self._read = read
        self._nothing = nothing
        self.faults: dict[Any, CellFault] = {}

    def __missing__(self, raw: Any) -> Any:
        try:
            value = self._read(raw)
        except CellFault as fault:
            self.faults[raw] = fault.with_traceback(None)
            value = self._nothing if fault.value is None else fault.value
        if len(self) >= self.LIMIT:
            self.clear()
        self[raw] = value
        return value

    def read(self, cells: tuple[Any, ...]) -> list[Any]:
        """The values of *cells*; their faults, if any, are among ``faults`` until the next call."""
        if len(self.faults) > self.LIMIT:
            self.faults.clear()
            self.clear()
        return list(map(self.__getitem__, cells))
