"""The clause list: provisions of all documents, as rows with what the list and its CSV show of them."""

from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple, Protocol

from django.db.models import Case, Count, F, OuterRef, Q, QuerySet, Subquery, TextField, When
from django.db.models.functions import Coalesce, Concat, Substr

from documents.addresses import ancestor_paths
from documents.models import DocumentVersion, Provision
from documents.queries.documents import PUBLISHED
from documents.queries.duties import Held, held_by

TREES = 300  # trees in one question: SQLite takes no deeper ones than 1,000


class ClauseRow(NamedTuple):
    """One row of the clause list and of its CSV. `text` of a sentence measure is its slice of the parent's text."""

    pk: int
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
    held: tuple[Held, ...] = ()  # who is responsible, lead first


ROW_SOURCES = (
    "pk",
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
    # Looked up, not joined: a join stays where the words are not asked for, and SQLite then reads it for each row.
    holder = Subquery(Provision.objects.filter(pk=OuterRef("parent_id")).order_by().values("text"))
    sentence = Substr(holder, F("body_from") + 1, F("body_to") - F("body_from"))
    # A tree is a version. Asked by tree, rows come in the order of its index; joined, SQLite would sort all of them
    # before the first.
    public = DocumentVersion.objects.filter(is_latest=True, document__state=PUBLISHED)
    return (
        Provision.objects.filter(tree_id__in=public.values("pk"))
        .exclude(path="")
        .annotate(own_text=Case(When(printed=False, then=sentence), default="text", output_field=TextField()))
        .order_by("tree_id", "lft")
    )


def as_rows(nodes: QuerySet[Provision]) -> QuerySet:
    """Provisions of `clause_nodes` as tuples in the order of ClauseRow's fields, but for `held`: see `filled`."""
    chapter = Coalesce(enclosing("chapter"), enclosing("part"))
    return nodes.annotate(chapter_title=chapter).values_list(*ROW_SOURCES)


def filled(values: Iterable[tuple]) -> list[ClauseRow]:
    """Tuples of `as_rows` as rows, with who is responsible for each; one query for all of them."""
    rows = [ClauseRow(*each) for each in values]
    held = held_by((row.pk, row.tree_id, row.path) for row in rows)
    return [row._replace(held=held[row.pk]) if row.pk in held else row for row in rows]


def rows_at(ids: Iterable[int]) -> list[ClauseRow]:
    """The rows of some provisions, in the order given. Two queries: sorting many to show a few, ids are light to carry."""
    order = {pk: at for at, pk in enumerate(ids)}
    rows = filled(as_rows(clause_nodes().filter(pk__in=order).order_by()))
    return sorted(rows, key=lambda row: order[row.pk])


def enclosing(kind: str) -> Subquery:
    """`三、健全…体系`, the innermost provision of a kind that holds a row or is it.

    Nearest before it in reading order is nearly always the one, so this is one step in the index by kind.
    """
    holders = Provision.objects.filter(
        kind=kind, tree_id=OuterRef("tree_id"), lft__lte=OuterRef("lft"), rght__gte=OuterRef("rght")
    )
    title = Concat("label", "heading", output_field=TextField())
    return Subquery(holders.order_by("-lft").annotate(title=title).values("title")[:1])


class Placed(Protocol):
    """What has a place in a tree: a row of the list, a provision."""

    @property
    def tree_id(self) -> int: ...
    @property
    def path(self) -> str: ...


def titles_above(rows: Iterable[Placed]) -> dict[tuple[int, str], Provision]:
    """Label and heading of everything above some rows, by (tree_id, path); one query for some hundreds of documents.

    Here `only` would cost a query a row: mptt reads the columns it left out.
    """
    paths: dict[int, set[str]] = {}
    for row in rows:
        paths.setdefault(row.tree_id, set()).update(ancestor_paths(row.path))
    nodes: dict[tuple[int, str], Provision] = {}
    trees = iter(paths.items())
    while some := dict(islice(trees, TREES)):
        wanted = Q.create(
            [Q(version_id=tree, path__in=above) for tree, above in some.items()], connector=Q.OR
        )
        found = Provision.objects.filter(wanted).defer("text", "full_text", "spans", "runs")
        nodes |= {(node.tree_id, node.path): node for node in found}
    return nodes


def documents_among(nodes: QuerySet[Provision], most: int) -> QuerySet:
    """How many of these provisions each document has, most first: dicts of slug, title, rows."""
    return (
        nodes.order_by()
        .values(slug=F("version__document__slug"), title=F("version__document__title"))
        .annotate(rows=Count("pk"))
        .order_by("-rows", "slug")[:most]
    )
