"""The review queue by its forms alone: what is chosen, counted, decided, told, undone. No JavaScript here."""

import re

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from documents.models import Department, Responsibility, ReviewBatch
from tests.reviewing.conftest import TEXT

QUEUE = "/admin/documents/responsibility/"
DECIDE = f"{QUEUE}decide/"


@pytest.fixture
def version(make_document):
    return make_document(TEXT, "plan", regions=["辽宁省"], level="province")


@pytest.fixture
def sign_in(db):
    """`sign_in("zhang")`: a browser of a curator."""

    def make(name: str) -> Client:
        user = User.objects.create_user(name, is_staff=True)
        user.groups.add(Group.objects.get(name="curator"))
        client = Client()
        client.force_login(user)
        return client

    return make


@pytest.fixture
def zhang(sign_in) -> Client:
    return sign_in("zhang")


def page(client: Client, query: str = "") -> str:
    response = client.get(QUEUE + query)
    assert response.status_code == 200
    return response.content.decode()


def shown(html: str) -> list[str]:
    """省财政厅 …: the marked words of each row."""
    return re.findall("<mark>([^<]*)</mark>", html)


def boxes(html: str) -> list[str]:
    return re.findall('name="row" value="([^"]*)"', html)


def states() -> list[str]:
    return sorted(Responsibility.objects.values_list("state", flat=True))


def test_a_row_shows_its_words_in_their_sentence(version, zhang):
    html = page(zhang)
    assert shown(html) == ["省生态环境厅", "省发展改革委", "省财政厅", "省水利厅", "省生态环境厅"]
    assert '<span class="evidence">责任单位：省发展改革委、</span><mark>省财政厅</mark>' in html
    assert '<a href="/d/plan/1/1">' in html
    assert "规则：标签" in html


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("?role__exact=lead", ["省生态环境厅", "省水利厅"]),
        ("?function=财政", ["省财政厅"]),
        ("?q=省水利", ["省水利厅"]),
        ("?q=1/2", ["省水利厅", "省生态环境厅"]),
        ("?body__exact=group", []),
        ("?state=confirmed", []),
        ("?text=former", []),
        ("?rule=标签&state=all", ["省生态环境厅", "省发展改革委", "省财政厅", "省水利厅", "省生态环境厅"]),
        ("?placement__exact=orphan", []),
    ],
)
def test_filters(version, zhang, query, words):
    assert shown(page(zhang, query)) == words


def test_documents_and_departments_are_chosen_by_typing(version, zhang):
    water = Department.objects.get(name="辽宁省水利厅")
    assert shown(page(zhang, f"?department__id__exact={water.pk}")) == ["省水利厅"]
    assert shown(page(zhang, f"?version__document__id__exact={version.document_id + 1}")) == []


def test_one_row_is_decided_at_once_and_undone(version, zhang):
    row = boxes(page(zhang))[0]
    answer = zhang.post(DECIDE, {"one": f"confirm:{row}", "back": QUEUE})
    assert (answer.status_code, answer.url) == (302, QUEUE)
    html = page(zhang)
    assert "已完成：确认，1 条。" in html
    assert len(boxes(html)) == 4
    (undo,) = re.findall(r'action="(/admin/documents/reviewbatch/\d+/undo/)"', html)
    zhang.post(undo, {"back": QUEUE})
    html = page(zhang)
    assert "已撤销“确认”，恢复 1 条。" in html
    assert len(boxes(html)) == 5
    assert set(states()) == {"suggested"}


def test_undo_that_restores_nothing_says_why_and_is_offered_again(version, zhang):
    row = boxes(page(zhang))[0]
    zhang.post(DECIDE, {"one": f"reject:{row}", "back": QUEUE})
    zhang.post(DECIDE, {"one": f"reopen:{row.partition(':')[0]}:1", "back": QUEUE})
    reopened, rejected = ReviewBatch.objects.all()
    zhang.post(f"/admin/documents/reviewbatch/{rejected.pk}/undo/", {"back": QUEUE})
    html = page(zhang)
    assert "没有撤销“否定”" in html
    assert 'class="last-review failed"' in html
    assert f"此后的批次 #{reopened.pk}（zhang：退回待审核）仍然有效" in html
    assert "恢复 0 条" not in html
    batch = f"/admin/documents/reviewbatch/{rejected.pk}/"
    assert f'formaction="{batch}undo/"' in zhang.get(f"{batch}change/").content.decode()
    for each in (reopened, rejected):
        zhang.post(f"/admin/documents/reviewbatch/{each.pk}/undo/", {"back": QUEUE})
        assert "恢复 1 条" in page(zhang)


