"""Who is responsible: responsibility groups and duties in prose → findings with role and evidence."""

from documents.enriching.departments.find import DutyFound, find

__all__ = ["DutyFound", "find"]
