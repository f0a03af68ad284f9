"""All findings of a text → rows: each reviewed model takes up what people decided and gets its suggestions."""

from collections.abc import Mapping

from documents.enriching.enrich import Findings
from documents.models import Citation, DocumentVersion, Responsibility, Target
from documents.models.located import Located
from documents.parsing.nodes import Outline
from documents.storing.citations import citations, relink
from documents.storing.curation import Decisions, release, take_decisions
from documents.storing.duties import duties
from documents.storing.suggestions import store
from documents.storing.targets import targets

MODELS: tuple[type[Located], ...] = (Responsibility, Target, Citation)
Taken = Mapping[type[Located], Decisions]


def take_up(version: DocumentVersion | None, outline: Outline) -> Taken:
    """What people decided in a version, placed in the outline that replaces or follows it."""
    taken = {model: take_decisions(model, version) for model in MODELS}
    for decisions in taken.values():
        decisions.place(outline)
    return taken


def let_go(version: DocumentVersion) -> None:
    """Before the provisions of a version go."""
    for model in MODELS:
        release(model, version)


def put_down(version: DocumentVersion, findings: Findings, ids: Mapping[str, int], taken: Taken) -> None:
    """After the provisions stand at `ids` (path → row id): decisions in their places, suggestions beside them."""
    duty_sort = duties(version, findings.duties)
    store(duty_sort, version, findings.duties, ids, taken[Responsibility])
    store(targets(findings.targets), version, findings.targets, ids, taken[Target])
    store(citations(findings.citations), version, findings.citations, ids, taken[Citation])
    relink(version.document)
