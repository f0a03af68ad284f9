"""Which rows of two documents are shown, by relation, chapter and function line."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from django.http import QueryDict
from django.utils.translation import gettext as _

from documents.models import Alignment
from documents.queries.alignments import anchor
from documents.queries.compared import functions_at, functions_in
from documents.views.compare_asked import among
from documents.views.compared import MISSING, NEW, REJECTED, Compared, Line


class Filtered(NamedTuple):
    """The lines that are asked for; the function lines that occur; `counts`: how many rows each relation would show with
    the other filters as they are; `hidden`: rows that the function line alone leaves out.
    """

    lines: list[Line]
    functions: list[str]
    counts: Counter[str]
    hidden: int


def filtered(compared: Compared, query: QueryDict) -> Filtered:
    """Rejected pairs are shown when asked for."""
    functions = functions_in([compared.a, compared.b])
    of_a, of_b = functions[compared.a.pk], functions[compared.b.pk]
    known = sorted(set().union(*of_a.values(), *of_b.values()))
    heads = {each.chapter.path for each in compared.chapters if each.chapter}
    relation = among(query, "relation", relations().keys())
    chapter, function = among(query, "chapter", heads), among(query, "function", known)

    def related(line: Line) -> bool:
        return relation == line.relation if relation else line.relation != REJECTED

    def placed(line: Line) -> bool:
        return not chapter or (line.chapter is not None and line.chapter.path == chapter)

    def named(line: Line) -> bool:
        here = functions_at(line.a.path, of_a) if line.a else set()
        there = functions_at(line.b.path, of_b) if line.b else set()
        return not function or function in here | there

    of_chapter = [line for line in compared.lines if placed(line)]
    rest = [line for line in of_chapter if named(line)]
    wanted = {id(line) for line in rest if related(line)}
    hidden = sum(map(related, of_chapter)) - len(wanted)
    shown = _shown(compared.lines, lambda line: id(line) in wanted)
    return Filtered(shown, known, Counter(line.relation for line in rest), hidden)


def _shown(lines: Iterable[Line], wanted: Callable[[Line], bool]) -> list[Line]:
    """The lines that are wanted. Each unit of A stands in the first of its rows that is left.

    What is not shown leads to the next row that is: there goes on who rejected a pair, or added one that is filtered out.
    """
    shown: set[str] = set()
    result: list[Line] = []
    waiting: dict[str, None] = {}  # in this order, each once
    unit = ""
    for line in lines:
        path = line.a.path if line.a else ""
        if path and path != unit:
            waiting[anchor(path, "")] = None
        unit = path
        if not wanted(line):
            waiting[line.anchor] = None
            continue
        waiting.pop(line.anchor, None)
        result.append(replace(line, first=not path or path not in shown, places=tuple(waiting)))
        waiting.clear()
        shown.add(path)
    if result:
        result[-1] = replace(result[-1], places=(*result[-1].places, *waiting))
    return result


def relations() -> dict[str, str]:
    return {
        **{value: str(label) for value, label in Alignment.Relation.choices},
        MISSING: _("未承接"),
        NEW: _("新增"),
        REJECTED: _("已否定"),
    }


def options(counts: Mapping[str, int], chosen: str) -> list[tuple[str, str, int]]:
    """The relations that occur, with how many rows would be shown."""
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
