"""The account of the money: what is due for each duty and year, who put it up, where it is held, what was received.

Measures give payments, promises and standards as additive rows; what SQL cannot say of them is worked out here: what
is due (:mod:`dues`), the balance that must come out even (:mod:`account`), how long money has been held or is late
(:mod:`ageing`), and the same by duty, department, community or place (:mod:`grouping`).
"""
