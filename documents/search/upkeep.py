"""What search does when others act: tables are made, changed or flushed, versions deleted."""

from django.db import connections

from documents.models import DocumentVersion, SearchEntry, Synonym
from documents.search import engines, index, synonyms


def after_migrate(using: str, **_: object) -> None:
    """Add synonyms that came with the program, and empty an index that `flush` left behind without its entries."""
    connection = connections[using]
    there = connection.introspection.table_names()
    if not {model._meta.db_table for model in (SearchEntry, Synonym)} <= {*there}:
        return  # migrated back to before there was a search
    synonyms.fill()
    if not SearchEntry.objects.exists():
        engines.of(connection).clear()


def before_delete(instance: DocumentVersion, **_: object) -> None:
    """A version that is deleted, perhaps with its document, can't be found any more."""
    index.drop_version(instance)
