"""At which provisions responsibilities hold: those that print them, and all below.

Nearly all are printed where nothing but sentences stands below. So what the few others hand down is looked up first,
and the rest is asked of each row, or of the index; all of it step by step down from what prints them took ten times as
long. None of it is stored, so what a person said a second ago is in every answer.
"""

from collections.abc import Mapping, Sequence

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django_cte import CTE, with_cte

from documents.models import Provision, Responsibility
from documents.queries.many import many

HEIRS = "provision__children__"  # of a responsibility: what stands right below


def handed_down(duties: QuerySet[Responsibility]) -> list[int]:
    """Ids of the printed provisions below those that print some responsibilities. One query.

    `full_text` is filled where printed provisions stand below; the index of those is short.
    """
    printing = Exists(duties.order_by().filter(provision=OuterRef("pk")))
    holders = Provision.objects.filter(printing).exclude(full_text="").order_by()
    first = Provision.objects.filter(parent__in=holders.values("pk"), printed=True).order_by().values("pk")

    def step(held: CTE) -> QuerySet:
        below = held.join(Provision, parent=held.col.pk).filter(printed=True)
        return first.union(below.order_by().values("pk"))

    held = CTE.recursive(step, name="handed")
    return list(with_cte(held, select=held.queryset().order_by().values_list("pk", flat=True)))


def holding(
    duties: QuerySet[Responsibility], handed: Sequence[int], *, few: bool, sentences: bool = False
) -> Q:
    """Provisions at which some responsibilities hold; `handed` is what these hand down.

    `few`: begin with the responsibilities. Else each row is asked whether there is one: of many, that is never more
    than what is read anyway, and the first page is found at once. A sentence has what its provision has.
    """
    at = _at(duties, handed, "pk", few=few)
    if not sentences:
        return at
    return at | Q(_at(duties, handed, "parent_id", few=few), printed=False)


def _at(duties: QuerySet[Responsibility], handed: Sequence[int], place: str, *, few: bool) -> Q:
    """Provisions whose `place`, their own or their parent's id, is one of those."""
    printing = duties.order_by()
    listed = Q(**{f"{place}__in": printing.values("provision")})
    own = listed if few else Q(Exists(printing.filter(provision=OuterRef(place))))
    return own | Q(**{f"{place}__in": many(handed)}) if handed else own


def held_rows(
    duties: QuerySet[Responsibility], fields: Mapping[str, str], *, sentences: bool = False
) -> tuple[CTE, CTE]:
    """What responsibilities say at each provision at which they hold, each once: `row` and some `fields` of theirs,
    by name. The second table is to be asked, `with_cte` wants both.
    """
    printing = duties.order_by()
    own = printing.values(row=F("provision"), **_fields(fields))
    heirs = printing.filter(**{f"{HEIRS}printed": True}).exclude(provision__full_text="")
    if sentences:
        heirs = printing.filter(**{f"{HEIRS}isnull": False})
    first = heirs.values(row=F(f"{HEIRS}pk"), **_fields(fields))

    def step(held: CTE) -> QuerySet:
        below = held.join(Provision, parent=held.col.row).order_by()
        if not sentences:
            below = below.filter(printed=True)
        return first.union(below.values(row=F("pk"), **{name: getattr(held.col, name) for name in fields}))

    handed = CTE.recursive(step, name="handed")
    return handed, CTE(own.union(handed.queryset().order_by().values("row", *fields)), name="held")


def _fields(fields: Mapping[str, str]) -> dict[str, F]:
    return {name: F(field) for name, field in fields.items()}
