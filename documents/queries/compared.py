"""What stands on either side of a comparison: texts, function lines, chapters."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import NamedTuple

from documents.addresses import ancestor_paths
from documents.models import DocumentVersion, Provision, Responsibility

HEADS = ("part", "chapter", "section")
BEGINNING = 24  # characters of a text that stand for its heading


class Text(NamedTuple):
    """A printed provision of a compared version."""

    pk: int
    path: str
    kind: str
    label: str
    heading: str
    text: str
    is_unit: bool

    @property
    def whole(self) -> str:
        """Heading and body as one text, without the label."""
        return self.heading + ("。" if self.heading and self.text else "") + self.text

    @property
    def head(self) -> int:
        """How many characters of the whole are the heading, where a body follows it."""
        return len(self.whole) - len(self.text) if self.text else 0

    @property
    def title(self) -> str:
        """`（一）指导思想`; of what has no heading the beginning: `全面推进美丽中国建设…`."""
        return self.label + (
            self.heading or self.text[:BEGINNING] + ("…" if len(self.text) > BEGINNING else "")
        )


def texts_of(versions: Collection[DocumentVersion]) -> dict[int, list[Text]]:
    """The printed provisions of some versions in reading order, by version id. One query."""
    found: dict[int, list[Text]] = {version.pk: [] for version in versions}
    rows = Provision.objects.filter(tree_id__in=found, printed=True).order_by("tree_id", "lft")
    columns = ("version_id", "pk", "path", "kind", "label", "heading", "text", "is_unit")
    for version, *values in rows.values_list(*columns):
        found[version].append(Text(*values))
    return found


def functions_in(versions: Iterable[DocumentVersion]) -> dict[int, dict[str, set[str]]]:
    """Function lines 条线 of the departments named at each provision, by version id and path. One query."""
    found: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    rows = Responsibility.objects.filter(version__in=versions, provision__isnull=False)
    rows = (
        rows.exclude(state=Responsibility.State.REJECTED)
        .exclude(department=None)
        .exclude(department__function="")
    )
    for version, path, function in rows.order_by().values_list(
        "version_id", "provision__path", "department__function"
    ):
        found[version][path].add(function)
    return found


def functions_at(path: str, functions: dict[str, set[str]]) -> set[str]:
    """Those of a provision and of what stands above it: responsibility holds for all below."""
    return set().union(*(functions.get(place, ()) for place in (*ancestor_paths(path), path)))


def chapter_of(path: str, texts: dict[str, Text]) -> Text | None:
    """The innermost part, chapter or section that holds a provision or is it."""
    places = (texts[place] for place in (path, *reversed(ancestor_paths(path))) if place in texts)
    return next((text for text in places if text.kind in HEADS), None)
