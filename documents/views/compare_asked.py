"""What a page of comparison is asked for: documents, provisions and filters, in one plain address."""

import re
from collections.abc import Collection, Sequence

from django.http import QueryDict
from django.utils.translation import gettext as _

from documents import queries
from documents.addresses import Address, AddressConverter, plain_path
from documents.models import DocumentVersion, Provision
from documents.strict import BadQuery, Fault, surface_faults

MOST = 5  # documents beside each other
KNOWN = ("a", "b", "relation", "chapter", "function")  # what the page of two may be asked


def checked(params: QueryDict, known: Sequence[str], several: Collection[str] = ()) -> QueryDict:
    """The query in the order of `known`, without what says nothing. Raises BadQuery."""
    faults = [
        fault
        for name in params
        for values in (
            [[value] for value in params.getlist(name)] if name in several else [params.getlist(name)]
        )
        for fault in surface_faults(name, values, known)
    ]
    if faults:
        raise BadQuery(faults)
    kept = QueryDict(mutable=True)
    for name in known:
        if said := [value for value in dict.fromkeys(params.getlist(name)) if value]:
            kept.setlist(name, said)
    return kept


def version_of(name: str, value: str) -> DocumentVersion:
    """The public version at `liaoning` or `liaoning@1`. Raises BadQuery."""
    try:
        if re.fullmatch(AddressConverter.regex, value):
            return queries.version_at(Address.parse(value))
    except DocumentVersion.DoesNotExist:
        pass
    raise BadQuery([Fault(name, value, _("没有这份文件。"))])


def provision_of(name: str, value: str) -> Provision:
    """The printed public provision at `liaoning/1/2`; a sentence stands for the provision it is part of."""
    address, _slash, path = value.partition("/")
    version = version_of(name, address)
    found = queries.with_ancestors(version, plain_path(path))
    if not found:
        raise BadQuery([Fault(name, value, _("没有这一条款。"))])
    node = found[-1] if found[-1].printed else found[-2]
    node.version = version
    return node


def among(query: QueryDict, name: str, values: Collection[str]) -> str:
    """The value of a filter, empty without it. Raises BadQuery."""
    value = query.get(name, "")
    if value and value not in values:
        raise BadQuery([Fault(name, value, _("没有这个选项。"))])
    return value
