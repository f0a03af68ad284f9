"""What templates need to print provisions: marked hits, shares, names."""

import re

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from documents.models import Provision

register = template.Library()


@register.filter
def hits(text: str, wanted: str) -> SafeString:
    """The text, escaped, with what was searched for in <mark>: upper and lower case alike, as the search has it."""
    if not wanted:
        return escape(text)
    parts = re.split(f"({re.escape(wanted)})", text, flags=re.IGNORECASE)
    marked = (f"<mark>{escape(part)}</mark>" if at % 2 else escape(part) for at, part in enumerate(parts))
    return mark_safe("".join(marked))  # noqa: S308  (every part is escaped)


@register.filter
def percent(share: float) -> str:
    """0.0312 → 3.12%, 1.0 → 100%; 0.99999 stays under 100%."""
    rounded = f"{share * 100:.2f}".rstrip("0").rstrip(".")
    return "99.99%" if rounded == "100" and share < 1 else f"{rounded}%"


@register.filter
def whole_percent(share: float) -> str:
    """0.871 → 87%; only nothing is 0%, only all is 100%."""
    rounded = round(share * 100)
    if 0 < share < 1:
        rounded = min(max(rounded, 1), 99)
    return f"{rounded}%"


@register.filter
def name(node: Provision) -> str:
    """What a provision is called in lists and breadcrumbs: `（八）推进产业绿色低碳发展`, `引言`, `第 3 句`."""
    if not node.printed:
        return _("第 %(number)s 句") % {"number": node.path.rpartition("/s")[2]}
    if node.label or node.heading:
        return f"{node.label}{node.heading}" if node.heading else f"{node.label}{shortened(node.text)}"
    if node.kind in (Provision.Kind.PREAMBLE, Provision.Kind.CLOSING):
        return str(node.get_kind_display())
    return shortened(node.text) or node.path


def shortened(text: str) -> str:
    """The beginning of a text that has no heading."""
    return text if len(text) <= 24 else f"{text[:24]}…"


@register.filter
def number(node: Provision) -> str:
    """`3` for the sentence 2/8/s3."""
    return node.path.rpartition("/s")[2]
