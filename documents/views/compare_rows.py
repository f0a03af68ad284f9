"""Which rows of two documents are shown, by relation, chapter and function line."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from django.http import QueryDict
from django.utils.translation import gettext as _

from documents.models import Alignment
from documents.queries.alignments import anchor
from documents.queries.compared import functions_at, functions_in
from documents.views.compare_asked import among
from documents.views.compared import MISSING, NEW, REJECTED, Compared, Line


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
        here = functions_at(line.a.path, of_a) if line.a else set()
        there = functions_at(line.b.path, of_b) if line.b else set()
        return not function or function in here | there

    return _shown(compared.lines, wanted), known


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
