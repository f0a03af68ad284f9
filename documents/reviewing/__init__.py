"""What people say of what the machine found: decided in one go, kept in a history, undone."""

from documents.reviewing.decide import decide
from documents.reviewing.outcome import Conflict, Outcome, Verdict
from documents.reviewing.undo import undo

__all__ = ["Conflict", "Outcome", "Verdict", "decide", "undo"]
