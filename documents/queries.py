"""Named reads for pages and exports. Everybody sees published documents only."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Case, Count, F, OuterRef, Q, QuerySet, Subquery, TextField, When
from django.db.models.functions import Coalesce, Concat, Substr

from documents.addresses import Address, ancestor_paths
from documents.models import DocumentVersion, PolicyDocument, Provision

PUBLISHED = PolicyDocument.State.PUBLISHED
LONGEST_PATH = 255  # of the column


def public_documents() -> QuerySet[PolicyDocument]:
    """Documents that anybody may read."""
    return PolicyDocument.objects.filter(state=PUBLISHED)


def public_versions() -> QuerySet[DocumentVersion]:
    """The latest version of each public document, with document and region, without the long columns."""
    return (
        DocumentVersion.objects.filter(is_latest=True, document__state=PUBLISHED)
        .select_related("document__region")
        .defer("text", "report")
        .order_by(F("document__region_id").asc(nulls_last=True), "document__slug")
    )


def version_at(address: Address) -> DocumentVersion:
    """The public version at an address, with text and report. Raises DocumentVersion.DoesNotExist."""
    which = Q(is_latest=True) if address.number is None else Q(number=address.number)
    return (
        DocumentVersion.objects.filter(which, document__state=PUBLISHED)
        .select_related("document__region__parent", "source")
        .defer("source__content")
        .get(document__slug=address.slug)
    )


def nodes_of(version: DocumentVersion) -> QuerySet[Provision]:
    """All provisions of a version in reading order, sentence measures included, the root not."""
    return Provision.objects.filter(tree_id=version.pk).exclude(path="").defer("full_text").order_by("lft")


def with_ancestors(version: DocumentVersion, path: str) -> list[Provision]:
    """The provision at a path, preceded by what stands above it, from the top; empty where there is none."""
    if len(path) > LONGEST_PATH or "\x00" in path:  # PostgreSQL takes no NUL
        return []
    found = list(nodes_of(version).filter(path__in=[*ancestor_paths(path), path]))
    return found if found and found[-1].path == path else []


def below(node: Provision) -> QuerySet[Provision]:
    """What stands below a provision, in reading order, sentence measures included."""
    inside = Q(tree_id=node.tree_id, lft__gt=node.lft, rght__lt=node.rght)
    return Provision.objects.filter(inside).defer("full_text").order_by("lft")


def neighbours(node: Provision) -> tuple[Provision | None, Provision | None]:
    """The provisions of the same depth before and after: of 3/9 that is 2/8 if chapter 3 begins with 9."""
    alike = (
        Provision.objects.filter(tree_id=node.tree_id, depth=node.depth, printed=node.printed)
        .select_related("parent")
        .defer("full_text", "parent__full_text")
    )
    before = alike.filter(lft__lt=node.lft).order_by("-lft").first()
    return before, alike.filter(lft__gt=node.rght).order_by("lft").first()


class ClauseRow(NamedTuple):
    """One row of the clause list and of its CSV. `text` of a sentence measure is its slice of the parent's text."""

    slug: str
    title: str
    document_number: str
    region: str | None
    level: str
    status: str
    number: int
    tree_id: int
    path: str
    kind: str
    printed: bool
    label: str
    heading: str
    text: str
    full_text: str
    chapter: str | None


ROW_SOURCES = (
    "version__document__slug",
    "version__document__title",
    "version__document__document_number",
    "version__document__region__name",
    "version__document__level",
    "version__document__status",
    "version__number",
    "tree_id",
    "path",
    "kind",
    "printed",
    "label",
    "heading",
    "own_text",
    "full_text",
    "chapter_title",
)


def clause_nodes() -> QuerySet[Provision]:
    """All provisions of the latest public versions but the roots, in document order, with `own_text`."""
    sentence = Substr("parent__text", F("body_from") + 1, F("body_to") - F("body_from"))
    return (
        Provision.objects.filter(version__is_latest=True, version__document__state=PUBLISHED)
        .exclude(path="")
        .annotate(own_text=Case(When(printed=False, then=sentence), default="text", output_field=TextField()))
        .order_by("tree_id", "lft")
    )


def as_rows(nodes: QuerySet[Provision]) -> QuerySet:
    """Provisions of `clause_nodes` as tuples in the order of ClauseRow's fields."""
    chapter = Coalesce(enclosing("chapter"), enclosing("part"))
    return nodes.annotate(chapter_title=chapter).values_list(*ROW_SOURCES)


def enclosing(kind: str) -> Subquery:
    """`三、健全…体系`, the innermost provision of a kind that holds a row or is it.

    Nearest before it in reading order is nearly always the one, so this is one step in the index by kind.
    """
    holders = Provision.objects.filter(
        kind=kind, tree_id=OuterRef("tree_id"), lft__lte=OuterRef("lft"), rght__gte=OuterRef("rght")
    )
    title = Concat("label", "heading", output_field=TextField())
    return Subquery(holders.order_by("-lft").annotate(title=title).values("title")[:1])


def titles_above(rows: Iterable[ClauseRow]) -> dict[tuple[int, str], Provision]:
    """Label and heading of everything above some rows, by (tree_id, path); one query for all of them.

    Here `only` would cost a query a row: mptt reads the columns it left out.
    """
    paths: dict[int, set[str]] = {}
    for row in rows:
        paths.setdefault(row.tree_id, set()).update(ancestor_paths(row.path))
    wanted = Q(pk__in=[])
    for tree, above in paths.items():
        wanted |= Q(version_id=tree, path__in=above)
    nodes = Provision.objects.filter(wanted).defer("text", "full_text", "spans", "runs")
    return {(node.tree_id, node.path): node for node in nodes}


def documents_among(nodes: QuerySet[Provision], most: int) -> QuerySet:
    """How many of these provisions each document has, most first: dicts of slug, title, rows."""
    return (
        nodes.order_by()
        .values(slug=F("version__document__slug"), title=F("version__document__title"))
        .annotate(rows=Count("pk"))
        .order_by("-rows", "slug")[:most]
    )


def chapters_of(document: PolicyDocument) -> QuerySet[Provision]:
    """Parts, chapters and sections of a document's latest version."""
    return (
        Provision.objects.filter(version__document=document, version__is_latest=True)
        .filter(kind__in=("part", "chapter", "section"))
        .defer("text", "full_text", "spans", "runs")
        .order_by("lft")
    )
