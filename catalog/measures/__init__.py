"""Measures that need the catalogue: listed or not, permitted or barred."""

from __future__ import annotations

from pathlib import Path

from registry import measures

HERE = Path(__file__).parent

if HERE not in measures.FOLDERS:
    measures.FOLDERS.append(HERE)
