"""Two documents side by side as they stand: who answers whom, and how much of either is taken up."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from django.http import QueryDict
from django.utils.translation import gettext as _

from documents.models import Alignment, DocumentVersion
from documents.queries.alignments import Pair, anchor, pairs_between
from documents.queries.compared import Text, chapter_of, texts_of
from documents.queries.targets import Years, years_of_values
from documents.strict import BadQuery, Fault
from documents.views.compare_asked import version_of
from documents.views.marks import Beside, beside, plain
from documents.views.numbers import regions_differ

MISSING, NEW, REJECTED = "missing", "new", "rejected"


@dataclass(frozen=True, slots=True)
class Line:
    """A row: a unit of A with one counterpart, a unit of A without, or a unit of B without (`a` None).

    `first`: the unit of A stands in this row, not in one above. `places`: anchors of rows that are not shown, and of the
    unit (`1/2--`), that lead to this one. `years`: which the targets of either side know, by value.
    """

    a: Text | None
    b: Text | None = None
    pair: Pair | None = None
    first: bool = True
    chapter: Text | None = None
    places: tuple[str, ...] = ()
    years: tuple[Years, Years] = ({}, {})

    @property
    def relation(self) -> str:
        if self.pair is None:
            return MISSING if self.a else NEW
        return REJECTED if self.pair.state == Alignment.State.REJECTED else self.pair.relation

    @property
    def beside(self) -> Beside:
        if self.a and self.b:
            return beside(self.a.whole, self.b.whole).bodies(self.a.head, self.b.head).dated(*self.years)
        here, there = (plain(side.text or side.heading) if side else () for side in (self.a, self.b))
        return Beside(here, there, ())

    @property
    def anchor(self) -> str:
        return anchor(self.a.path if self.a else "", self.b.path if self.b else "")


@dataclass(slots=True)
class Coverage:
    """How many units of a chapter, or of a document, have a counterpart."""

    chapter: Text | None
    taken: int = 0
    total: int = 0

    @property
    def share(self) -> float:
        return self.taken / self.total if self.total else 0.0


@dataclass(slots=True)
class Compared:
    """Two versions, all lines in the order of A with what is only in B at the end, and the figures of both sides."""

    a: DocumentVersion
    b: DocumentVersion
    lines: list[Line]
    texts_a: dict[str, Text]
    texts_b: dict[str, Text]
    coverage: Coverage = field(default_factory=lambda: Coverage(None))
    chapters: list[Coverage] = field(default_factory=list)
    of_b: Coverage = field(default_factory=lambda: Coverage(None))
    too_large: bool = False  # never compared, and too large to do it for a page

    @property
    def regions_differ(self) -> str:
        return regions_differ(self.a.document, self.b.document)


def compared_at(query: QueryDict) -> Compared:
    """Raises BadQuery where a document is missing, unknown, or compared with itself."""
    a, b = (version_of(name, query.get(name, "")) for name in ("a", "b"))
    if a.pk == b.pk:
        raise BadQuery([Fault("b", query.get("b", ""), _("请选择两份不同的文件。"))])
    texts = texts_of([a, b])
    by_path_a, by_path_b = ({text.path: text for text in texts[version.pk]} for version in (a, b))
    compared = Compared(a, b, [], by_path_a, by_path_b)
    pairs: dict[str, list[Pair]] = defaultdict(list)
    between = pairs_between(a, [b])
    compared.too_large = bool(between.too_large)
    for pair in between.pairs[b.pk]:
        if pair.a in by_path_a and pair.b in by_path_b:
            pairs[pair.a].append(pair)
    answered: set[str] = set()
    known = years_of_values([a.pk, b.pk])
    years = known[a.pk], known[b.pk]
    for text in texts[a.pk]:
        if text.is_unit or pairs[text.path]:
            compared.lines += [
                _dated(line, *years) for line in _lines(text, pairs[text.path], by_path_a, by_path_b)
            ]
            answered |= {pair.b for pair in pairs[text.path] if pair.stands}
    if compared.too_large:  # what nobody looked for is not missing
        compared.lines = [line for line in compared.lines if line.pair]
        return compared
    only_b = [text for text in texts[b.pk] if text.is_unit and text.path not in answered]
    compared.lines += [Line(None, text, chapter=None) for text in only_b]
    _count(compared, answered)
    return compared


def _lines(text: Text, pairs: list[Pair], a: dict[str, Text], b: dict[str, Text]) -> Iterable[Line]:
    """Its pairs, the surest first, rejected ones among them; a unit without counterpart has a row of its own."""
    chapter = chapter_of(text.path, a)
    for pair in pairs:
        if pair.stands or pair.state == Alignment.State.REJECTED:
            yield Line(text, b[pair.b], pair, chapter=chapter)
    if text.is_unit and not any(pair.stands for pair in pairs):
        yield Line(text, chapter=chapter)


def _dated(line: Line, a: Mapping[str, Years], b: Mapping[str, Years]) -> Line:
    if line.a is None or line.b is None:
        return line
    return replace(line, years=(a.get(line.a.path, {}), b.get(line.b.path, {})))


def _count(compared: Compared, answered: set[str]) -> None:
    taken = {line.a.path for line in compared.lines if line.a and line.pair and line.pair.stands}
    chapters: dict[str, Coverage] = {}
    for text in compared.texts_a.values():
        if not text.is_unit:
            continue
        chapter = chapter_of(text.path, compared.texts_a)
        of_chapter = chapters.setdefault(chapter.path if chapter else "", Coverage(chapter))
        for each in (of_chapter, compared.coverage):
            each.total += 1
            each.taken += text.path in taken
    compared.chapters = list(chapters.values())
    units_b = [text.path for text in compared.texts_b.values() if text.is_unit]
    compared.of_b = Coverage(None, sum(path in answered for path in units_b), len(units_b))
