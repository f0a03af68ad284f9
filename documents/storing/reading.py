"""What reading says of a file, kept in the report of the version: warnings of the whole, and what is not in the text."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from documents.models import DocumentVersion
from documents.reading import Source

MOST = 500  # pieces that are kept
LONGEST = 300  # characters of one of them


@dataclass(frozen=True, slots=True)
class Reading:
    """`left_out` are pieces as `reading.LeftOut` has them, `more` those that were not kept."""

    warnings: tuple[str, ...] = ()
    left_out: Sequence[dict[str, Any]] = ()
    more: int = 0

    @classmethod
    def of(cls, source: Source, same: DocumentVersion | None) -> "Reading":
        """What was read now; where the text is stored from another file (`same`), what that file left out."""
        if same is not None and same.source.sha256 != source.sha256:
            before = cls.stored(same)
            return cls(source.warnings, before.left_out, before.more)
        kept = [
            {**asdict(piece), "text": _clip(" ".join(piece.text.split()))} for piece in source.left_out[:MOST]
        ]
        return cls(source.warnings, kept, max(len(source.left_out) - MOST, 0))

    @classmethod
    def stored(cls, version: DocumentVersion) -> "Reading":
        """What is kept with a version."""
        report = version.report
        warnings = tuple(each["message"] for each in report.get("warnings", ()) if each["line"] == 0)
        return cls(warnings, report.get("left_out", []), report.get("left_out_more", 0))

    def over(self, report: dict[str, Any]) -> dict[str, Any]:
        """The report of the parser with this in it. Warnings about the file as a whole have line 0."""
        warnings = [{"line": 0, "message": message} for message in self.warnings] + report["warnings"]
        more = {"left_out_more": self.more} if self.more else {}
        return report | {"warnings": warnings, "left_out": list(self.left_out)} | more


def _clip(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
