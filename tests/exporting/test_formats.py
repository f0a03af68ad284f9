"""The same rows in every format, each download described, and no cell that a spreadsheet would run."""

import csv
import hashlib
import io
import json

import frictionless
import openpyxl
import pytest
from django.utils.http import parse_header_parameters

from documents.exporting.about import ABOUT
from documents.exporting.choice import KNOWN
from documents.exporting.formats import Format, pieces
from documents.exporting.pairs import csv_chunks
from documents.exporting.rows import Variant, lines
from documents.models import ExportRun, Synonym
from documents.views.exports import clauses_csv
from tests.exporting.hostile import HOSTILE, runs, seen
from tests.samples import DUTIES, FORMULAS, PLAN

pytestmark = pytest.mark.django_db
FILES = ["clauses.csv", "clauses.csv?variant=plain", "clauses.xlsx", "clauses.jsonl"]


def fetch(client, address: str) -> tuple[bytes, str]:
    """The file, and where its manifest is."""
    answer = client.get(f"/{address}")
    assert answer.status_code == 200
    content = b"".join(answer.streaming_content)
    link = answer.headers["Link"].partition(">")[0].removeprefix("<http://testserver")
    return content, link


def cells(form: Format, content: bytes) -> list[list[str]]:
    """Headings and rows of any file."""
    if form is Format.XLSX:
        sheet = openpyxl.load_workbook(io.BytesIO(content)).active
        return [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]
    text = content.decode("utf-8-sig")
    if form is Format.JSONL:
        rows = [json.loads(line) for line in text.splitlines()]
        return [list(rows[0]), *(list(row.values()) for row in rows)]
    return list(csv.reader(io.StringIO(text, newline="")))


def test_every_format_holds_the_same_rows(client, make_document):
    make_document(PLAN, "dalian")
    make_document(DUTIES, "liaoning")
    plain = cells(Format.PLAIN, fetch(client, "clauses.csv?variant=plain&sentences=1")[0])
    assert len(plain) > 10
    for form, address in (Format.XLSX, "clauses.xlsx"), (Format.JSONL, "clauses.jsonl"):
        assert cells(form, fetch(client, f"{address}?sentences=1")[0])[1:] == plain[1:]


def test_the_table_of_tasks(client, make_document):
    make_document(DUTIES, "liaoning", document_number="辽政发〔2024〕1号")
    rows = cells(Format.XLSX, fetch(client, "clauses.xlsx?preset=tasks&chapter=2&document=liaoning")[0])
    assert rows[0] == [
        "序号",
        "文件",
        "文号",
        "章",
        "条",
        "任务内容",
        "牵头单位",
        "责任单位",
        "配合单位",
        "完成时限",
        "量化目标",
        "审核状态",
        "永久链接",
    ]
    assert [row[0] for row in rows[1:]] == [str(n) for n in range(1, len(rows))]
    row = next(row for row in rows[1:] if row[-1].endswith("/2/3/2"))
    assert row[1:6] == [
        "辽宁省水污染防治工作方案",
        "辽政发〔2024〕1号",
        "二、重点任务",
        "（三）治理工业废水",
        "实施提标改造。（牵头单位：省水利厅；指导单位：省住房城乡建设厅）",
    ]
    assert "水利厅" in row[6]
    assert row[-1].startswith("http://testserver/d/liaoning@1/")


def test_targets_and_deadlines_of_a_task(client, make_document):
    make_document(PLAN)
    rows = cells(Format.JSONL, fetch(client, "clauses.jsonl?preset=tasks&q=细颗粒物浓度")[0])
    told = dict(zip(rows[0], rows[1], strict=True))
    assert told["due"] == "2025 年"
    assert "10%" in told["target"]


@pytest.mark.django_db(transaction=True)  # COPY has a connection of its own, which sees what is committed
def test_columns_are_chosen_in_the_order_named(client, make_document):
    make_document(PLAN)
    rows = cells(Format.PLAIN, fetch(client, "clauses.csv?variant=plain&columns=heading,address")[0])
    assert rows[:2] == [["标题", "地址"], ["指导思想", "dalian/1/1"]]
    assert client.get("/clauses.csv?columns=no").status_code == 400
    assert client.get("/clauses.xlsx?preset=no").status_code == 400


@pytest.mark.parametrize("address", FILES)
def test_a_download_is_described_when_it_ended(client, make_document, tmp_path, address):
    make_document(FORMULAS, "shenyang")
    content, link = fetch(client, address)
    described = client.get(link).json()
    resource = described["resources"][0]
    assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
    form = Format(ExportRun.objects.get().format)
    assert described["govtrack"]["rows"] == len(cells(form, content)) - 1
    (tmp_path / resource["path"]).write_bytes(content)
    (tmp_path / "manifest.json").write_text(json.dumps(described), encoding="utf-8")
    report = frictionless.Package(str(tmp_path / "manifest.json")).validate()
    assert report.valid, report.flatten(["type", "message"])


