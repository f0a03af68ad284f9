"""The command `search`."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.search import made

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def texts() -> None:
    made.store_texts("plan", ["落实排污许可制度。", "推进政府和社会资本合作。", "落实排污许可，强化监管。"])


def told(*arguments: str) -> str:
    out = StringIO()
    call_command("search", *arguments, stdout=out)
    return out.getvalue()


def test_json() -> None:
    hits = json.loads(told("排污许可", "--format", "json"))
    assert [(hit["address"], hit["why"], hit["exact"]) for hit in hits] == [
        ("plan/1", "原文有“排污许可”", True),
        ("plan/3", "原文有“排污许可”", True),
    ]
    assert hits[0]["score"] >= hits[1]["score"] > 0
    assert json.loads(told("量子计算", "--format", "json")) == []
    assert len(json.loads(told("排污许可", "--format", "json", "--limit", "1"))) == 1


def test_text() -> None:
    assert (
        told("PPP")
        == "plan/2  推进政府和社会资本合作。（换词：“ppp”→“政府和社会资本合作”“社会资本”）\n共 1 条\n"
    )
    assert told("排污许可", "监管").startswith("plan/3  ")
    assert told("--", "排污许可", "-监管").endswith("共 1 条\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [(["，"], "只有标点"), (['"水'], "引号"), (["水", "--limit", "0"], "--limit"), (["水" * 10_000], "过长")],
)
def test_bad_queries(arguments: list[str], message: str) -> None:
    with pytest.raises(CommandError, match=message):
        told(*arguments)
