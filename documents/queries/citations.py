"""What documents cite, who cites them, and the chain of what implements what."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import QuerySet

from documents.models import Citation, DocumentVersion, PolicyDocument, Provision
from documents.queries.documents import PUBLISHED
from documents.queries.targets import at_or_below

Placement, State, Relation = Citation.Placement, Citation.State, Citation.Relation
LONGEST_CHAIN = 6  # steps up or down


def standing_citations() -> QuerySet[Citation]:
    """What has a place in its text and was not rejected."""
    return Citation._default_manager.filter(
        state__in=(State.SUGGESTED, State.CONFIRMED), placement__in=(Placement.PLACED, Placement.PROPOSED)
    ).defer("anchor", "machine_said")


def citations_of(version: DocumentVersion, node: Provision | None = None) -> QuerySet[Citation]:
    """What a version cites, in reading order, with the documents that are held; with a node, at it and below it."""
    rows = standing_citations().filter(version=version).select_related("cited")
    if node is not None:
        rows = rows.filter(at_or_below(node))
    return rows.order_by("words_start", "pk")


def cited_by(document: PolicyDocument) -> QuerySet[Citation]:
    """Where public documents name this one, the others first by slug."""
    return _public(standing_citations().filter(cited=document).exclude(version__document=document)).order_by(
        "version__document__slug", "words_start", "pk"
    )


def _public(rows: QuerySet[Citation]) -> QuerySet[Citation]:
    return (
        rows.filter(version__is_latest=True, version__document__state=PUBLISHED)
        .select_related("version__document")
        .defer("anchor", "machine_said", "version__text", "version__report")
    )


@dataclass(slots=True)
class Step:
    """A document of a chain with what it implements (above) or what implements it (below). `held` is None for a
    document that is only named."""

    title: str
    held: PolicyDocument | None
    steps: list["Step"] = field(default_factory=list)


def chain_above(version: DocumentVersion) -> list[Step]:
    """What a document implements, and what that implements in turn; one query a step, whatever its width."""
    top = Step(version.document.title, version.document)
    known = {version.document_id}
    level = [top]
    for _ in range(LONGEST_CHAIN):
        held = {step.held.pk: step for step in level if step.held}
        rows = _public(standing_citations().filter(relation=Relation.IMPLEMENTS)).filter(
            version__document__in=held
        )
        level = _grow(
            (held[row.version.document_id], row.cited, row.title or row.evidence)
            for row in rows.select_related("cited", "version__document")
        )
        level = [step for step in level if step.held and step.held.pk not in known]
        known |= {step.held.pk for step in level if step.held}
        if not level:
            break
    return top.steps


def chain_below(version: DocumentVersion) -> list[Step]:
    """What implements a document, and what implements that."""
    top = Step(version.document.title, version.document)
    known = {version.document_id}
    level = [top]
    for _ in range(LONGEST_CHAIN):
        held = {step.held.pk: step for step in level if step.held}
        rows = _public(standing_citations().filter(relation=Relation.IMPLEMENTS, cited__in=held))
        level = _grow(
            (held[row.cited_id or 0], row.version.document, "")
            for row in rows
            if row.version.document_id not in known
        )
        known |= {step.held.pk for step in level if step.held}
        if not level:
            break
    return top.steps


def _grow(pairs: Iterable[tuple[Step, PolicyDocument | None, str]]) -> list[Step]:
    """Hang documents below their steps, each once; the new steps."""
    new: list[Step] = []
    for step, document, title in pairs:
        public = document if document and document.state == PUBLISHED else None
        name = public.title if public else title
        if name not in {each.title for each in step.steps}:
            step.steps.append(Step(name, public))
            new.append(step.steps[-1])
    return new
