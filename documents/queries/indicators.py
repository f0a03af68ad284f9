"""Indicators: which there are, and what is aimed at for each."""

from django.db.models import Count, Q, QuerySet

from documents.enriching.departments.functions import in_order
from documents.models import Indicator, Target
from documents.queries.targets import public_targets


def indicators() -> QuerySet[Indicator]:
    """Those with targets in public, `targets` and `documents` counted, most documents first."""
    rows = public_targets().order_by().values("pk")
    mine = Q(targets__in=rows)
    return (
        Indicator._default_manager.exclude(status=Indicator.Status.MERGED)
        .annotate(
            rows=Count("targets", filter=mine),
            documents=Count("targets__version__document", filter=mine, distinct=True),
        )
        .filter(rows__gt=0)
        .order_by("-documents", "-rows", "name")
    )


def functions() -> list[str]:
    """The function lines that indicators have, in the order of their table."""
    rows = Indicator._default_manager.exclude(function="").order_by()
    return in_order(rows.values_list("function", flat=True).distinct())


def targets_for(indicator: Indicator) -> QuerySet[Target]:
    """By deadline, those without one last."""
    return (
        public_targets()
        .filter(indicator=indicator)
        .order_by("deadline_year", "deadline", "version", "words_start")
    )
