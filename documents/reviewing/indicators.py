"""What people say of indicators: it is one, these two are one."""

from collections.abc import Collection

from django.contrib.auth.models import User

from documents.models import Indicator, IndicatorAlias, Target
from documents.reviewing.merging import check_apart, merge_entries
from documents.reviewing.outcome import Outcome
from documents.reviewing.steps import begin, reason_of, update, values_of
from documents.storing.indicators import folded
from documents.storing.lock import write_lock

Status = Indicator.Status


def accept(indicators: Collection[Indicator], user: User) -> Outcome:
    """These candidates are indicators of their own."""
    with write_lock():
        rows = list(
            Indicator._default_manager.select_for_update().filter(
                pk__in=[each.pk for each in indicators], status=Status.CANDIDATE
            )
        )
        if not rows:
            return Outcome()
        batch = begin("known", user, "、".join(row.name for row in rows))
        before = [values_of(row) for row in rows]
        for row in rows:
            row.status = Status.KNOWN
        update(batch, rows, before, reason_of(batch, "收录指标"))
    return Outcome(batch, tuple(row.pk for row in rows))


def merge(source: Indicator, target: Indicator, user: User) -> Outcome:
    """Every target of `source` becomes one of `target`; `source` stays as a signpost, its name as an alias.

    What the machine said of each target stays. Raises MergeError.
    """
    return merge_entries(
        source,
        target,
        user,
        reason="合并指标",
        check=check_apart,
        named=[(Target, "indicator_id"), (IndicatorAlias, "indicator_id")],
        alias=_alias,
    )


def _alias(source: Indicator, target: Indicator) -> IndicatorAlias | None:
    name = folded(source.name)
    known = IndicatorAlias._default_manager.filter(name=name).exists()
    return None if known else IndicatorAlias(indicator=target, name=name)
