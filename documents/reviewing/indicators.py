"""What people say of indicators: it is one, these two are one."""

from collections.abc import Collection

from django.contrib.auth.models import User

from documents.models import Indicator, IndicatorAlias, Target
from documents.reviewing.departments import MergeError
from documents.reviewing.outcome import Outcome
from documents.reviewing.steps import begin, create, reason_of, update, values_of
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
    with write_lock():
        locked = Indicator._default_manager.select_for_update().in_bulk([source.pk, target.pk])
        source, target = locked[source.pk], locked[target.pk]
        _check(source, target)
        batch = begin("merge", user, f"{source.name} → {target.name}")
        reason = reason_of(batch, "合并指标")
        targets = list(Target._default_manager.select_for_update().filter(indicator=source).order_by("pk"))
        for rows, column in (
            (targets, "indicator_id"),
            (list(source.aliases.order_by("pk")), "indicator_id"),
            (list(source.merged.order_by("pk")), "merged_into_id"),
        ):
            before = [values_of(row) for row in rows]
            for row in rows:
                setattr(row, column, target.pk)
            update(batch, rows, before, reason)
        name = folded(source.name)
        if not IndicatorAlias._default_manager.filter(name=name).exists():
            create(batch, [IndicatorAlias(indicator=target, name=name)], reason)
        before = [values_of(source)]
        source.status, source.merged_into = Status.MERGED, target
        update(batch, [source], before, reason)
    return Outcome(batch, tuple(row.pk for row in targets))


def _check(source: Indicator, target: Indicator) -> None:
    if source.pk == target.pk:
        raise MergeError("不能并入自身。")
    for each in source, target:
        if each.status == Status.MERGED:
            raise MergeError(f"{each.name} 已并入 {each.merged_into}。")
