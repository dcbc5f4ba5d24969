"""Answers that say nothing: 详见附件, 同上, 略 … stand where an answer should."""

from __future__ import annotations

from registry.patterns import Pattern

_NOTHING = Pattern(
    r"(?:(?:详|具体)?(?:请?参?见)(?:本|所)?(?:附件|附表|附后|后附|附录|方案|实施方案|文件|另表|另页|上|下|前|后)[一二三\d]{0,2}"
    r"|(?:同|如)(?:上|前|左)|(?:此处)?(?:从)?略|另(?:行)?(?:通知|确定|安排|商定|定|议|附|报)"
    r"|按照?(?:有关|相关|上级|国家|现行)*(?:规定|要求|文件|程序)(?:精神)?(?:执行|办理|落实|确定|进行)?"
    r"|视(?:工作|实际|具体)*情况?(?:而定|确定|安排)?|根据(?:工作|实际|具体)*(?:情况|需要)(?:而定|确定|安排)?"
    r"|[xX×*＊_.．。…/、\-—]+)[。.]?"
)


def says_nothing(text: str | None) -> bool:
    """Whether a text only points elsewhere or stands in for an answer; a blank is not looked at."""
    return text is not None and len(text) <= 20 and bool(_NOTHING.fullmatch(text.strip()))
