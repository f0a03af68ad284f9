"""What a document is called, by its file."""

import pytest

from documents.models import PolicyDocument
from documents.storing.identity import free_slug, slug_of


@pytest.mark.parametrize(
    ("file_name", "slug"),
    [
        ("dalian.txt", "dalian"),
        ("Dalian Plan (2022).TXT", "dalian-plan-2022"),
        ("大连方案.txt", "da-lian-fang-an"),
        ("大连2022年plan.md", "da-lian-2022-nian-plan"),
        ("关于全面推进美丽辽宁建设的实施意见征求意见稿公开征求意见.txt", "guan-yu-quan-mian-tui-jin-mei-li-liao-ning-jian-she-de-shi"),
        ("a" * 100 + ".txt", "a" * 60),
        ("——.txt", "document"),
        ("...txt", "document"),
    ],
)  # fmt: skip
def test_slug_of_a_file_name(file_name: str, slug: str) -> None:
    assert slug_of(file_name) == slug


@pytest.mark.django_db
def test_a_taken_slug_is_numbered() -> None:
    for slug in ("plan", "plan-2", "plan-b"):
        PolicyDocument.objects.create(slug=slug, title=slug)
    assert free_slug("plan.txt") == "plan-3"
    assert free_slug("other.txt") == "other"
