"""All references to other documents in an outline."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from documents.enriching.citations import numbers
from documents.enriching.citations.found import CitationFound
from documents.enriching.citations.titles import Title, bare, in_book_marks, in_quotes, is_work
from documents.enriching.passages import Passage, passages
from documents.parsing.nodes import Kind, Outline, Span

_REPEALED = re.compile(r"废止|停止执行|不再执行|(?:同时|宣布|自行|即行|自动|予以|一并)失效")
_BASIS = re.compile(r"(?<![未不])(?:贯彻|落实|根据|按照|依据|依照|遵照|执行)")
# 根据…，制定本办法: also the first article of a rule says on what basis it is made.
_MADE = re.compile(
    r"(?:制[定订]|提出|印发|出台)(?:以下|如下|了)?本?(?:实施)?(?:方案|意见|办法|规定|条例|细则|规划|计划|通知|措施)"
)
_SHORT = re.compile(r"(?:简称|以下(?:统|合)?称)为?[:：]?[“\"]?《([^《》]{1,20})》")
_CITES_BY = re.compile(r"(?:按照|根据|依据|落实|执行|贯彻|实施|参照|关于)[^,，。;；《]{0,12}$")

_WINDOW = 600  # characters: how far from a title the words stand that say what it is cited for
_LEAD = 20


def find(outline: Outline) -> list[CitationFound]:
    """Citations in reading order, one for each title and provision; bare names once a document.

    `根据《…实施意见》（许发〔2021〕20号）精神` in the preamble → implements, number 许发〔2021〕20号.
    """
    own = _key(outline.header.title)
    short = {_key(found) for found in _SHORT.findall(outline.source)}
    seen: set[tuple[str, str]] = set()
    result: list[CitationFound] = []
    for passage in passages(outline):
        for each in _in_passage(passage):
            name = _key(
                each.title or each.document_number or passage.source[each.words.start : each.words.end]
            )
            place = "" if each.marks == "bare" else each.path
            if name in short or (own and name == own) or (place, name) in seen:
                continue
            seen.add((place, name))
            result.append(each)
    return result


def _in_passage(passage: Passage) -> Iterator[CitationFound]:
    text = passage.text
    taken: set[int] = set()
    found: list[CitationFound] = []
    for marked in (in_book_marks, in_quotes, bare):
        for title in marked(text):
            if not taken.isdisjoint(range(title.outer_start, title.outer_end)):
                continue
            number, end = (
                numbers.behind(text, title.outer_end) if title.marks != "bare" else ("", title.outer_end)
            )
            taken.update(range(title.outer_start, end))
            if is_work(text[title.start : title.end]):
                found.append(_citation(passage, title, number, end))
    for start, end in numbers.alone(text):
        if taken.isdisjoint(range(start, end)):
            found.append(
                _citation(
                    passage, Title(start, end, start, end, "bare"), numbers.normal(text[start:end]), end
                )
            )
    yield from sorted(found, key=lambda each: each.words.start)


def _citation(passage: Passage, title: Title, number: str, end: int) -> CitationFound:
    text = passage.text
    index = bisect_right(passage.sentences, title.start, key=lambda span: span.start) - 1
    sentence = passage.sentences[index] if index >= 0 else Span(title.outer_start, end)
    relation, rule = _relation(passage, sentence, title, end)
    start = title.outer_start
    near = max(sentence.start, start - _LEAD)
    lead = _CITES_BY.search(text[near:start]) if title.marks == "bare" else None
    if lead:
        start = near + lead.start()
    place = passage.place(start, end)
    return CitationFound(
        path=passage.node.path,
        evidence=text[start:end],
        start=place.start,
        end=place.end,
        words=passage.place(title.start, title.end),
        rule=rule,
        title="" if title.marks == "bare" else text[title.start : title.end],
        document_number=number,
        relation=relation,
        marks=title.marks,
    )


def _relation(passage: Passage, sentence: Span, title: Title, end: int) -> tuple[str, str]:
    """废止 behind it repeals; a basis in the preamble, or one on which this document is made, is implemented."""
    before = passage.text[max(sentence.start, title.outer_start - _WINDOW) : title.outer_start]
    after = passage.text[end : min(sentence.end, end + _WINDOW)]
    if _REPEALED.search(after):
        return "repeals", "废止"
    basis = _BASIS.search(before)
    if basis and (passage.node.kind is Kind.PREAMBLE or (_MADE.search(after) and "本" in after)):
        return "implements", basis[0]
    return "cites", {"book": "书名号", "quotes": "引号", "bare": "无标记"}[title.marks]


def _key(title: str) -> str:
    return re.sub(r"[\s〈〉《》“”\"]", "", title)
