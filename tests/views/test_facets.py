"""How the rows of a list divide, and what a search box offers."""

import pytest

from documents.models import Department
from tests.samples import DUTIES, PLAN

pytestmark = pytest.mark.django_db


@pytest.fixture
def corpus(make_document):
    make_document(PLAN, "dalian", regions=["辽宁省", "大连市"], level="prefecture", issued_on="2024-05-01")
    make_document(DUTIES, "liaoning", regions=["辽宁省"], level="province", issued_on="2023-01-01")


def shares(client, query: str) -> dict[str, dict]:
    page = client.get(f"/clauses/facets/?{query}", headers={"HX-Request": "true"})
    assert "<html" not in page.content.decode()
    return {
        facet.parameter: {one["value"]: one["rows"] for one in facet.values}
        for facet in page.context["facets"]
    }


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize(
    "query",
    [
        "",
        "q=绿色发展",
        "level=clause&sentences=1",
        "q=绿色&sentences=1",
        "role=lead",
        "role=support&sentences=1",
        "review=suggested&lead=1",
        "department=辽宁省水利厅",
        "departments_all=辽宁省水利厅",
        "departments_all=辽宁省水利厅&department=辽宁省生态环境厅",
        "department_below=1",
        "department_below=1&departments_all=辽宁省生态环境厅",
        "department_below=1&department=辽宁省生态环境厅&role=lead",
    ],
)
def test_each_value_has_the_rows_that_choosing_it_lists(client, query):
    """辽宁省水利厅 stands below 辽宁省生态环境厅 here, and 大连市 always below 辽宁省."""
    above = Department.objects.get(name="辽宁省生态环境厅")
    Department.objects.filter(name__in=("辽宁省水利厅", "辽宁省科学技术厅")).update(parent=above)
    found = shares(client, query)
    assert {"document", "region", "admin_level"} <= set(found)
    for parameter, values in found.items():
        for value, rows in values.items():
            listed = client.get(
                f"/clauses/?{query}",
                {**dict(pair.split("=") for pair in query.split("&") if pair), parameter: value},
            )
            assert listed.context["page"].paginator.count == rows, (parameter, value)


@pytest.mark.usefixtures("corpus")
def test_a_department_has_the_rows_of_those_below_it_where_that_is_asked(client):
    above = Department.objects.get(name="辽宁省水利厅")
    Department.objects.filter(name="辽宁省生态环境厅").update(parent=above)
    alone, together = (
        shares(client, query)["department"]["辽宁省水利厅"] for query in ("", "department_below=1")
    )
    assert (alone, together) == (3, 4)


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("department=辽宁省水利厅", {"水利"}),
        ("departments_all=辽宁省水利厅", {"水利"}),
        ("departments_all=辽宁省水利厅、辽宁省生态环境厅", set()),
    ],
)
def test_beside_a_department_only_its_own_function_line_is_offered(client, typed, lines):
    assert set(shares(client, typed).get("function", {})) == lines


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize("name", ["大连市委、市政府督查部门", "市委，市政府 督查室"])
def test_a_department_whose_name_looks_like_several_is_one(client, name):
    Department.objects.filter(name="辽宁省水利厅").update(name=name)
    rows = shares(client, "")["department"][name]
    for typed in (name, f"辽宁省财政厅、{name}"):
        asked = (
            client.get("/clauses/", {"department": typed}).context["filter"].form.cleaned_data["department"]
        )
        assert asked[-1].name == name
    assert client.get("/clauses/", {"department": name}).context["page"].paginator.count == rows


@pytest.mark.usefixtures("corpus")
def test_a_kind_is_counted_without_what_is_chosen_of_it(client):
    assert set(shares(client, "document=dalian")["document"]) == {"dalian", "liaoning"}
    assert set(shares(client, "document=dalian")["year"]) == {2024}


@pytest.mark.usefixtures("corpus")
def test_without_scripts_it_is_a_page(client):
    html = client.get("/clauses/facets/?q=绿色发展").content.decode()
    assert "<html" in html
    assert "document=dalian" in html


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [("排污 绿", "排污 绿色"), ("大气污染", "大连市大气污染防治工作方案"), ("省水", "辽宁省水利厅")],
)
def test_suggestions_complete_the_last_word(client, typed, offered):
    assert f'<option value="{offered}">' in client.get("/suggest/", {"q": typed}).content.decode()


@pytest.mark.parametrize("typed", ["", " ", "\x00", "长" * 500, "%", "_"])
def test_nothing_to_suggest(client, typed):
    assert "<option" not in client.get("/suggest/", {"q": typed}).content.decode()
