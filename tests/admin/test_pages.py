"""Every list and every page of the admin opens, finds, filters, and asks the database the same number of questions
for few rows and for many."""

import re

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext

from documents.models import Provision

PROXIES = ["chapter", "clause", "measure"]
IMPORTED = ["region", "sourcefile", "policydocument", "documentversion", "provision", *PROXIES]
INTERNAL = {"searchentry", "searchword", "searchindex", "aligned"}  # written by the program for itself
ELSEWHERE = {"arrival"}  # has pages of its own: the import desk


def test_every_model_is_registered():
    models = {model._meta.model_name for model in apps.get_app_config("documents").get_models()}
    history = {name for name in models if name.startswith("historical")}
    assert models - INTERNAL - ELSEWHERE - history <= {
        model._meta.model_name for model in admin.site._registry
    }


@pytest.mark.parametrize("model", IMPORTED)
def test_list_and_page_open_and_rows_cannot_be_added_or_deleted(admin_pages, imported, model):
    imported("大气")
    html = admin_pages.html(f"{model}/")
    assert "政策文件知识库" in html
    assert admin_pages.get(f"{model}/add/").status_code == 403
    kind = apps.get_model("documents", model)
    row = getattr(kind, "rows", kind._default_manager).first()
    page = admin_pages.html(f"{model}/{row.pk}/change/")
    assert admin_pages.get(f"{model}/{row.pk}/delete/").status_code == 403
    assert not re.search(r'name="_save"', page)
    assert len(page) < 200_000, "no list of all rows in a page"


@pytest.mark.parametrize("address", [*IMPORTED, "provision/?kind__exact=measure", "provision/?q=大气"])
def test_lists_ask_the_same_number_of_questions_for_few_and_many(admin_pages, imported, address):
    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            admin_pages.html(f"{address}/" if "?" not in address else address)
        return len(asked)

    imported("大气")
    few = questions()
    for name in "水体", "土壤", "噪声":
        imported(name)
    assert questions() == few < 12


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("q=排污许可", ["1/2/2"]),
        ("q=1/2/2", ["1/2/2"]),
        ("kind__exact=clause", ["1/1", "1/2", "2/3"]),
        ("kind__exact=measure&printed__exact=1", ["1/2/1", "1/2/2"]),
    ],
)
def test_provisions_are_found(admin_pages, imported, question, found):
    imported("大气")
    shown = re.findall(r'field-path">([^<]*)<', admin_pages.html(f"provision/?{question}"))
    assert shown == found


def test_an_address_finds_the_provision_and_those_below(admin_pages, imported):
    air, water = imported("大气"), imported("水体")
    html = admin_pages.html(f"provision/?q={air.document.slug}/1/2")
    assert re.findall(r'field-path">([^<]*)<', html) == ["1/2", "1/2/1", "1/2/2"]
    assert f'field-document">{water.address}<' not in html


def test_the_proxies_show_their_level_only(admin_pages, imported):
    imported("大气")
    paths = {
        model: re.findall(r'field-path">([^<]*)<', admin_pages.html(f"{model}/?printed__exact=1"))
        for model in PROXIES
    }
    assert paths == {"chapter": ["1", "2"], "clause": ["1/1", "1/2", "2/3"], "measure": ["1/2/1", "1/2/2"]}


def test_the_list_is_indented_by_depth(admin_pages, imported):
    imported("大气")
    html = admin_pages.html("provision/")
    assert '<span class="depth-1">一、总体要求</span>' in html
    assert '<span class="depth-2">（一）指导思想</span>' in html
    assert '<span class="depth-3">坚持系统治理。</span>' in html


def test_documents_are_asked_for_by_typing(admin_pages, imported):
    air, water = imported("大气"), imported("水体")
    html = admin_pages.html("provision/")
    assert air.document.title not in html.split('id="changelist-filter"')[1], "no list of all documents"
    question = {
        "app_label": "documents",
        "model_name": "documentversion",
        "field_name": "document",
        "term": "水体",
    }
    answer = admin_pages.client.get("/admin/autocomplete/", question).json()
    assert [row["id"] for row in answer["results"]] == [str(water.document_id)]
    chosen = admin_pages.html(f"provision/?version__document__id__exact={water.document_id}")
    assert set(re.findall(r'field-document">([^<]*)<', chosen)) == {water.address}
    assert f'<option value="{water.document_id}" selected>{water.document.title}</option>' in chosen


@pytest.mark.parametrize(
    ("path", "own"),
    [("1/2/2", "2.排污许可全覆盖。"), ("1/1/s2", "坚持系统治理。")],
)
def test_a_provision_stands_beside_its_source_lines(admin_pages, imported, path, own):
    imported("大气")
    provision = Provision.objects.get(path=path)
    html = admin_pages.html(f"provision/{provision.pk}/change/")
    assert f"<mark>{own}</mark>" in html
    line = provision.version.text[: provision.version.text.index(own)].count("\n") + 1
    assert f'<th scope="row">{line}</th>' in html


def test_nothing_of_a_document_can_be_typed_over(admin_pages, imported):
    document = imported("大气").document
    data = {"state": "withdrawn", "title": "别的标题", "slug": "other"}
    data |= {"versions-TOTAL_FORMS": "0", "versions-INITIAL_FORMS": "0"}
    address = f"/admin/documents/policydocument/{document.pk}/change/"
    assert admin_pages.client.post(address, data).status_code == 403
    before = document.title, document.slug, document.state
    document.refresh_from_db()
    assert (document.title, document.slug, document.state) == before


def test_the_parse_report_reads_as_words(admin_pages, imported):
    version = imported("大气")
    version.report |= {
        "discarded": [{"start": 0, "end": 2, "reason": "页眉"}],
        "warnings": [{"line": 3, "message": "序号重复"}],
    }
    version.save()
    html = admin_pages.html(f"documentversion/{version.pk}/change/")
    assert "<td>1</td><td>页眉</td><td>大连</td>" in html
    assert "<td>3</td><td>序号重复</td>" in html
    assert '<th scope="row">7</th>' in html, "the source text has its line numbers"
