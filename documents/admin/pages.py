"""Pages of a long list: first which rows, then the rows, so that a late page joins no more than an early one; then what
is looked up for all rows of a page together.
"""

from collections.abc import Callable
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.template.response import TemplateResponse


class ByIds(Paginator):
    """One question more, and the last page of 100,000 rows costs hardly more than the first."""

    def _get_page(self, object_list: Any, number: int, paginator: Paginator) -> Page:
        ids = list(object_list.values_list("pk", flat=True))
        everything: Any = self.object_list
        rows = everything.order_by().in_bulk(ids)
        return Page([rows[pk] for pk in ids if pk in rows], number, paginator)


def with_rows(answer: HttpResponse, look_up: Callable[[list[Any]], None]) -> HttpResponse:
    """A list after its rows were looked at together."""
    context = answer.context_data if isinstance(answer, TemplateResponse) else None
    if context and "cl" in context:
        rows = list(context["cl"].result_list)
        look_up(rows)
        context["cl"].result_list = rows
    return answer
