"""Addresses of documents and provisions: `dalian`, `dalian@1`, `dalian/3/2/m1`."""

import re
from typing import NamedTuple

from django.urls import reverse


class Address(NamedTuple):
    """The part of an address that names a version. `number` is None where the latest is meant."""

    slug: str
    number: int | None = None

    @classmethod
    def parse(cls, text: str) -> "Address":
        """`dalian@1` → ("dalian", 1). The text must have the form that `AddressConverter` lets through."""
        slug, _, number = text.partition("@")
        return cls(slug, int(number) if number else None)

    def __str__(self) -> str:
        return self.slug if self.number is None else f"{self.slug}@{self.number}"


class AddressConverter:
    """For urls.py: a slug, perhaps with the number of a version. Nine digits are more versions than any text has."""

    regex = r"[-a-zA-Z0-9_]{1,80}(?:@[1-9][0-9]{0,8})?"

    def to_python(self, value: str) -> Address:
        return Address.parse(value)

    def to_url(self, value: Address | str) -> str:
        return str(value)


class NumberConverter:
    """For urls.py: the number of a version, written in one way."""

    regex = r"[1-9][0-9]{0,8}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


def permanent(slug: str, number: int, path: str = "", root: str = "") -> str:
    """The address of one version, right for good: `/d/dalian@1/3/2/m1`.

    `root` is the address of the home page, for those who write many: asking for it takes longer than all the rest.
    """
    return f"{root or reverse('home')}d/{slug}@{number}/{path}"


def latest(slug: str, path: str = "") -> str:
    """The address of whatever version is in force: `/d/dalian/3/2/m1`."""
    return f"{reverse('home')}d/{slug}/{path}"


def plain_path(path: str) -> str:
    """The one way to write a path: `/3//2/M1/` → `3/2/m1`."""
    return "/".join(re.split(r"[/\s]+", path.strip("/ \t\n\u3000"))).lower()


def ancestor_paths(path: str) -> list[str]:
    """What stands above a path, from the top: `3/2/m1` → ["3", "3/2"]."""
    parts = path.split("/")
    return ["/".join(parts[:n]) for n in range(1, len(parts))]
