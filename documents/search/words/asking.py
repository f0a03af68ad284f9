"""What a query says: `排污 许可 OR 审批 "总量控制" -试点`."""

import re
from dataclasses import dataclass

from documents.search.words.folding import fold, has_letters

LONGEST = 200  # characters of a query
MOST_TERMS = 20
OPENING = '"“＂„'
CLOSING = '"”＂'
OR = {"OR", "|", "｜"}
MINUS = "-－"


class BadSearch(ValueError):  # noqa: N818 - as Unreadable: says what is the matter
    """A query that cannot be answered; the message tells its writer why, in Chinese."""


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to find. `said` as typed, `text` folded; `exact` stood in quotation marks and is never widened."""

    text: str
    said: str
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """All of `groups`, of each group any term; none of `without`."""

    groups: tuple[tuple[Term, ...], ...]
    without: tuple[Term, ...] = ()

    @property
    def terms(self) -> tuple[Term, ...]:
        """What is to be found, in the order typed."""
        return tuple(term for group in self.groups for term in group)


def understand(query: str) -> Asked:
    """Read a query. Raises BadSearch.

    White space parts terms; quotation marks at the start of a term make it exact and may hold spaces (`""` in them
    is one mark); OR or | between two terms means either; a minus before a term means none of it. Everything
    else stands for itself: `(`, `*`, `NEAR`, `%` and quotation marks inside a term are text.
    """
    _check(query)
    groups: list[list[Term]] = []
    without: list[Term] = []
    either = False
    for sign, said, exact in _tokens(query):
        if not exact and not sign and said in OR:
            either = True
            continue
        term = Term(fold(said), said, exact)
        if not term.text or not (exact or has_letters(term.text)):
            continue  # 、 or / between spaces only parts the others
        if sign:
            without.append(term)
        elif either and groups:
            groups[-1].append(term)
        else:
            groups.append([term])
        either = False
    if not groups:
        raise BadSearch(_why_nothing(query, bool(without)))
    if sum(map(len, groups)) + len(without) > MOST_TERMS:
        raise BadSearch(f"检索词太多，最多 {MOST_TERMS} 个")
    return Asked(tuple(map(tuple, groups)), tuple(without))


def literally(text: str) -> Asked:
    """Exactly this text, whatever signs are in it. Raises BadSearch."""
    _check(text)
    folded = fold(text)
    if not folded:
        raise BadSearch("请输入要查找的文字")
    return Asked(((Term(folded, text, exact=True),),))


def _check(query: str) -> None:
    if len(query) > LONGEST:
        raise BadSearch(f"检索文字过长：{len(query)} 个字，最多 {LONGEST} 个")
    if "\0" in query or re.search("[\ud800-\udfff]", query):
        raise BadSearch("检索文字里有不可用的字符")


def _why_nothing(query: str, has_minus: bool) -> str:
    if has_minus:
        return "只有要排除的词；请再给一个要查找的词（要查减号本身，请加引号）"
    if query.strip():
        return "没有可查找的文字，只有标点或空白；要查标点本身，请加引号"
    return "请输入要查找的文字"


def _tokens(query: str) -> list[tuple[str, str, bool]]:
    """(minus or nothing, text, whether it stood in quotation marks) of each term."""
    found, at = [], 0
    while start := re.compile(r"\s*(?=\S)").match(query, at):
        at = start.end()
        sign = ""
        if query[at] in MINUS and query[at + 1 : at + 2].strip():
            sign, at = "-", at + 1
        end = _end_of_quoted(query, at) if query[at] in OPENING else None
        if end and not query[end : end + 1].strip():
            found.append((sign, re.sub('""', '"', query[at + 1 : end - 1]), True))
        else:  # no quotation marks round it all; those inside it are text
            end = re.compile(r"\S*").match(query, end or at).end()  # type: ignore[union-attr]
            found.append((sign, query[at:end], False))
        at = end
    return found


def _end_of_quoted(query: str, at: int) -> int:
    """Behind the mark that closes the one at `at`. Raises BadSearch."""
    inside = at + 1
    while inside < len(query):
        if query[inside : inside + 2] == '""' and query[at] == '"' and inside > at + 1:
            inside += 2
        elif query[inside] in CLOSING:
            return inside + 1
        else:
            inside += 1
    raise BadSearch("引号没有成对：请补上另一半，或去掉引号")
