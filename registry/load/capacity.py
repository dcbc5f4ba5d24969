"""What time a community's people have: the settings of the register, as working time and allowances."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from registry.language import _, sentences
from registry.load.wisn import ALL, Allowances, Unworkable, WorkingTime
from registry.parameters import Parameters, Setting
from registry.wages import HOURS

POSSIBLE, HOLIDAYS = "年可能工作日", "法定节假日"
LEAVE, SICK, OTHER = "年休假", "病事假", "培训及其他"
DESK, VISITING = "每日值班人数", "每人每月走访天数"
COMMON, SPECIAL = "共同工作占比", "专项工作小时"
"""Parameters of the register: days a year, people a day, days a month, per cent of all time, hours a year."""

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Capacity:
    """The working time of a person, the allowances of a community, and the settings from which they come."""

    time: WorkingTime
    allowances: Allowances
    settings: tuple[Setting, ...]

    @classmethod
    def of(cls, parameters: Parameters) -> Capacity:
        """From the register's parameters.

        Visiting days are time of all staff (CAS), the duty desk and special work are hours of some (IAS). Raises
        Unworkable where a day's hours or the possible days are not stated, or where no time is left.
        """
        known = {
            name: parameters.setting(name)
            for name in (
                *(POSSIBLE, HOLIDAYS, LEAVE, SICK, OTHER, HOURS),
                *(DESK, VISITING, COMMON, SPECIAL),
            )
        }
        lacking = [name for name in (POSSIBLE, HOURS) if known[name] is None]
        if lacking:
            raise Unworkable(
                sentences(
                    _("The register does not state {names}.").format(names=_(", ").join(lacking)),
                    _("Fill in the sheet and import it: zhunru template parameter -o 参数.xlsx"),
                )
            )

        def number(name: str) -> Fraction:
            setting = known[name]
            return setting.value if setting else Fraction(0)

        time = WorkingTime(*map(number, (POSSIBLE, HOLIDAYS, LEAVE, SICK, OTHER, HOURS)))
        visiting = number(VISITING) * MONTHS / time.days * ALL
        desk = number(DESK) * (number(POSSIBLE) - number(HOLIDAYS)) * number(HOURS)
        allowances = Allowances((visiting, number(COMMON)), (desk, number(SPECIAL)))
        return cls(time, allowances, tuple(filter(None, known.values())))
