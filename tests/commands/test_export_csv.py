import csv
import hashlib

import pytest
from django.core.management import CommandError, call_command

from documents.models import ExportRun
from tests.samples import PLAN


@pytest.fixture(autouse=True)
def corpus(make_document):
    make_document(PLAN, "dalian")
    make_document(PLAN, "yuzhou", status="draft")


def export(tmp_path, *arguments: str) -> list[list[str]]:
    path = tmp_path / "rows.csv"
    call_command("export_csv", "--output", str(path), "--variant", "plain", *arguments)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_filters_of_the_page(tmp_path):
    rows = export(tmp_path, "--filter", "status=draft", "--filter", "level=clause")
    assert [row[0] for row in rows] == ["地址", "yuzhou/1/1", "yuzhou/1/2", "yuzhou/2/3"]


def test_permanent_links_begin_with_the_site(tmp_path):
    rows = export(tmp_path, "--site", "https://example.org/", "--filter", "document=dalian")
    assert rows[1][-1] == "https://example.org/d/dalian@1/1/1"


def test_standard_output_is_the_same_file_as_the_page(client, capsys):
    call_command("export_csv", "--filter", "sentences=1", "--site", "http://testserver")
    page = b"".join(client.get("/clauses.csv?sentences=1").streaming_content)
    assert capsys.readouterr().out == page.decode()


@pytest.mark.parametrize("variant", ["spreadsheet", "plain"])
@pytest.mark.parametrize("query", ["level=clause", "q=绿色", "preset=tasks", "columns=text,address,lead"])
def test_the_same_bytes_and_hash_as_the_page_both_recorded(client, tmp_path, variant, query):
    path = tmp_path / "rows.csv"
    arguments = ["--site", "http://testserver", "--variant", variant, "--filter", query]
    call_command("export_csv", "--output", str(path), *arguments)
    page = b"".join(client.get(f"/clauses.csv?variant={variant}&{query}").streaming_content)
    assert path.read_bytes() == page
    theirs, ours = ExportRun.objects.all()  # the last first
    assert ours.sha256 == theirs.sha256 == hashlib.sha256(page).hexdigest()
    for name in ("query", "words", "filters", "columns", "format", "data_version", "engine", "rows", "size"):
        assert getattr(ours, name) == getattr(theirs, name), name
    assert client.get(f"/exports/{ours.pk}/manifest.json").json()["resources"][0]["path"] == "rows.csv"


def test_an_empty_value_asks_for_nothing(client, tmp_path):
    rows = export(tmp_path, "--filter", "preset=", "--filter", "columns=n,text")
    run = ExportRun.objects.get()
    described = client.get(f"/exports/{run.pk}/manifest.json").json()
    names = [field["name"] for field in described["resources"][0]["schema"]["fields"]]
    assert names == rows[0] == ["行号", "正文"]
    assert run.filters == {"columns": ["n,text"]}


def test_says_how_many_rows_it_wrote(tmp_path, capsys):
    export(tmp_path)
    run = ExportRun.objects.get()
    said = capsys.readouterr().out
    assert "已写出 8 行到" in said
    assert run.sha256 in said
    assert f"/exports/{run.pk}/manifest.json" in said


@pytest.mark.parametrize("wrong", ["statsu=draft", "status=x", "chapter=1", "page=abc", "view=odd"])
def test_refuses_what_the_page_refuses(tmp_path, wrong):
    with pytest.raises(CommandError, match=wrong.partition("=")[0]):
        export(tmp_path, "--filter", wrong)
    assert not (tmp_path / "rows.csv").exists()


@pytest.mark.parametrize(
    ("wrong", "said"), [("columns=no", "没有这一列：no"), ("preset=no", "没有这种表：no")]
)
def test_refuses_columns_that_there_are_not(tmp_path, wrong, said):
    with pytest.raises(CommandError, match=said):
        export(tmp_path, "--filter", wrong)


def test_a_filter_without_value_sign(tmp_path):
    with pytest.raises(CommandError, match="名称=值"):
        export(tmp_path, "--filter", "status")
