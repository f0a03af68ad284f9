"""Queries that name a place: an address, a 文号."""

import re

from documents.addresses import Address, plain_path
from documents.models import PolicyDocument, Provision
from documents.search.words.asking import Asked
from documents.search.words.folding import fold

# dalian/3/2/m1, /d/dalian@2/3/2/m1, https://host/d/dalian/3
ADDRESS = re.compile(
    r"(?:\S*/d/)?(?P<address>[-a-zA-Z0-9_]{1,80}(?:@[1-9][0-9]{0,8})?)/(?P<path>[a-zA-Z0-9/~]+)"
)
SLUG = re.compile(r"(?:\S*/d/)?(?P<slug>[-a-zA-Z0-9_]{1,80})/?")
NUMBER = re.compile(r"\((?P<year>\d{4})\)第?(?P<number>\d{1,5})号?$")  # in folded text


def provision_at(asked: Asked) -> int | None:
    """The id of the public provision whose address was typed, else None. No query where it can be no address."""
    found = ADDRESS.fullmatch(_said(asked))
    if not found:
        return None
    address = Address.parse(found["address"])
    rows = Provision.objects.filter(
        version__document__slug=address.slug,
        version__document__state=PolicyDocument.State.PUBLISHED,
        version__is_latest=True,
        path=plain_path(found["path"]),
        printed=True,
    )
    if address.number is not None:
        rows = rows.filter(version__number=address.number)
    return rows.values_list("pk", flat=True).first()


def documents_named(asked: Asked) -> list[PolicyDocument]:
    """Public documents with the 文号 that was typed (any kind of brackets), or with this slug."""
    public = PolicyDocument.objects.filter(state=PolicyDocument.State.PUBLISHED).order_by("slug")
    said = _said(asked)
    if slug := SLUG.fullmatch(said):
        return list(public.filter(slug=slug["slug"]))
    if number := NUMBER.search(fold(said)):
        alike = public.filter(document_number__contains=number["year"]).filter(
            document_number__contains=number["number"]
        )
        wanted = fold(said).removesuffix("号")
        return [document for document in alike if fold(document.document_number).removesuffix("号") == wanted]
    return []


def _said(asked: Asked) -> str:
    """The query, if it is one term."""
    return asked.terms[0].said if len(asked.terms) == 1 and not asked.without else ""
