"""What kind of provision a mark opens, given the one above it, and what it adds to the address."""

from documents.parsing.drafts import Draft
from documents.parsing.markers import Family, Mark
from documents.parsing.nodes import Kind

FIXED = {
    Family.ANNEX: Kind.PART,
    Family.PART: Kind.PART,
    Family.CHAPTER: Kind.CHAPTER,
    Family.SECTION: Kind.SECTION,
    Family.ARTICLE: Kind.ARTICLE,
}
HEADS = {Family.HEAD_1: Kind.CHAPTER, Family.HEAD_2: Kind.CLAUSE, Family.HEAD_3: Kind.MEASURE}
ITEMS = (Kind.ARTICLE, Kind.MEASURE, Kind.POINT, Kind.PARAGRAPH)
DIVISIONS = (Kind.DOCUMENT, Kind.PART)


def kind_of(parent: Draft, family: Family) -> Kind:
    """一、 is a chapter, but a clause inside 第一章; （一） a clause, but a point of an article; 1. a measure of both."""
    if family in FIXED:
        return FIXED[family]
    if parent.kind in ITEMS:
        return Kind.POINT
    if family in HEADS:
        return HEADS[family] if parent.kind is not HEADS[family] else Kind.MEASURE
    if family is Family.COMMA:
        return Kind.CHAPTER if parent.kind in DIVISIONS else Kind.CLAUSE
    if family is Family.PAREN:
        return Kind.MEASURE if parent.kind is Kind.CLAUSE else Kind.CLAUSE
    if family is Family.DOT and parent.kind in DIVISIONS:
        return Kind.CLAUSE
    return Kind.MEASURE


def segment_of(kind: Kind, mark: Mark) -> str:
    """`4` for （四）, `2-1` for 第二条之一, `m` for an item without number, `i3` for a point, `a1` for an annex."""
    if mark.family is Family.ANNEX:
        return f"a{mark.number or 1}"
    if mark.family is Family.DASH:
        return "i" if kind is Kind.POINT else "m"
    if mark.inserted:
        return f"{mark.number}-{mark.inserted}"
    return f"i{mark.number}" if kind is Kind.POINT else str(mark.number)
