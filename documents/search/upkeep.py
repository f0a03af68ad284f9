"""What search does when others act: tables are made, changed or flushed, versions deleted."""

import sys

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from documents.models import DocumentVersion, SearchEntry, SearchIndex, Synonym
from documents.search import engines, index, synonyms
from documents.storing.lock import write_lock


def after_migrate(using: str, **_options: object) -> None:
    """Add synonyms that came with the program, and make the index fit the texts and the program.

    It is empty where documents were stored before there was a search, another where the dictionary or the program
    changed, and full where `flush` emptied the tables of models only.
    """
    connection = connections[using]
    there = connection.introspection.table_names()
    if not {model._meta.db_table for model in (SearchEntry, SearchIndex, Synonym)} <= {*there}:
        return  # migrated back to before there was a search
    synonyms.fill()
    if not SearchEntry.objects.exists():
        engines.of(connection).clear()
    if is_current(connection) and not index.is_whole():
        reindex()


def reindex() -> None:
    """Write the index anew, and say so where there is anything to write: with many documents it takes a while."""
    with write_lock():
        versions, provisions = index.rebuild()
    if versions:
        sys.stdout.write(said(versions, provisions) + "\n")


def said(versions: int, provisions: int) -> str:
    values = {"versions": versions, "provisions": provisions}
    return _("检索索引已重建：%(versions)d 份文件，%(provisions)d 条条款。") % values


def is_current(connection: BaseDatabaseWrapper) -> bool:
    """Are all migrations applied, so that the tables are those that the program knows?"""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes("documents"))


def before_delete(instance: DocumentVersion, **_options: object) -> None:
    """A version that is deleted, perhaps with its document, can't be found any more."""
    index.drop_version(instance)
