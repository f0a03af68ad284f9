"""Targets: how much and by when, as data."""

from documents.enriching.targets.find import find
from documents.enriching.targets.found import TargetFound

__all__ = ["TargetFound", "find"]
