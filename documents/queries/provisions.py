"""Provisions of one version: all, a stretch of them, one with what stands above it, below it, beside it."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from documents.addresses import ancestor_paths
from documents.models import DocumentVersion, Provision

LONGEST_PATH = 255  # of the column


def nodes_of(version: DocumentVersion) -> QuerySet[Provision]:
    """All provisions of a version in reading order, sentence measures included, the root not."""
    return Provision.objects.filter(tree_id=version.pk).exclude(path="").defer("full_text").order_by("lft")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Provisions in reading order from `first` up to `end`, which is no more in it: values of lft; None is to the end."""

    first: int
    end: int | None = None

    def within(self, of: str = "") -> Q:
        """For provisions; `within("provision__")` for what names one."""
        inside = Q(**{f"{of}lft__gte": self.first})
        return inside if self.end is None else inside & Q(**{f"{of}lft__lt": self.end})

    def over(self, of: str = "") -> Q:
        """For what stands above the first."""
        return Q(**{f"{of}lft__lt": self.first, f"{of}rght__gt": self.first})


def skeleton_of(version: DocumentVersion) -> QuerySet[Provision, tuple[int, int]]:
    """(lft, depth) of all printed provisions in reading order."""
    return nodes_of(version).filter(printed=True).values_list("lft", "depth")


def heads_of(version: DocumentVersion, firsts: Collection[int]) -> QuerySet[Provision]:
    """The top level, and the provisions with these lft, without their long columns."""
    heads = nodes_of(version).filter(Q(depth=1) | Q(lft__in=firsts), printed=True)
    return heads.defer("text", "full_text", "spans", "runs")


def standing_over(version: DocumentVersion, stretch: Stretch) -> QuerySet[Provision]:
    """What stands above the first provision of a stretch, from the top."""
    return nodes_of(version).filter(stretch.over())


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
