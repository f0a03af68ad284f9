"""Pairs of provisions searched by the addresses that the list prints."""

import re
from typing import Any

from django.db.models import Q

from documents.addresses import Address, AddressConverter, plain_path

ADDRESS = re.compile(rf"({AddressConverter.regex})/(\S+)")


def at(word: str, found: re.Match[str]) -> Q:
    """`liaoning/2/9` or `liaoning@1/2/9` on either side; `2/9` may be meant, too: it is a path of some documents."""
    address, path = Address.parse(found[1]), plain_path(found[2])
    either = Q(path_a=plain_path(word)) | Q(path_b=plain_path(word)) | Q(note__icontains=word)
    for side in "ab":
        which: dict[str, Any] = {f"version_{side}__document__slug": address.slug, f"path_{side}": path}
        if address.number:
            which[f"version_{side}__number"] = address.number
        else:
            which[f"version_{side}__is_latest"] = True
        either |= Q(**which)
    return either
