"""Querysets of provisions, narrowed to those that are wanted, by the index of the database in use."""

from dataclasses import dataclass

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from documents.models import PolicyDocument, Provision
from documents.search import engines
from documents.search.words.finding import Wanted

PUBLISHED = PolicyDocument.State.PUBLISHED
DENSE = (
    0.05  # the share of all provisions from which the index does not help: looking through them ends sooner
)
KEPT = 200  # of fewer hits the ids are kept, so that the index need not be asked again


def searchable() -> QuerySet[Provision]:
    """What can be found: printed provisions of the latest versions of published documents.

    Entries are of latest versions only, so versions, with their long texts, need not be read.
    """
    return Provision.objects.filter(entry__document__state=PUBLISHED)


@dataclass(frozen=True, slots=True)
class Found:
    """How many public provisions are wanted, counted up to a limit, and their ids where they are few."""

    count: int
    few: tuple[int, ...] | None
    is_dense: bool


def can_look_through() -> bool:
    """Is there another way than to look hits up in the index?"""
    return engines.of(connection).LOOKS_THROUGH


def is_dense(wanted: Wanted, total: int) -> bool:
    """Does it stand in so many of `total` provisions that they are better looked through than looked up?"""
    return engines.of(connection).expected(wanted) > DENSE * total > 0


def narrow(provisions: QuerySet[Provision], wanted: Wanted, *, dense: bool = False) -> QuerySet[Provision]:
    """Those of some provisions that are wanted."""
    asked = engines.of(connection).condition(wanted, dense)
    return provisions.extra(  # noqa: S610 - no other way to join a virtual table; texts are parameters
        tables=[asked.table], where=[asked.where, f"documents_provision.id = {asked.id}"], params=asked.params
    )


def in_order(narrowed: QuerySet[Provision]) -> QuerySet[Provision]:
    """Narrowed provisions as they were stored, which needs no sorting: reading order within a version."""
    return narrowed.order_by(RawSQL(engines.of(connection).ORDER, []))  # noqa: S611


def ids(wanted: Wanted) -> RawSQL:
    """The ids of what is wanted, for `pk__in`."""
    asked = engines.of(connection).condition(wanted)
    return RawSQL(f"SELECT {asked.id} FROM {asked.table} WHERE {asked.where}", asked.params)  # noqa: S608, S611


def look_up(wanted: Wanted, most: int, *, dense: bool = False) -> Found:
    """The `searchable` provisions that are wanted, counted up to `most`.

    In SQL of its own: each search asks at least once, and the ORM takes longer to write it than it takes. NOT IN is
    read once, where a join would look up the document of each hit.
    """
    asked = engines.of(connection).entries(wanted, dense)
    sql = f"""
        SELECT {asked.id} FROM {asked.table} WHERE {asked.where} AND document_id NOT IN (
            SELECT id FROM documents_policydocument WHERE state <> %s) LIMIT %s"""  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, [*asked.params, PUBLISHED, most])
        hits = tuple(pk for (pk,) in cursor.fetchall())
    return Found(len(hits), hits if len(hits) < min(most, KEPT) else None, dense)
