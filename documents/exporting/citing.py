"""Where a text comes from, written as one cites it: GB/T 7714—2015 and BibLaTeX."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from documents.models import PolicyDocument

# What TeX takes for its own; a backslash first of all.
TEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"} | {
    sign: f"\\{sign}" for sign in "{}%&#$_"
}


@dataclass(frozen=True, slots=True)
class Source:
    """A provision as cited. `place` is its name, `（八）推进产业绿色低碳发展`; `url` its permanent address."""

    issuers: Sequence[str]
    title: str
    document_number: str
    issued_on: date | None
    version: int
    place: str
    url: str
    accessed: date
    key: str

    @classmethod
    def of(
        cls, document: PolicyDocument, number: int, path: str, place: str, url: str, accessed: date
    ) -> "Source":
        key = re.sub(r"[^a-zA-Z0-9]+", "-", f"{document.slug}-{number}-{path}").strip("-")
        return cls(
            document.issuers,
            document.title,
            document.document_number,
            document.issued_on,
            number,
            place,
            url,
            accessed,
            key,
        )

    def gb7714(self) -> str:
        """`大连市人民政府. 大连市方案：大政发〔2024〕1号，（一）指导思想[EB/OL]. 第1版. (2024-05-01)[2026-11-21]. https://….`"""
        author = f"{'，'.join(self.issuers)}. " if self.issuers else ""
        number = f"：{self.document_number}" if self.document_number else ""
        place = f"，{self.place}" if self.place else ""
        issued = f"({self.issued_on.isoformat()})" if self.issued_on else ""
        title = f"{self.title}{number}{place}[EB/OL]"
        return f"{author}{title}. 第{self.version}版. {issued}[{self.accessed.isoformat()}]. {self.url}."

    def biblatex(self) -> str:
        """An `@online` entry; what the text does not print is left out."""
        issuers = " and ".join(f"{{{tex(issuer)}}}" for issuer in self.issuers)
        addon = "，".join(filter(None, (self.document_number, self.place)))
        fields = {
            "author": issuers,
            "title": f"{{{tex(self.title)}}}",
            "titleaddon": tex(addon),
            "version": str(self.version),
            "date": self.issued_on.isoformat() if self.issued_on else "",
            "url": self.url,
            "urldate": self.accessed.isoformat(),
            "langid": "chinese",
        }
        lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
        return f"@online{{{self.key},\n{''.join(lines)}}}"


def tex(text: str) -> str:
    """`50%` → `50\\%`."""
    return "".join(TEX.get(sign, sign) for sign in text)
