"""What a person states about a document: it wins over what the text prints."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from documents.models import PolicyDocument
from documents.parsing.nodes import Header
from documents.parsing.regions import lookup

LISTS = {"regions", "issuers"}


class GivenError(ValueError):
    """A statement that cannot be right; the message names the field."""

    @classmethod
    def of(cls, name: str, value: object) -> "GivenError":
        return cls(_("登记信息有误：%(name)s = %(value)s") % {"name": name, "value": value})


@dataclass(frozen=True, slots=True)
class Given:
    """Statements about one document; an empty field says nothing. `source` tells where the text came from."""

    slug: str = ""
    title: str = ""
    document_number: str = ""
    issuers: tuple[str, ...] = ()
    issued_on: str = ""
    document_type: str = ""
    status: str = ""
    level: str = ""
    regions: tuple[str, ...] = ()
    source: str = ""

    @classmethod
    def from_table(cls, table: Mapping[str, object]) -> "Given":
        """Check a table of corpus.toml, `{"slug": "dalian", "level": "prefecture"}`. Raises GivenError."""
        known = {field.name for field in fields(cls)}
        values: dict[str, Any] = {}
        for name, value in table.items():
            items = value if name in LISTS and isinstance(value, list) else [value]
            if name not in known or (name in LISTS) is (items[:1] == [value]):
                raise GivenError.of(name, value)
            if not all(isinstance(item, str) for item in items):
                raise GivenError.of(name, value)
            values[name] = tuple(items) if name in LISTS else value
        given = cls(**values)
        for name, right in given._checks().items():
            if getattr(given, name) and not right:
                raise GivenError.of(name, getattr(given, name))
        return given

    def as_json(self) -> dict[str, str | list[str]]:
        """What is stated, for `PolicyDocument.given`. The slug is no statement: it is the document's own."""
        stated = {name: value for name, value in asdict(self).items() if value and name != "slug"}
        return {name: list(value) if name in LISTS else value for name, value in stated.items()}

    def over(self, header: Header) -> Header:
        """`header` with the stated fields in place of the printed ones."""
        names = {field.name for field in fields(Header)}
        stated: dict[str, Any] = {
            name: value for name, value in asdict(self).items() if value and name in names
        }
        return replace(header, **stated)

    def _checks(self) -> dict[str, bool]:
        return {
            "slug": re.fullmatch(r"[a-zA-Z0-9_-]{1,80}", self.slug) is not None,
            "status": self.status in PolicyDocument.Status,
            "level": self.level in PolicyDocument.Level,
            "regions": bool(lookup(self.regions)),
            "issued_on": to_date(self.issued_on) is not None,
        }


def to_date(text: str) -> date | None:
    """`2022-12-02` → the date; None for anything else (`2022-02-30`)."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
