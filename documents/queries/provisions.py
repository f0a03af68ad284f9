"""Provisions of one version: all, one with what stands above it, below it, beside it."""

from django.db.models import Q, QuerySet

from documents.addresses import ancestor_paths
from documents.models import DocumentVersion, Provision

LONGEST_PATH = 255  # of the column


def nodes_of(version: DocumentVersion) -> QuerySet[Provision]:
    """All provisions of a version in reading order, sentence measures included, the root not."""
    return Provision.objects.filter(tree_id=version.pk).exclude(path="").defer("full_text").order_by("lft")


def with_ancestors(version: DocumentVersion, path: str) -> list[Provision]:
    """The provision at a path, preceded by what stands above it, from the top; empty where there is none."""
    if len(path) > LONGEST_PATH or "\x00" in path:  # PostgreSQL takes no NUL
        return []
    found = list(nodes_of(version).filter(path__in=[*ancestor_paths(path), path]))
    return found if found and found[-1].path == path else []


def below(node: Provision) -> QuerySet[Provision]:
    """What stands below a provision, in reading order, sentence measures included."""
    inside = Q(tree_id=node.tree_id, lft__gt=node.lft, rght__lt=node.rght)
    return Provision.objects.filter(inside).defer("full_text").order_by("lft")


def neighbours(node: Provision) -> tuple[Provision | None, Provision | None]:
    """The provisions of the same depth before and after: of 3/9 that is 2/8 if chapter 3 begins with 9."""
    alike = (
        Provision.objects.filter(tree_id=node.tree_id, depth=node.depth, printed=node.printed)
        .select_related("parent")
        .defer("full_text", "parent__full_text")
    )
    before = alike.filter(lft__lt=node.lft).order_by("-lft").first()
    return before, alike.filter(lft__gt=node.rght).order_by("lft").first()
