"""The request form (申请表): one row of the kind ``request`` laid out as labels and values, in Word or Excel.

:func:`read_form` reads one back wherever its fields stand; the writers of blank forms are loaded only when asked for.
"""

from __future__ import annotations

from catalog.forms.reading import Form, read, read_form

__all__ = ["Form", "read", "read_form"]
