"""Comparing what is stored: a version with the documents that treat the same matters, a pair of versions."""

import logging
from collections import Counter, defaultdict
from collections.abc import Collection
from math import prod

from django.utils.translation import gettext as _

from documents.comparing.both import Both, align_both
from documents.models import Aligned, DocumentVersion, PolicyDocument, Provision
from documents.search.likely import likely_versions
from documents.storing.alignments import Units, order, store_pairs, units_of_versions
from documents.storing.lock import write_lock

MOST_DOCUMENTS = 20  # with which a new text is compared by itself; any other pair when somebody asks for it
AT_ONCE = 400_000  # units of one times units of the other that a page compares by itself: some seconds
MOST_PAIRS = 25_000_000  # 5,000 × 5,000 take some minutes; larger ones are left out, and that is said
MOST_OF_A_UNIT = 20
logger = logging.getLogger(__name__)
LIGHT = ("pk", "document_id", "number", "is_latest", "parsed_at")


def align_version(version: DocumentVersion, *, again: bool = False) -> int:
    """Compare a latest version with likely ones, and store the suggestions; how many pairs stand between them.

    What is compared already stays, but with `again`. A former version is left alone, and what is not published:
    nobody can look at its counterparts.
    """
    if not version.is_latest or version.document.state != PolicyDocument.State.PUBLISHED:
        return 0
    others = set(likely_versions(version, MOST_DOCUMENTS))
    if again:
        others |= _compared_with(version)  # also what is not likely, but was asked for
    return align_with(version, others, again=again)


def compared_pairs() -> dict[int, list[int]]:
    """What is compared, each pair once: the ids of the B of each A."""
    found: dict[int, list[int]] = defaultdict(list)
    for a, b in Aligned.objects.order_by("version_a", "version_b").values_list("version_a", "version_b"):
        found[a].append(b)
    return dict(found)


def _compared_with(version: DocumentVersion) -> set[int]:
    made = set(Aligned.objects.filter(version_a=version).values_list("version_b", flat=True))
    return made | set(Aligned.objects.filter(version_b=version).values_list("version_a", flat=True))


def align_at_once(one: DocumentVersion, other: DocumentVersion) -> bool:
    """Compare two versions for a request, where that is not done; False where there are too many units for one."""
    if other.pk in _compared_with(one):
        return True
    counts = (
        Provision.objects.filter(version=side, printed=True, is_unit=True).count() for side in (one, other)
    )
    if prod(counts) > AT_ONCE:
        return False
    align_with(one, [other.pk])
    return True


def left_to_align(addresses: Collection[str]) -> list[int]:
    """Ids of the latest versions of documents (by slug) that were compared with fewer others than there are."""
    versions = DocumentVersion.objects.filter(is_latest=True)
    enough = min(MOST_DOCUMENTS, versions.count() - 1)
    made: Counter[int] = Counter(Aligned.objects.values_list("version_a", flat=True))
    made.update(Aligned.objects.values_list("version_b", flat=True))
    rows = versions.order_by("pk").values_list("pk", "document__slug")
    wanted = set(addresses)
    return [pk for pk, slug in rows if slug in wanted and made[pk] < enough]


def align_with(version: DocumentVersion, others: Collection[int], *, again: bool = False) -> int:
    """Compare a version with some others (by id) and store the suggestions; how many pairs were found.

    The comparing is done before the lock is taken: a text that was stored anew meanwhile is left to whoever did that.
    """
    wanted = [
        other
        for other in DocumentVersion.objects.filter(pk__in=others).only(*LIGHT)
        if other.pk != version.pk
    ]
    if not again:
        made = _compared_with(version)
        wanted = [other for other in wanted if other.pk not in made]
    if not wanted:
        return 0
    units = units_of_versions([version.pk, *(other.pk for other in wanted)])
    sides = [(version, other) if order(version, other) else (other, version) for other in wanted]
    found = []
    for a, b in sides:
        if too_many(units[a.pk], units[b.pk], MOST_PAIRS):
            logger.warning(_("未比较 %s 与 %s：比较单元过多。"), a.document.slug, b.document.slug)
        else:
            found.append((a, b, compare(units[a.pk], units[b.pk])))
    with write_lock():
        now = dict(_ids_now([version.pk, *(other.pk for other in wanted)]))
        return sum(
            store_pairs(a, b, pairs, units[a.pk].ids, units[b.pk].ids)
            for a, b, pairs in found
            if all(now.get(each.pk) == each.parsed_at for each in (a, b))
        )


def too_many(a: Units, b: Units, most: int) -> bool:
    """Are there too many units to compare two versions?"""
    return len(a.units) * len(b.units) > most


def compare(a: Units, b: Units) -> list[Both]:
    """Pairs between the units of two versions."""
    return bounded(align_both(a.units, b.units))


def bounded(pairs: Collection[Both]) -> list[Both]:
    """Without pairs that are not among the best of either unit: no text, however repetitive, floods the store."""
    of_a, of_b = Counter[str](), Counter[str]()
    kept = []
    for both in sorted(pairs, key=lambda each: -max(each.pair.score, each.back)):
        of_a[both.pair.a] += 1
        of_b[both.pair.b] += 1
        if min(of_a[both.pair.a], of_b[both.pair.b]) <= MOST_OF_A_UNIT:
            kept.append(both)
    return kept


def _ids_now(versions: Collection[int]) -> list[tuple[int, object]]:
    return list(DocumentVersion.objects.filter(pk__in=versions).values_list("pk", "parsed_at"))
