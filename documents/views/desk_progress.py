"""Work that a request of the desk starts and does not wait for long."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from documents.desk import work
from documents.models import Arrival

State = Arrival.State
UNDER_WAY = (State.WAITING, State.READING, State.PUBLISHING)
SETTLING = timedelta(seconds=2)  # a task that was just asked for may not hold its lock yet


def start_soon(task: Callable[[UUID], None], pk: UUID, patience: float) -> None:
    """Start a task when what it works on is committed, and wait `patience` seconds for its end."""

    def start() -> None:
        thread = work.start(task, pk)
        if patience:
            thread.join(patience)

    transaction.on_commit(start)


def in_progress(arrival: Arrival) -> bool:
    """Is something to be done, or being done, that the person waits for?"""
    return arrival.state in UNDER_WAY


def is_stalled(arrival: Arrival) -> bool:
    """Should be worked on, and nobody does: the server was stopped in the middle of it."""
    if not in_progress(arrival) or timezone.now() - arrival.changed_at < SETTLING:
        return False
    return not work.is_worked_on(arrival.pk)
