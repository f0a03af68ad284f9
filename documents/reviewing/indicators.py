"""What people say of indicators: it is one, these are one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from django.contrib.auth.models import User
from django.db.models import Count
from django.utils.translation import gettext as _

from documents.models import Indicator, IndicatorAlias, ReviewBatch, Target
from documents.reviewing.merging import MergeError, check_apart, merge_entries
from documents.reviewing.outcome import Outcome
from documents.reviewing.steps import begin, reason_of, update, values_of
from documents.storing.indicators import folded
from documents.storing.lock import write_lock

Status = Indicator.Status


@dataclass(slots=True)
class Preview:
    """What a merge moves: targets by state, names and aliases, former merges; `doubts` are what speaks against it."""

    by_state: dict[str, int] = field(default_factory=dict)
    aliases: list[str] = field(default_factory=list)
    former: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)


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
        batch = begin(ReviewBatch.Verb.KNOWN_INDICATOR, user, "、".join(row.name for row in rows))
        before = [values_of(row) for row in rows]
        for row in rows:
            row.status = Status.KNOWN
        update(batch, rows, before, reason_of(batch, _("收录指标")))
    return Outcome(batch, tuple(row.pk for row in rows))


def preview(sources: Sequence[Indicator], target: Indicator) -> Preview:
    """What merging would move, counted over all sources. Raises MergeError."""
    _check(sources, target)
    states = Target.objects.filter(indicator__in=sources).order_by().values_list("state")
    aliases = IndicatorAlias.objects.filter(indicator__in=sources).values_list("name", flat=True)
    former = Indicator.objects.filter(merged_into__in=sources).values_list("name", flat=True)
    return Preview(
        by_state=dict(states.annotate(number=Count("pk"))),
        aliases=[*(source.name for source in sources), *aliases],
        former=list(former),
        doubts=[doubt for source in sources for doubt in _doubts(source, target)],
    )


def _doubts(source: Indicator, target: Indicator) -> list[str]:
    """细颗粒物浓度 in 微克/立方米, less is better, is hardly 优良天数比率 in %, more is better."""
    said = (
        (_("单位"), source.unit, target.unit),
        (_("方向"), source.get_better_display(), target.get_better_display()),
        (_("条线"), source.function, target.function),
    )
    return [
        _("%(name)s 与 %(target)s %(what)s不同：%(one)s、%(other)s")
        % {"name": source.name, "target": target.name, "what": what, "one": one, "other": other}
        for what, one, other in said
        if one and other and one != other
    ]


def merge(sources: Sequence[Indicator], target: Indicator, user: User) -> Outcome:
    """Every target of the sources becomes one of `target`; they stay as signposts, their names as aliases.

    What the machine said of each target stays. All of them or none: raises MergeError where one cannot be merged.
    """
    _check(sources, target)
    return merge_entries(
        sources,
        target,
        user,
        verb=ReviewBatch.Verb.MERGE_INDICATOR,
        check=check_apart,
        named=[(Target, "indicator_id"), (IndicatorAlias, "indicator_id")],
        aliases=_aliases,
    )


def _check(sources: Sequence[Indicator], target: Indicator) -> None:
    if not sources:
        raise MergeError(_("不能并入自身。"))
    for source in sources:
        check_apart(source, target)


def _aliases(sources: Sequence[Indicator], target: Indicator) -> list[IndicatorAlias]:
    """Two names may be folded to the same: it leads on once."""
    names = dict.fromkeys(folded(source.name)[:200] for source in sources)
    known = set(IndicatorAlias.objects.filter(name__in=names).values_list("name", flat=True))
    return [IndicatorAlias(indicator=target, name=name) for name in names if name not in known]
