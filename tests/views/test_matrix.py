"""Each number of the matrix is the number of rows that its link lists."""

import pytest

from documents.models import Department, Provision, Responsibility
from tests.samples import DUTIES, PLAN

FIRST, WATER = "辽宁省生态环境厅", "辽宁省水利厅"


@pytest.fixture
def corpus(make_document):
    make_document(DUTIES, "liaoning", regions=["辽宁省"], level="province")
    make_document(
        DUTIES.replace("二、", "二、继续").replace("（四）", "（牵头单位：省水利厅）（四）"),
        "second",
        regions=["辽宁省"],
    )
    make_document(PLAN, "dalian")
    Responsibility.objects.filter(path="2/3", role="lead").update(state="confirmed")
    chapter = Provision.objects.get(
        version__document__slug="liaoning", path="2"
    )  # who is in charge of a whole chapter
    Responsibility.objects.create(
        version=chapter.version,
        provision=chapter,
        path="2",
        department=Department.objects.get(name=WATER),
        role="guide",
        state="confirmed",
        machine=False,
    )


def numbers(page):
    """(number, address) of all that the page shows."""
    for row in page.context["rows"]:
        for cell in filter(None, row.cells):
            yield cell.total.n, cell.total.address
            yield from ((one.n, one.address) for one in cell.roles)
        if row.total:
            yield row.total.n, row.total.address
    for one in (*page.context["unled"], *page.context["every"], page.context["unled_total"]):
        yield one.n, one.address


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize(
    "query",
    [
        "",
        "?role=lead",
        "?review=confirmed",
        "?document=liaoning",
        "?document=second&role=responsible",
        "?document=dalian",
    ],
)
def test_numbers_are_the_rows_of_their_lists(client, query):
    page = client.get(f"/matrix/{query}")
    found = list(numbers(page))
    assert found
    for n, address in found:
        assert client.get(address).context["page"].paginator.count == n, address
        assert f'href="{address.replace("&", "&amp;")}"' in page.content.decode()


@pytest.mark.usefixtures("corpus")
def test_cells(client):
    page = client.get("/matrix/")
    columns = [column.ask["document"] for column in page.context["table"].columns]
    cells = {
        (row.department.name, slug): (cell.total.n, {one.role: one.n for one in cell.roles})
        for row in page.context["rows"]
        for slug, cell in zip(columns, row.cells, strict=True)
        if cell
    }
    assert cells[FIRST, "liaoning"] == (4, {"lead": 3, "mentioned": 1})
    assert cells[WATER, "liaoning"] == (4, {"lead": 1, "responsible": 3, "guide": 4})
    assert (WATER, "dalian") not in cells
    assert dict(zip(columns, [one.n for one in page.context["unled"]], strict=True))["liaoning"] == 3
    assert "条没有牵头单位" in page.content.decode()


@pytest.mark.usefixtures("corpus")
def test_chapters(client):
    page = client.get("/matrix/?document=liaoning")
    assert [column.ask["chapter"] for column in page.context["table"].columns] == ["1", "2"]
    row = next(row for row in page.context["rows"] if row.department.name == FIRST)
    assert [cell and cell.total.n for cell in row.cells] == [None, 4]


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("function=水利", [WATER]),
        ("name=环境保护厅", [FIRST]),
        ("level=county", []),
        ("role=support", ["辽宁省科学技术厅"]),
        ("document=dalian", []),
    ],
)
def test_rows_are_filtered(client, query, names):
    page = client.get(f"/matrix/?{query}")
    assert [row.department.name for row in page.context["rows"]] == names
    assert ("没有符合条件的部门" in page.content.decode()) == (not names)


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize(
    "query",
    [
        "document=nowhere",
        "role=boss",
        "review=nobody",
        "page=9",
        "columns=9",
        "columns=x",
        "level=all",
        "chapter=1",
    ],
)
def test_bad_questions(client, query):
    answer = client.get(f"/matrix/?{query}")
    assert answer.status_code == 400
    assert f"<code>{query.partition('=')[0]}</code>" in answer.content.decode()


@pytest.mark.usefixtures("corpus")
def test_large_ones_are_paged_both_ways(client, monkeypatch):
    monkeypatch.setattr("documents.views.matrix.ROWS", 2)
    monkeypatch.setattr("documents.views.matrix.COLUMNS", 2)
    page = client.get("/matrix/?page=2&columns=2")
    assert (len(page.context["rows"]), len(page.context["table"].columns)) == (2, 1)
    assert page.context["rows"][0].total is None  # the sum over all documents is not on this page
    assert 'href="?page=2&amp;columns=1"' in page.content.decode()


def test_without_documents(client, db):
    assert "还没有已发布的文件" in client.get("/matrix/").content.decode()
