"""What a database is asked, as SQL."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Condition:
    """Rows of `table` for which `where` holds with `params`; `id` is the id of their provision."""

    table: str
    id: str
    where: str
    params: tuple[object, ...]