def test_many_rows_are_counted_before_they_are_decided(version, zhang):
    rows = boxes(page(zhang))[:3]
    asked = zhang.post(DECIDE, {"verdict": "reject", "row": rows, "back": QUEUE})
    html = asked.content.decode()
    assert "共 <strong>3</strong> 条，出自 1 件文件" in html
    assert '<th scope="row">责任</th><td>2</td>' in html
    assert set(states()) == {"suggested"}
    (packed,) = re.findall('name="rows" value="([^"]*)"', html)
    zhang.post(DECIDE, {"verdict": "reject", "rows": packed, "sure": "1", "back": QUEUE})
    assert states() == ["rejected"] * 3 + ["suggested"] * 2


def test_all_that_a_filter_finds_not_only_the_page(version, zhang, monkeypatch):
    monkeypatch.setattr("documents.admin.queue.ResponsibilityAdmin.list_per_page", 1)
    html = page(zhang, "?role__exact=responsible")
    assert len(boxes(html)) == 1
    (query,) = re.findall('name="query" value="([^"]*)"', html)
    asked = zhang.post(DECIDE, {"verdict": "confirm", "all": "1", "query": query}).content.decode()
    assert "共 <strong>3</strong> 条" in asked
    (packed,) = re.findall('name="rows" value="([^"]*)"', asked)
    zhang.post(DECIDE, {"verdict": "confirm", "rows": packed, "sure": "1"})
    assert set(Responsibility.objects.filter(state="confirmed").values_list("role", flat=True)) == {
        "responsible"
    }


def test_a_change_asks_for_department_and_role(version, zhang):
    row = boxes(page(zhang))[2]
    asked = zhang.post(DECIDE, {"one": f"change:{row}", "back": QUEUE}).content.decode()
    assert 'name="department"' in asked
    sent = {"verdict": "change", "rows": row, "sure": "1", "back": QUEUE}
    assert "请填写部门或角色" in zhang.post(DECIDE, sent).content.decode()
    refused = zhang.post(DECIDE, sent | {"department": "辽宁省"}).content.decode()
    assert "名称不唯一，例如：辽宁省发展和改革委员会、" in refused
    assert "没有名为“天文台”的部门" in zhang.post(DECIDE, sent | {"department": "天文台"}).content.decode()
    assert zhang.post(DECIDE, sent | {"department": "辽宁省水利厅", "role": "guide"}).status_code == 302
    changed = Responsibility.objects.get(printed="省财政厅")
    assert (changed.department.name, changed.role, changed.state) == ("辽宁省水利厅", "guide", "confirmed")
    assert "机器：责任 辽宁省财政厅" in page(zhang, "?state=confirmed")


def test_the_second_curator_sees_what_the_first_did(version, zhang, sign_in):
    li = sign_in("li")
    rows = boxes(page(li))[:2]
    zhang.post(DECIDE, {"one": f"confirm:{rows[0]}"})
    asked = li.post(DECIDE, {"verdict": "reject", "row": rows}).content.decode()
    assert "其中 1 条在您打开页面之后已被改动" in asked
    li.post(DECIDE, {"verdict": "reject", "rows": ",".join(rows), "sure": "1"})
    html = page(li)
    assert "已完成：否定，1 条。" in html
    assert re.search(
        r"<li>1/1 牵头 省生态环境厅：.*已被改动，未作处理（zhang [\d:]+ 确认：牵头 辽宁省生态环境厅）</li>",
        html,
    )
    assert states() == ["confirmed", "rejected", "suggested", "suggested", "suggested"]


