"""What the finder of targets returns."""

from dataclasses import dataclass
from decimal import Decimal

from documents.enriching.found import Found


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetFound(Found):
    """A value to be reached, or (kind `milestone`) a thing to be done by a date.

    `comparator` is one of >= > <= = + -, where + is what is added and - what falls by a share of the baseline; a milestone
    has none. `value` is the number in Arabic digits (`29.8`, `**` when redacted), `number` its decimal; a milestone
    has neither. `unit` is as printed (`万千瓦`, `微克/立方米`). `deadline` is `2025`, `2017-12` or empty, `baseline`
    a date of that form where the value is relative to it.
    """

    kind: str
    indicator: str
    comparator: str = ""
    value: str = ""
    number: Decimal | None = None
    unit: str = ""
    deadline: str = ""
    baseline: str = ""
