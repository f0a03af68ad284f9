"""Querysets of provisions, narrowed to those that are wanted, by the index of the database in use."""

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from documents.models import PolicyDocument, Provision
from documents.search import engines
from documents.search.words.finding import Wanted

PUBLISHED = PolicyDocument.State.PUBLISHED


def searchable() -> QuerySet[Provision]:
    """What can be found: printed provisions of the latest versions of published documents.

    Entries are of latest versions only, so versions, with their long texts, need not be read.
    """
    return Provision.objects.filter(entry__document__state=PUBLISHED)


def is_dense(wanted: Wanted) -> bool:
    """Does it stand in so many provisions that they are better looked through than looked up?"""
    return engines.of(connection).is_dense(wanted)


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


def count_public(wanted: Wanted, most: int, *, dense: bool = False) -> int:
    """How many `searchable` provisions are wanted, counted up to `most`.

    In SQL of its own: each search counts at least once, and the ORM takes longer to write it than it takes.
    """
    asked = engines.of(connection).condition(wanted, dense)
    hits = f"""
        SELECT 1 FROM {asked.table}, documents_searchentry, documents_policydocument
        WHERE {asked.where} AND documents_searchentry.provision_id = {asked.id}
            AND documents_policydocument.id = documents_searchentry.document_id
            AND documents_policydocument.state = %s LIMIT %s"""  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM ({hits}) AS hits", [*asked.params, PUBLISHED, most])  # noqa: S608
        return cursor.fetchone()[0]
