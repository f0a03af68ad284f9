"""Two documents side by side: what answers what, what is missing, what is new."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict, StreamingHttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from documents.exporting.pairs import csv_chunks
from documents.exporting.rows import Variant
from documents.models import Alignment, DocumentVersion
from documents.queries import public_versions
from documents.queries.alignments import (
    Pair,
    Text,
    chapter_of,
    functions_at,
    functions_in,
    pairs_between,
    texts_of,
)
from documents.strict import BadQuery, Fault
from documents.views.compare_asked import MOST, among, checked, version_of
from documents.views.marks import Beside, beside, plain

KNOWN = ("a", "b", "relation", "chapter", "function")
MISSING, NEW, REJECTED = "missing", "new", "rejected"
MOST_LISTED = 500  # documents to choose from


@dataclass(frozen=True, slots=True)
class Line:
    """A row: a unit of A with one counterpart, a unit of A without, or a unit of B without (`a` None).

    `first`: the unit of A stands in this row, not in one above.
    """

    a: Text | None
    b: Text | None = None
    pair: Pair | None = None
    first: bool = True
    chapter: Text | None = None

    @property
    def relation(self) -> str:
        if self.pair is None:
            return MISSING if self.a else NEW
        return REJECTED if self.pair.state == Alignment.State.REJECTED else self.pair.relation

    @property
    def beside(self) -> Beside:
        if self.a and self.b:
            return beside(self.a.whole, self.b.whole)
        return Beside(plain(self.a.whole if self.a else ""), plain(self.b.whole if self.b else ""), ())

    @property
    def anchor(self) -> str:
        return f"{self.a.path if self.a else ''}--{self.b.path if self.b else ''}"


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

    def counts(self) -> dict[str, int]:
        found: dict[str, int] = defaultdict(int)
        for line in self.lines:
            found[line.relation] += 1
        return found


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """`?a=liaoning&b=yuzhou`, or `?d=…&d=…` as the form for choosing sends it; without both, that form."""
    if "a" not in request.GET and "b" not in request.GET:
        return chosen(request)
    query = checked(request.GET, KNOWN)
    if query.urlencode() != request.GET.urlencode():
        return redirect(f"{request.path}?{query.urlencode()}")
    compared = compared_at(query)
    lines, functions = filtered(compared, query)
    context: dict[str, Any] = {
        "query": query,
        "compared": compared,
        "lines": lines,
        "options": options(compared, query.get("relation", "")),
        "relations": Alignment.Relation.choices,
        "functions": functions,
        "asked": {name: query.get(name, "") for name in KNOWN},
        "turned": turned_query(query),
        "may_decide": request.user.has_perm("documents.change_alignment"),
        "here": request.get_full_path(),
    }
    if context["may_decide"]:
        get_token(request)
    return render(request, "documents/compare.html", context)


@require_safe
def compare_csv(request: HttpRequest) -> HttpResponseBase:
    """The table of the page with the same query string."""
    query = checked(request.GET, (*KNOWN, "variant"))
    variant = Variant(among(query, "variant", tuple(Variant)) or Variant.SPREADSHEET)
    compared = compared_at(query)
    lines, _functions = filtered(compared, query)
    names = relations()
    headings = [
        _("甲地址"), _("甲标题"), _("甲正文"), _("关系"), _("得分"), _("机器识别的关系"),
        _("审核状态"), _("说明"), _("乙地址"), _("乙标题"), _("乙正文"), _("数字变化"),
    ]  # fmt: skip
    rows = (_cells(line, compared, names) for line in lines)
    return download(headings, rows, variant, f"{compared.a.address}-{compared.b.address}")


def chosen(request: HttpRequest) -> HttpResponse:
    """Two documents go side by side, three to five into a table; with less there is a form."""
    query = checked(request.GET, ("d",), several=("d",))
    slugs = query.getlist("d")
    if len(slugs) > MOST:
        raise BadQuery([Fault("d", str(len(slugs)), _("最多比较 %(most)d 份文件。") % {"most": MOST})])
    if len(slugs) == 2:
        pair = QueryDict(mutable=True)
        pair["a"], pair["b"] = slugs
        return redirect(f"{request.path}?{pair.urlencode()}")
    if len(slugs) > 2:
        return redirect(f"{reverse('compare_table')}?{query.urlencode()}")
    if query.urlencode() != request.GET.urlencode():
        return redirect(f"{request.path}?{query.urlencode()}" if query else request.path)
    context = {"versions": public_versions()[:MOST_LISTED], "chosen": slugs, "most": MOST}
    return render(request, "documents/compare_choose.html", context)


def compared_at(query: QueryDict) -> Compared:
    """Raises BadQuery where a document is missing, unknown, or compared with itself."""
    a, b = (version_of(name, query.get(name, "")) for name in ("a", "b"))
    if a.pk == b.pk:
        raise BadQuery([Fault("b", query.get("b", ""), _("请选择两份不同的文件。"))])
    texts = texts_of([a, b])
    by_path_a, by_path_b = ({text.path: text for text in texts[version.pk]} for version in (a, b))
    compared = Compared(a, b, [], by_path_a, by_path_b)
    pairs: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs_between(a, [b])[b.pk]:
        if pair.a in by_path_a and pair.b in by_path_b:
            pairs[pair.a].append(pair)
    answered: set[str] = set()
    for text in texts[a.pk]:
        if text.is_unit or pairs[text.path]:
            compared.lines += _lines(text, pairs[text.path], by_path_a, by_path_b)
            answered |= {pair.b for pair in pairs[text.path] if pair.stands}
    only_b = [text for text in texts[b.pk] if text.is_unit and text.path not in answered]
    compared.lines += [Line(None, text, chapter=None) for text in only_b]
    _count(compared, answered)
    return compared


def _lines(text: Text, pairs: list[Pair], a: dict[str, Text], b: dict[str, Text]) -> Iterable[Line]:
    chapter = chapter_of(text.path, a)
    standing = [pair for pair in pairs if pair.stands]
    for at, pair in enumerate(standing):
        yield Line(text, b[pair.b], pair, first=at == 0, chapter=chapter)
    if not standing:
        yield Line(text, chapter=chapter)
    for pair in pairs:
        if pair.state == Alignment.State.REJECTED:
            yield Line(text, b[pair.b], pair, first=False, chapter=chapter)


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


def filtered(compared: Compared, query: QueryDict) -> tuple[list[Line], list[str]]:
    """The lines that are asked for, and the function lines that occur. Rejected pairs are shown when asked for."""
    functions = functions_in([compared.a, compared.b])
    of_a, of_b = functions[compared.a.pk], functions[compared.b.pk]
    known = sorted(set().union(*of_a.values(), *of_b.values()))
    heads = {each.chapter.path for each in compared.chapters if each.chapter}
    relation = among(query, "relation", relations().keys())
    chapter, function = among(query, "chapter", heads), among(query, "function", known)

    def wanted(line: Line) -> bool:
        if relation != line.relation if relation else line.relation == REJECTED:
            return False
        if chapter and not (line.chapter and line.chapter.path == chapter):
            return False
        here = (
            functions_at(line.a.path, of_a) if line.a else functions_at(line.b.path, of_b) if line.b else ()
        )
        return not function or function in here

    lines = [line for line in compared.lines if wanted(line)]
    return _with_first(lines), known


def _with_first(lines: list[Line]) -> list[Line]:
    """Each unit of A stands in the first of its rows that is left."""
    shown, result = set(), []
    for line in lines:
        path = line.a.path if line.a else None
        first = path is None or path not in shown
        result.append(line if line.first == first else Line(line.a, line.b, line.pair, first, line.chapter))
        shown.add(path)
    return result


def relations() -> dict[str, str]:
    return {
        **{value: str(label) for value, label in Alignment.Relation.choices},
        MISSING: _("未承接"),
        NEW: _("新增"),
        REJECTED: _("已否定"),
    }


def options(compared: Compared, chosen: str) -> list[tuple[str, str, int]]:
    """The relations that occur, with how many rows have them."""
    counts = compared.counts()
    return [
        (value, name, counts[value])
        for value, name in relations().items()
        if counts[value] or value == chosen
    ]


def turned_query(query: QueryDict) -> str:
    """The same two documents from the other side."""
    turned = QueryDict(mutable=True)
    turned["a"], turned["b"] = query.get("b", ""), query.get("a", "")
    return turned.urlencode()


def download(
    headings: list[str], rows: Iterable[list[str]], variant: Variant, name: str
) -> StreamingHttpResponse:
    response = StreamingHttpResponse(
        csv_chunks(headings, rows, variant), content_type="text/csv; charset=utf-8"
    )
    file = _("比较") + f"-{name}-{localdate():%Y%m%d}.csv"
    response.headers["Content-Disposition"] = content_disposition_header(True, file)
    return response


def _cells(line: Line, compared: Compared, names: dict[str, str]) -> list[str]:
    pair = line.pair
    states = dict(Alignment.State.choices)
    return [
        f"{compared.a.address}/{line.a.path}" if line.a else "",
        line.a.title if line.a else "",
        line.a.whole if line.a else "",
        names[line.relation],
        f"{pair.score:.3f}" if pair and pair.score is not None else "",
        pair.machine_relation_name if pair else "",
        str(states[pair.state]) if pair else "",
        pair.note if pair else "",
        f"{compared.b.address}/{line.b.path}" if line.b else "",
        line.b.title if line.b else "",
        line.b.whole if line.b else "",
        "；".join(f"{about} {old} → {new}" for about, old, new in line.beside.numbers),
    ]