@pytest.mark.parametrize("address", FILES)
def test_the_same_question_gives_the_same_bytes(client, make_document, address):
    make_document(PLAN)
    first, second = fetch(client, address), fetch(client, address)
    assert first[0] == second[0]
    runs = list(ExportRun.objects.all())
    assert runs[0].sha256 == runs[1].sha256
    assert runs[0].data_version == runs[1].data_version
    make_document(PLAN.replace("绿色", "蓝色"))
    fetch(client, address)
    assert len({run.data_version for run in ExportRun.objects.all()}) == 2


@pytest.mark.parametrize("changed", [False, True])
def test_a_file_of_changing_data_claims_no_version(client, rf, make_document, changed):
    make_document(PLAN)
    pieces = iter(clauses_csv(rf.get("/clauses.csv")))
    next(pieces)
    if changed:
        Synonym.objects.filter(term="PPP").update(active=False)
    assert list(pieces)
    run = ExportRun.objects.get()
    told = client.get(f"/exports/{run.pk}/manifest.json").json()["govtrack"]
    assert told["repeatable"] is not changed
    assert (told["data_version"] is None) is changed


def test_an_aborted_download_has_no_manifest(client, rf, make_document):
    make_document(PLAN)
    next(iter(clauses_csv(rf.get("/clauses.csv"))))
    run = ExportRun.objects.get()
    assert run.ended is None
    assert client.get(f"/exports/{run.pk}/manifest.json").status_code == 404


def test_names_of_files_are_chinese(client, make_document):
    make_document(PLAN)
    for address, name in ("clauses.xlsx?preset=tasks", "任务分解表-"), ("clauses.jsonl", "条款-"):
        _, said = parse_header_parameters(client.get(f"/{address}").headers["Content-Disposition"])
        assert said["filename"].startswith(name)


def test_the_export_page_announces_the_rows(client, make_document):
    make_document(PLAN)
    page = client.get("/export/?level=clause&columns=address&columns=text")
    assert page.context["rows"] == 3
    assert page.context["headings"] == ["地址", "正文"]
    assert "列出：条" in page.content.decode()
    fetch(client, "clauses.csv?level=clause&columns=address%2Ctext")
    assert "manifest.json" in client.get("/export/?level=clause&columns=address,text").content.decode()


def test_every_column_is_explained(client, db):
    assert set(ABOUT) == set(KNOWN)
    html = client.get("/columns/").content.decode()
    assert all(f'id="{key}"' in html for key in KNOWN)


@pytest.mark.parametrize("form", [Format.CSV, Format.XLSX])
def test_no_cell_is_a_formula(form):
    assert len(HOSTILE) >= 40
    assert sum(map(runs, HOSTILE)) >= 40
    content = b"".join(pieces(form, HOSTILE, HOSTILE, [[[cell] * len(HOSTILE)] for cell in HOSTILE]))
    if form is Format.XLSX:
        sheet = openpyxl.load_workbook(io.BytesIO(content)).active
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s"}
        assert [seen(row[0].value) for row in sheet.iter_rows(min_row=2)] == list(map(seen, HOSTILE))
    else:
        headings, *rows = cells(form, content)
        assert len(rows) == len(HOSTILE)
        assert [seen(row[0].replace("'", "")) for row in rows] == [
            seen(cell.replace("'", "")) for cell in HOSTILE
        ]
        assert not [cell for row in [headings, *rows] for cell in row if runs(cell)]


def test_headings_of_a_comparison_are_no_formulas_either():
    """Titles of documents are headings there."""
    headings, _ = csv.reader(csv_chunks(HOSTILE, [["正文"]], Variant.SPREADSHEET))
    assert not [cell for cell in headings if runs(cell)]
    assert list(csv.reader(csv_chunks(HOSTILE, [], Variant.PLAIN)))[0] == HOSTILE


def test_a_bare_line_break_is_quoted_whatever_the_end():
    """As PostgreSQL's COPY does."""
    assert lines([["甲\r乙", "丙"]], "\n") == '"甲\r乙",丙\n'


def test_two_columns_never_have_one_name(client, make_document):
    make_document(PLAN)
    content, link = fetch(client, "clauses.csv?preset=tasks&columns=n,label,task")
    names = cells(Format.CSV, content)[0]
    assert names == ["行号", "序号", "任务内容"]
    schema = client.get(link).json()["resources"][0]["schema"]
    assert [field["name"] for field in schema["fields"]] == names
