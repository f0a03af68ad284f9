"""What was measured beside what was asked, as Markdown."""

import sys
from dataclasses import dataclass, field


@dataclass
class Table:
    """Rows of one database; printed when all are there."""

    title: str
    rows: list[tuple[str, str, str, str]] = field(default_factory=list)
    failed: bool = False

    def tell(self, what: str, measured: str) -> None:
        """A figure for which nothing was asked."""
        self._add(what, measured)

    def at_most(
        self, what: str, measured: float, asked: float, unit: str = "", *, judged: bool = True
    ) -> None:
        """`judged` is False where the figure is only told: nothing was asked of so small a corpus."""
        if judged:
            self._judge(what, measured, f"≤ {asked:g}", unit, measured <= asked)
        else:
            self.tell(what, f"{shown(measured)}{unit}")

    def at_least(
        self, what: str, measured: float, asked: float, unit: str = "", *, judged: bool = True
    ) -> None:
        if judged:
            self._judge(what, measured, f"≥ {asked:g}", unit, measured >= asked)
        else:
            self.tell(what, f"{shown(measured)}{unit}")

    def _judge(self, what: str, measured: float, asked: str, unit: str, good: bool) -> None:
        self.failed |= not good
        self._add(what, f"{shown(measured)}{unit}", f"{asked}{unit}", "yes" if good else "**no**")

    def _add(self, *row: str) -> None:
        """The row is seen at once on standard error: with a million rows all of them take an hour."""
        self.rows.append((*row, *[""] * (4 - len(row))))  # type: ignore[arg-type]
        print(*row, sep="  ", file=sys.stderr, flush=True)

    def print(self) -> bool:
        """The table on standard output; was everything as asked?"""
        print(f"\n**{self.title}**\n\n| figure | measured | asked | met |\n| --- | ---: | ---: | --- |")
        for row in self.rows:
            print(f"| {' | '.join(row)} |")
        print(flush=True)
        return not self.failed


def shown(figure: float) -> str:
    """Three digits that count: `0.123`, `4.56`, `78.9`, `1,234`."""
    for below, form in ((1, ".3f"), (10, ".2f"), (100, ".1f")):
        if abs(figure) < below:
            return format(figure, form)
    return format(figure, ",.0f")
