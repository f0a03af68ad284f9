"""`compare`: stored documents and files, every unit accounted for."""

import json
from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from documents.comparing.units import units_of
from documents.models import DocumentVersion
from tests.score import gold

pytestmark = pytest.mark.django_db


def compare(a: object, b: object, format: str = "json") -> str:
    out = StringIO()
    call_command("compare", str(a), str(b), "--format", format, stdout=out)
    return out.getvalue()


def test_stored_documents(make_document: Callable[..., DocumentVersion]) -> None:
    for slug in ("liaoning", "yuzhou"):
        make_document(gold.path_of(slug).read_text(encoding="utf-8"), slug)
    rows = json.loads(compare("liaoning", "yuzhou"))
    assert {"a": "liaoning/1/2", "b": "yuzhou/2/4"}.items() <= rows[1].items()
    assert rows[1]["relation"] == "equal"
    assert 0.9 < rows[1]["score"] <= 1
    assert [row["a"] for row in rows if row["b"] is None] == [
        "liaoning/4/16",
        "liaoning/7/29",
        "liaoning/7/30",
    ]
    assert [row["b"] for row in rows if row["a"] is None] == ["yuzhou/1/1", "yuzhou/1/2"]
    assert rows == json.loads(compare("liaoning@1", "yuzhou").replace("liaoning@1/", "liaoning/"))


def test_files_and_every_unit_once() -> None:
    rows = json.loads(compare(gold.path_of("yuzhou"), gold.path_of("dalian")))
    for slug, side in (("yuzhou", "a"), ("dalian", "b")):
        expected = {f"{slug}/{unit.path}" for unit in units_of(gold.outline_of(slug))}
        paired = {row[side] for row in rows if row["a"] and row["b"]}
        alone = [row[side] for row in rows if row[side] and not (row["a"] and row["b"])]
        assert len(alone) == len(set(alone))
        assert not paired & set(alone)
        assert paired | set(alone) == expected


def test_text_ends_with_a_sentence() -> None:
    text = compare(gold.path_of("liaoning"), gold.path_of("yuzhou"), "text")
    *lines, said = text.splitlines()
    assert said == f"{len(lines) - 5} 对，未承接 3 条，新增 2 条"
    assert "liaoning/4/16\t—\t0.0\t未承接" in text


def test_an_unknown_name() -> None:
    with pytest.raises(CommandError, match="没有名为 nowhere 的已入库文件，也没有这个文件"):
        compare("nowhere", "yuzhou")
