"""Versions of a document, and what became of each provision from one to another."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from documents.comparing.pairing import Stood
from documents.comparing.versions import Became, Kind, became
from documents.models import DocumentVersion, PolicyDocument, Provision
from documents.queries.compared import Text, texts_of
from documents.queries.provisions import LONGEST_PATH
from documents.storing.curation import folded


@dataclass(frozen=True, slots=True)
class Change:
    """One provision, as it stood and as it stands."""

    kind: Kind
    before: Text | None
    after: Text | None
    reordered: bool = False

    @property
    def text(self) -> Text:
        """The newer one that there is."""
        found = self.after or self.before
        assert found is not None  # noqa: S101
        return found

    @property
    def anchor(self) -> str:
        return f"{self.before.path if self.before else ''}--{self.after.path if self.after else ''}"


def versions_of(document: PolicyDocument) -> QuerySet[DocumentVersion]:
    """All versions, the newest first, with file and report, without texts."""
    rows = document.versions.select_related("source").defer("text", "source__content")
    return rows.order_by("-number")


def changes_between(former: DocumentVersion, new: DocumentVersion) -> list[Change]:
    """Every printed provision of both in one row, in the order of the newer one. One query."""
    texts = texts_of([former, new])
    befores, afters = ({text.path: text for text in texts[each.pk]} for each in (former, new))
    return [
        Change(
            row.kind,
            befores[row.before] if row.before is not None else None,
            afters[row.after] if row.after is not None else None,
            row.reordered,
        )
        for row in _became(texts[former.pk], texts[new.pk])
    ]


def change_of(former: DocumentVersion, new: DocumentVersion, path: str) -> Change | None:
    """What became of one printed provision of the former version; None where it had none there. One query."""
    changes = changes_between(former, new)
    return next((each for each in changes if each.before and each.before.path == path), None)


def last_with(document: PolicyDocument, path: str) -> tuple[DocumentVersion, str] | None:
    """The last former version with a provision at a path, and the path of the printed one (of a sentence: above)."""
    if len(path) > LONGEST_PATH or "\x00" in path:
        return None
    rows = Provision.objects.filter(version__document=document, version__is_latest=False, path=path)
    found = rows.exclude(path="").select_related("version").defer("version__text", "version__report")
    node = found.order_by("-version__number").first()
    if node is None:
        return None
    return node.version, node.path if node.printed else node.path.rpartition("/")[0]


def _became(former: Iterable[Text], new: Iterable[Text]) -> list[Became]:
    return became([_stood(text) for text in former], [_stood(text) for text in new])


def _stood(text: Text) -> Stood:
    return Stood(text.path, folded(text.heading, "")[:-1], folded(text.heading, text.text))
