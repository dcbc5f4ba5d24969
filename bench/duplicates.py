"""How well the same duty is recognised: precision and recall on labelled pairs (``python -m bench duplicates``), and its speed."""

from __future__ import annotations

import csv
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from catalog.likeness import SAME, Names, likeness
from catalog.likeness.synonyms import Synonyms
from catalog.likeness.wording import Reader

PAIRS = Path(__file__).resolve().parent.parent / "tests" / "catalog" / "likeness" / "pairs"
SETS = ("tune", "measure")
SWEEP = (0.30, 0.34, 0.38, SAME, 0.42, 0.46, 0.50, 0.55, 0.60)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names that a reader said are the same duty, or are not."""

    left: str
    right: str
    same: bool
    kind: str
    source: str


@dataclass(frozen=True, slots=True)
class Count:
    """Of the pairs that are the same: found and missed; of those that are not: taken for the same, and told apart."""

    found: int = 0
    missed: int = 0
    wrong: int = 0
    apart: int = 0

    @property
    def precision(self) -> float | None:
        """Of those taken for the same, the share that is."""
        taken = self.found + self.wrong
        return self.found / taken if taken else None

    @property
    def recall(self) -> float | None:
        """Of those that are the same, the share that was found."""
        same = self.found + self.missed
        return self.found / same if same else None


def pairs(name: str) -> list[Pair]:
    """The labelled pairs of the set *name*, tune or measure."""
    with (PAIRS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [
            Pair(row["left"], row["right"], row["same"] == "1", row["kind"], row["source"])
            for row in csv.DictReader(file)
        ]


def scored(name: str) -> list[tuple[float, Pair]]:
    """Each pair of a set with the likeness of its names."""
    read = Reader(Synonyms.shipped())
    return [(likeness(read(pair.left), read(pair.right)), pair) for pair in pairs(name)]


def count(found: Iterable[tuple[float, Pair]], least: float = SAME) -> Count:
    """How the pairs fall when *least* makes two names the same."""
    fallen = [(score >= least, pair.same) for score, pair in found]
    return Count(
        fallen.count((True, True)),
        fallen.count((False, True)),
        fallen.count((True, False)),
        fallen.count((False, False)),
    )


def report() -> Iterator[str]:
    """The lines that ``python -m bench duplicates`` prints."""
    for name in SETS:
        found = scored(name)
        yield f"{name}: {_line(count(found))}"
        for kind in sorted({pair.kind for _score, pair in found}):
            yield f"  {kind}: {_line(count(one for one in found if one[1].kind == kind))}"
        yield "  threshold: " + "; ".join(
            f"{least:.2f} P {_share(c.precision)} R {_share(c.recall)}"
            for least, c in ((least, count(found, least)) for least in SWEEP)
        )


def _line(c: Count) -> str:
    parts = []
    if c.precision is not None and c.recall is not None:
        parts.append(f"precision {_share(c.precision)}, recall {_share(c.recall)}")
    if c.found + c.missed:
        parts.append(f"{c.found} of {c.found + c.missed} found")
    if c.wrong + c.apart:
        parts.append(f"{c.wrong} of {c.wrong + c.apart} wrongly taken for the same")
    return "; ".join(parts)


def _share(share: float | None) -> str:
    return "–" if share is None else f"{share:.3f}"


def many_names(most: int = 22_500) -> list[str]:
    """*most* different names of ledgers and duties, as many offices would write them: objects, actions, papers."""
    synonyms = Synonyms.shipped()
    ledgers = [group[0] for group in synonyms.groups[:120]]
    doings = ("登记", "排查", "走访", "宣传", "信息采集", "统计", "核查", "服务", "管理", "帮扶", "整治", "")  # fmt: skip
    papers = ("台账", "月报表", "登记表", "")
    wide = ("", "重点", "高龄", "辖区", "新增", "异常")
    made = (f"{w}{o}{d}{p}" for o in ledgers for w in wide for d in doings for p in papers)
    return list(dict.fromkeys(made))[:most]


def speed(count_of: int = 22_500, asked: int = 500) -> dict[str, float]:
    """Seconds to index *count_of* names, and for one question once they are."""
    synonyms = Synonyms.shipped()
    names = many_names(count_of)
    half = asked // 2
    questions = [pair.left for pair in pairs("tune")][:half] + names[:: len(names) // half][:half]
    begun = time.perf_counter()
    known = Names(((name, name) for name in names), synonyms)
    known.like(questions[0])
    known.like(questions[1])
    built = time.perf_counter()
    for question in questions:
        known.like(question)
    return {
        "names": len(names),
        "index": built - begun,
        "each": (time.perf_counter() - built) / len(questions),
    }


def section() -> list[str]:
    """The part of docs/performance.md about duties under other names."""
    found = speed()
    lines = [
        "## The same under another name",
        "",
        "`python -m bench duplicates` prints these for each kind of pair and for other thresholds; [what is compared](matching.md).",
        "",
        "| pairs | the same, found | not the same, wrongly taken for it | precision | recall | aim |",
        "|---|---|---|---|---|---|",
    ]
    for name in SETS:
        c = count(scored(name))
        aim = "≥ 0.90 and ≥ 0.95" if name == "measure" else "–"
        lines.append(
            f"| {name} | {c.found} of {c.found + c.missed} | {c.wrong} of {c.wrong + c.apart} "
            f"| **{_share(c.precision)}** | **{_share(c.recall)}** | {aim} |"
        )
    each = f"{found['each'] * 1000:.2f} ms"
    lines += [
        "",
        f"{found['names']:,.0f} names are indexed in {found['index']:.2f} s; then a name is compared with all in {each}, on one core.",
    ]
    return lines


def main() -> int:
    """Prints precision, recall and speed."""
    for line in report():
        print(line)
    found = speed()
    print(
        f"speed: {found['names']:,.0f} names indexed in {found['index']:.2f} s, "
        f"then {found['each'] * 1000:.2f} ms a question"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
