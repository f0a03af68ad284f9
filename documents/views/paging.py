"""Pages of a list, with exact totals."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.core.paginator import EmptyPage, Page, Paginator
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from documents.strict import BadQuery, Fault, beside_faults


def page_of(rows: QuerySet | Sequence[Any], params: QueryDict, size: int, known: int | None = None) -> Page:
    """The page that `page` asks for, the first without it. Raises BadQuery where there is no such page.

    `known` is the number of rows, where that was counted already.
    """
    asked = params.get("page", "1")
    pages = Paginator(rows, size)
    if known is not None:
        pages.count = known  # a cached property: it is not counted again
    if faults := beside_faults("page", asked):
        raise BadQuery(faults)
    try:
        return pages.page(asked)
    except EmptyPage:
        message = _("没有这一页；共 %(pages)d 页。") % {"pages": pages.num_pages}
        raise BadQuery([Fault("page", asked, message)]) from None


def numbers(page: Page) -> Iterator[int | str]:
    """The page numbers to offer: 1 … 4 5 [6] 7 8 … 20."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
