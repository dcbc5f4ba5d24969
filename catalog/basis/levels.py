"""How high a basis stands: a law, a regulation, or a document of the centre, a province, a city, a district, a street.

Told from the title, the issuer named before it, and the letters of a document number. Where these leave several
levels open, all are given: what follows is then said to be undetermined, not guessed.
"""

from __future__ import annotations

import re
from enum import StrEnum

from registry.language import N_, _
from registry.patterns import Pattern


class Level(StrEnum):
    """How high a law or document stands."""

    LAW = "law"
    REGULATION = "regulation"
    CENTRAL = "central"
    PROVINCE = "province"
    CITY = "city"
    DISTRICT = "district"
    STREET = "street"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        """Its name in the current tongue."""
        return _(LEVEL_LABELS[self])


LEVEL_LABELS = {
    Level.LAW: N_("a law"),
    Level.REGULATION: N_("a regulation"),
    Level.CENTRAL: N_("a document of the central authorities or a ministry"),
    Level.PROVINCE: N_("a document of the province"),
    Level.CITY: N_("a document of the city"),
    Level.DISTRICT: N_("a document of the district"),
    Level.STREET: N_("a document of the street"),
    Level.UNKNOWN: N_("of unknown level"),
}

Levels = frozenset[Level]
NONE: Levels = frozenset()

_CHINESE = {
    "法律": Level.LAW,
    "法规": Level.REGULATION,
    "行政法规": Level.REGULATION,
    "地方性法规": Level.REGULATION,
    "规章": Level.REGULATION,
    "中央": Level.CENTRAL,
    "部委": Level.CENTRAL,
    "省级": Level.PROVINCE,
    "市级": Level.CITY,
    "区级": Level.DISTRICT,
    "县级": Level.DISTRICT,
    "区县级": Level.DISTRICT,
    "街道级": Level.STREET,
}

MUNICIPALITIES = ("北京", "天津", "上海", "重庆")
_PROVINCES = "京津沪渝冀晋辽黑浙皖闽赣鲁豫鄂湘粤桂琼川黔滇藏陕陇甘蒙"
_PROVINCE_OR_CITY = "苏青宁新吉云贵"
"""Letters that a province shares with a city of its own: 苏 is 江苏 and 苏州, 宁 is 宁夏 and 南京."""

_CENTRAL_NUMBER = Pattern(
    r"中发|中办|中组|中宣|中政|中委|中央|国发|国办|国函|国令|国务院|国卫|国市监|国统|国残|国疾控|民发|民办|民函|民规|民基|"
    r"人社部|人社厅|财[社预行综办教建税农]|公通字|公治|司[发办]|教[基体师职办督]|发改|建[房城办科质村督]|应急|文旅|体群|"
    r"退役军人部|医保|全国老龄|老龄|残联发|妇字|中青|组通字|组厅字|厅字|银发|法发|农发|市监"
)
_CENTRAL_ISSUER = Pattern(
    r"国务院|中共中央|中央|中办|国办|全国|国家|最高人民|[\u4e00-\u9fff]{2,8}部(?:、|等|办公厅|令|$|关于)"
)
_WITHIN = (
    (Level.STREET, Pattern(r"街道|(?<!城)[镇乡](?:党委|人民政府|政府|人大)")),
    (Level.DISTRICT, Pattern(r"(?<![社小地辖园校库治])区|县|旗")),
    (Level.CITY, Pattern(r"(?<![城都])市(?!场)|自治州")),
    (Level.PROVINCE, Pattern(r"省|自治区")),
)


def named(words: tuple[str, ...]) -> Levels:
    """The levels that a profile names, by code or Chinese word; unknown words name none."""
    codes = {level.value: level for level in Level}
    found = (codes.get(word) or _CHINESE.get(word) for word in words)
    return frozenset(level for level in found if level)


def of_issuer(text: str) -> Levels:
    """The level of whoever *text* names as issuer: 民政部, 省委组织部, 大连市人民政府, 区民政局; none if it names nobody."""
    for level, pattern in _WITHIN:
        if pattern.search(text):
            municipal = level is Level.CITY and any(name in text for name in MUNICIPALITIES)
            return frozenset({Level.PROVINCE if municipal else level})
    return frozenset({Level.CENTRAL}) if _CENTRAL_ISSUER.search(text) else NONE


def of_law(title: str) -> Levels:
    """The level of what is called 法, 条例, 规定, 办法 …: a city's 规定 may be a regulation or a mere document."""
    if title.startswith("中国共产党"):
        return frozenset({Level.CENTRAL})
    if title.endswith(("法", "法典")) and not title.endswith("办法"):
        return frozenset({Level.LAW})
    if title.endswith("条例"):
        return frozenset({Level.REGULATION})
    place = _place_of(title)
    if place is Level.CITY:
        return frozenset({Level.CITY, Level.REGULATION})
    return frozenset({place if place in (Level.STREET, Level.DISTRICT) else Level.REGULATION})


def _place_of(title: str) -> Level:
    """The level of the place that a title begins with: 北京市养犬管理规定, 某某区社区工作办法; unknown for a national one."""
    start = re.match(
        r"[\u4e00-\u9fff]{2,7}?(?:省|自治区|自治州|(?<![城都])市(?!场)|(?<![社小地辖园校])区|县|街道)",
        title,
    )
    if start is None:
        return Level.UNKNOWN
    return next(iter(of_issuer(start[0])), Level.UNKNOWN)


def of_number(letters: str, place: str = "") -> Levels:
    """The level told by the letters of a document number: 国办发, 京民基发, or those of *place* itself."""
    if not letters:
        return NONE
    own = _own(letters, place)
    if own:
        return own
    if _CENTRAL_NUMBER.match(letters):
        return frozenset({Level.CENTRAL})
    if letters[0] in _PROVINCES and letters[1:2] != "市":
        return frozenset({Level.PROVINCE})
    if letters[0] in _PROVINCE_OR_CITY:
        return frozenset({Level.PROVINCE, Level.CITY})
    return of_issuer(letters)


def _own(letters: str, place: str) -> Levels:
    """The level of the part of *place* whose first character the letters begin with: 示民发 in 示例市."""
    found: set[Level] = set()
    for part in re.findall(r"[^省市区县旗州]+(?:省|市|自治州|区|县|旗)?", place):
        if part != "全国" and letters.startswith(part[0]):
            found |= of_issuer(part) or {Level.CITY}
    return frozenset(found)
