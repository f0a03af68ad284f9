"""From numbers to places in a picture, and the round numbers to write beside an axis."""

from dataclasses import dataclass
from math import floor, log10


@dataclass(frozen=True, slots=True)
class Scale:
    """`low`…`high` → `start`…`end`, in a straight line."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


def ticks(low: float, high: float, about: int = 5) -> list[float]:
    """About so many round numbers from at most `low` to at least `high`: (28, 35) → 28, 30, 32, 34, 36."""
    if low == high:
        low, high = low - (abs(low) or 1) * 0.1, high + (abs(high) or 1) * 0.1
    step = _round_step((high - low) / about)
    first = floor(low / step + 1e-9)
    found = [first * step]
    while found[-1] < high - step * 1e-6:
        found.append((first + len(found)) * step)
    return [round(each, 10) for each in found]


def years(low: float, high: float, most: int = 12) -> list[int]:
    """Whole years from `low` to `high`, every one, second, fifth or tenth."""
    first, last = floor(low), -floor(-high)
    step = next((step for step in (1, 2, 5, 10, 20, 50) if (last - first) / step < most), 100)
    return list(range(first - first % step if step > 1 else first, last + 1, step))


def _round_step(rough: float) -> float:
    power = 10 ** floor(log10(rough))
    return next(step * power for step in (1, 2, 2.5, 5, 10) if step * power >= rough * 0.999)
