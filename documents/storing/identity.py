"""Which document a text belongs to, and what a new one is called."""

import re
from collections.abc import Iterator
from pathlib import PurePath

from django.utils.text import slugify
from django.utils.translation import gettext as _

from documents.models import DocumentVersion, PolicyDocument
from documents.parsing.nodes import Header
from documents.storing.given import Given, GivenError

LONGEST_SLUG = 60
DELETED = PolicyDocument.State.DELETED


def find_version(
    text_sha256: str, given: Given | None, into: PolicyDocument | None = None
) -> DocumentVersion | None:
    """The latest version with exactly this text, of any document, or of `into` or `given.slug` where that is stated.

    What lies in the bin is not there.
    """
    versions = DocumentVersion.objects.filter(is_latest=True, text_sha256=text_sha256).exclude(
        document__state=DELETED
    )
    if into is not None:
        versions = versions.filter(document=into)
    elif given and given.slug:
        versions = versions.filter(document__slug=given.slug)
    versions = versions.select_related("document", "source").defer("text", "report", "source__content")
    return versions.order_by("id").first()


def find_file(sha256: str, given: Given | None) -> DocumentVersion | None:
    """The version whose text came from exactly these bytes: the latest there is, or one that another has followed.

    Of `given.slug` where that is stated.
    """
    versions = DocumentVersion.objects.filter(source__sha256=sha256).exclude(document__state=DELETED)
    if given and given.slug:
        versions = versions.filter(document__slug=given.slug)
    versions = versions.select_related("document").defer("text", "source__content")
    return versions.order_by("-is_latest", "id").first()


def find_document(
    file_name: str, header: Header, given: Given | None, into: PolicyDocument | None = None
) -> PolicyDocument | None:
    """The document of which this text, not stored yet, is a new version; None for a new document.

    Sure is `into` or a stated slug. Without one it must bear the same file name and title, and no other 文号: two files
    公告.txt may well be two documents. Raises GivenError where the stated one lies in the bin.
    """
    if into is not None:
        return _not_in_bin(PolicyDocument.objects.get(pk=into.pk))
    if given and given.slug:
        return _not_in_bin(PolicyDocument.objects.filter(slug=given.slug).first())
    namesakes = PolicyDocument.objects.filter(versions__is_latest=True, versions__source__name=file_name)
    title = title_of(file_name, header)
    for document in namesakes.exclude(state=DELETED).order_by("id"):
        numbers = {document.document_number, header.document_number} - {""}
        if document.title == title and len(numbers) < 2:
            return document
    return None


def same_number(document: PolicyDocument) -> PolicyDocument | None:
    """Another document with the same 文号, which is given once: the one may be a version or a copy of the other."""
    others = PolicyDocument.objects.filter(document_number=document.document_number).exclude(pk=document.pk)
    others = others.exclude(state=DELETED)
    return others.order_by("id").first() if document.document_number else None


def _not_in_bin(document: PolicyDocument | None) -> PolicyDocument | None:
    if document is not None and document.state == DELETED:
        message = _("文件 %(slug)s 在回收站里：请先恢复它，或将它彻底删除。")
        raise GivenError(message % {"slug": document.slug})
    return document


def title_of(file_name: str, header: Header) -> str:
    """The title, for a text that prints none the name of its file, at most as long as the field."""
    return (header.title or PurePath(file_name).stem)[: PolicyDocument._meta.get_field("title").max_length]


def free_slug(file_name: str) -> str:
    """The slug of the file name, numbered when another document has it: `dalian-plan`, `dalian-plan-2`."""
    base = slug_of(file_name)
    taken = set(PolicyDocument.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(slug for slug in _numbered(base) if slug not in taken)


def slug_of(file_name: str) -> str:
    """`Dalian Plan.txt` → `dalian-plan`, `大连方案.txt` → `da-lian-fang-an`; `document` for an empty one."""
    stem = PurePath(file_name).stem
    if not stem.isascii():
        from pypinyin import lazy_pinyin  # takes a third of a second, and few file names need it

        stem = "-".join(lazy_pinyin(stem))
    slug = slugify(stem)
    if len(slug) > LONGEST_SLUG:
        slug = re.sub(r"-[^-]*$", "", slug[: LONGEST_SLUG + 1])[:LONGEST_SLUG]
    return slug.strip("-_") or "document"


def _numbered(base: str) -> Iterator[str]:
    yield base
    number = 2
    while True:
        yield f"{base}-{number}"
        number += 1
