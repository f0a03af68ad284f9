import csv

import pytest
from django.core.management import CommandError, call_command

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


def test_says_how_many_rows_it_wrote(tmp_path, capsys):
    export(tmp_path)
    assert "Wrote 8 rows" in capsys.readouterr().out


@pytest.mark.parametrize("wrong", ["statsu=draft", "status=x", "chapter=1"])
def test_refuses_what_the_page_refuses(tmp_path, wrong):
    with pytest.raises(CommandError, match=wrong.partition("=")[0]):
        export(tmp_path, "--filter", wrong)
    assert not (tmp_path / "rows.csv").exists()


def test_a_filter_without_value_sign(tmp_path):
    with pytest.raises(CommandError, match="name=value"):
        export(tmp_path, "--filter", "status")
