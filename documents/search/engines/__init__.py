"""What each database does in its own way: a module of the same functions for each.

`create`, `remove` (the migration); `write`, `settle`, `erase`, `clear` (the index); `condition`, `entries` and the column
ORDER (the query); where LOOKS_THROUGH, `expected`.
"""

from types import ModuleType

from documents.search.engines import postgresql, sqlite

ENGINES: dict[str, ModuleType] = {"sqlite": sqlite, "postgresql": postgresql}


def of(connection: object) -> ModuleType:
    """The module for a database connection."""
    return ENGINES[connection.vendor]  # type: ignore[attr-defined]