def test_the_other_clauses_of_a_department_are_offered_at_once(version, zhang):
    row = boxes(page(zhang))[0]
    zhang.post(DECIDE, {"one": f"confirm:{row}"})
    html = page(zhang)
    assert "辽宁省生态环境厅在另外 1 条中尚未确认。" in html
    (offer,) = re.findall('name="query" value="(department[^"]*)"', html)
    zhang.post(DECIDE, {"verdict": "confirm", "all": "1", "query": offer})
    confirmed = Responsibility.objects.filter(state="confirmed")
    assert set(confirmed.values_list("path", "department__name")) == {
        ("1/1", "辽宁省生态环境厅"),
        ("1/2", "辽宁省生态环境厅"),
    }
    assert "尚未确认" not in page(zhang)


@pytest.mark.parametrize(
    "sent",
    [
        {"one": "confirm:x:0"},
        {"one": "explode:1:0"},
        {"verdict": "confirm", "row": ["1"]},
        {"verdict": "confirm", "row": [f"{2**63}:0"]},
        {"verdict": "", "row": ["1:0"]},
        {"verdict": "confirm", "all": "1", "query": "nonsense=1"},
        {"verdict": "confirm", "all": "1", "query": "version__source__content=1"},
    ],
)
def test_what_no_form_sends_is_refused(version, zhang, sent):
    assert zhang.post(DECIDE, sent).status_code == 400
    assert not ReviewBatch.objects.exists()


def test_too_many_at_once_are_refused(version, zhang, monkeypatch):
    monkeypatch.setattr("documents.admin.asked.MOST_ROWS", 4)
    zhang.post(DECIDE, {"verdict": "confirm", "all": "1", "query": ""})
    assert "请先缩小筛选范围" in page(zhang)
    assert set(states()) == {"suggested"}


def test_nothing_chosen(zhang, version):
    zhang.post(DECIDE, {"verdict": "confirm"})
    assert "没有选中任何条目" in page(zhang)


@pytest.mark.parametrize("back", ["https://example.org/", "//example.org/", "javascript:alert(1)"])
def test_the_way_back_stays_on_the_site(version, zhang, back):
    row = boxes(page(zhang))[0]
    assert zhang.post(DECIDE, {"one": f"confirm:{row}", "back": back}).url == QUEUE


def test_what_a_text_prints_is_escaped(make_document, zhang):
    make_document(
        "方案\n\n一、要求\n（一）事项。落实工作。（责任单位：省<b>财政厅）\n", "nasty", regions=["辽宁省"]
    )
    html = page(zhang, "?state=all")
    assert "<b>财政" not in html


def test_a_curator_undoes_their_own_an_administrator_anybodys(version, zhang, sign_in, admin_client):
    zhang.post(DECIDE, {"one": f"confirm:{boxes(page(zhang))[0]}"})
    undo = f"/admin/documents/reviewbatch/{ReviewBatch.objects.get().pk}/undo/"
    assert sign_in("li").post(undo).status_code == 403
    assert admin_client.post(undo).status_code == 302
    assert set(states()) == {"suggested"}


def test_an_orphan_is_placed_from_its_page(make_document, version, zhang):
    zhang.post(DECIDE, {"one": f"confirm:{boxes(page(zhang))[2]}"})
    clause = next(line for line in version.text.splitlines() if line.startswith("（一）"))
    make_document(f"{version.text}{clause.replace('（一）', '（四）')}\n", "plan")
    row = Responsibility.objects.get(placement="orphan")
    assert "无处安放" in page(zhang, "?state=all&placement__exact=orphan")
    html = zhang.get(f"{QUEUE}{row.pk}/change/").content.decode()
    assert "定位到 2/4" in html
    place = f"{QUEUE}{row.pk}/place/"
    zhang.post(place, {"revision": row.revision, "typed": "9/9"})
    assert "现行文本中没有这一条款" in zhang.get(f"{QUEUE}{row.pk}/change/").content.decode()
    zhang.post(place, {"revision": row.revision, "path": "2/4"})
    row.refresh_from_db()
    assert (row.placement, row.path) == ("placed", "2/4")
    assert zhang.post(place, {"revision": "x", "path": "2/4"}).status_code == 400
