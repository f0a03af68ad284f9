"""What the finder of citations returns."""

from dataclasses import dataclass

from documents.enriching.found import Found


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationFound(Found):
    """A reference to another document.

    `title` is without its outer marks, inner marks and printed spaces kept; empty where the document is named without marks
    (`marks` is then `bare` and `evidence` holds the name). `document_number` is as printed with its brackets as 〔〕.
    `relation` is `implements` (the whole document is made on that basis), `repeals` or `cites`; `marks` is `book`
    (《》), `quotes` (“”) or `bare`.
    """

    title: str
    document_number: str
    relation: str
    marks: str
