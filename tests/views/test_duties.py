"""Who is responsible, beside the text of a document and on the page of a provision."""

import re

import pytest
from django.contrib.auth import get_user_model

from documents import queries
from documents.models import Department, Provision, Responsibility
from documents.reviewing.decide import decide
from documents.reviewing.outcome import Verdict
from documents.views.chips import MANY
from documents.views.duties import give_duties
from documents.views.text import Bit, bits, shown
from tests.samples import DUTIES

FIRST, WATER = "辽宁省生态环境厅", "辽宁省水利厅"


@pytest.fixture
def version(make_document):
    return make_document(DUTIES, "liaoning", regions=["辽宁省"], level="province")


def rows_of(version):
    rows = shown(queries.nodes_of(version), version.text)
    give_duties(rows, queries.duties_of(version))
    return {row.node.path: row for row in rows}


def told(groups) -> dict[str, list[str]]:
    return {group.label: [chip.name for chip in group.chips] for group in groups}


def test_own_and_inherited(version):
    rows = rows_of(version)
    clause = {
        "牵头": [FIRST],
        "责任": [WATER, "辽宁省财政厅"],
        "配合": ["辽宁省科学技术厅"],
    }
    assert told(rows["2/3"].duties.groups()) == clause
    assert rows["2/3"].duties.inherited == []
    assert told(rows["2/3/1"].duties.groups()) == {}
    assert told(rows["2/3/1"].duties.inherited_groups()) == clause
    assert told(rows["2/3/2"].duties.groups()) == {"牵头": [WATER], "指导": ["辽宁省住房和城乡建设厅"]}
    assert told(rows["2/3/2"].duties.inherited_groups()) == clause
    assert {chip.above.path for chip in rows["2/3/2"].duties.inherited} == {"2/3"}
    assert [chip.name for chip in rows["2/4"].duties.mentions()] == [FIRST]
    assert [(chip.name, chip.is_group) for chip in rows["1/2"].duties.own] == [("各有关部门", True)]


def test_the_marked_words_are_the_names(version):
    for path, row in rows_of(version).items():
        names = {str(chip.duty.pk): chip.duty.printed for chip in row.duties.own}
        marked = {bit.marks: bit.text for piece in row.pieces() for bit in piece.bits if bit.marks}
        assert marked == names, path
        assert "".join(piece.text for piece in row.pieces()) == row.node.text


def test_names_that_the_source_breaks_in_two(make_document):
    text = DUTIES.replace("省水利厅、省财政厅", "省水利厅、省财\n政厅")
    row = rows_of(make_document(text, "liaoning", regions=["辽宁省"]))["2/3"]
    chip = next(chip for chip in row.duties.own if chip.name == "辽宁省财政厅")
    marked = [bit.text for piece in row.pieces() for bit in piece.bits if bit.marks == str(chip.duty.pk)]
    assert "".join(marked) == "省财政厅"


@pytest.mark.parametrize(
    ("marks", "cut"),
    [
        ([], [("abcdef", "")]),
        ([(1, 3, 7)], [("a", ""), ("bc", "7"), ("def", "")]),
        ([(1, 3, 7), (1, 3, 8)], [("a", ""), ("bc", "7 8"), ("def", "")]),
        ([(0, 4, 7), (2, 6, 8)], [("ab", "7"), ("cd", "7 8"), ("ef", "8")]),
        ([(6, 9, 7)], [("abcdef", "")]),
    ],
)
def test_bits(marks, cut):
    assert bits("abcdefghi", 0, 6, marks) == [Bit(text, under) for text, under in cut]


def test_document_page(client, version):
    html = client.get("/d/liaoning/").content.decode()
    lead = Responsibility.objects.get(path="2/3", role="lead")
    assert (
        f'<a class="duty suggested" data-duty="{lead.pk}" href="/departments/{lead.department_id}/">{FIRST}'
        in html
    )
    assert f'<span class="words" data-words="{lead.pk}">省生态环境厅</span>' in html
    assert 'class="duty group suggested"' in html
    assert "继承 4" in html


def test_state_is_said(client, version):
    Responsibility.objects.filter(path="2/3", role="lead").update(state="confirmed")
    Responsibility.objects.filter(path="2/3", role="support").update(state="rejected")
    Responsibility.objects.filter(path="2/4").update(placement="proposed")
    html = client.get("/d/liaoning/2/3").content.decode()
    states = re.findall(r'<span class="state (\w+)">([^<]+)<', html)
    assert states == [("confirmed", "已确认"), ("suggested", "待审核"), ("suggested", "待审核")]
    assert "科学技术厅" not in html
    assert (
        '<span class="state proposed">文字有变，待核对</span>'
        in client.get("/d/liaoning/2/4").content.decode()
    )


def test_provision_page_says_where_it_is_inherited_from(client, version):
    html = client.get("/d/liaoning/2/3/1").content.decode()
    assert html.count("继承自") == 4
    assert '<a href="/d/liaoning/2/3">（三）治理工业废水</a>' in html


def test_a_sentence_has_what_its_provision_has(client, version):
    html = client.get("/d/liaoning/2/4/s2").content.decode()
    assert html.count("继承自") == 1
    assert "省生态环境厅</mark>要加强统筹协调" in html


def test_nobody(client, version):
    Responsibility.objects.create(
        version=version,
        provision=Provision.objects.get(version=version, path="2/3/1"),
        body="none",
        state="confirmed",
    )
    assert "经核对，这里没有责任单位" in client.get("/d/liaoning/2/3/1").content.decode()
    assert "没有标注责任单位" in client.get("/d/liaoning/1/1").content.decode()


def test_many_mentions_are_behind_a_disclosure(client, version):
    row = Responsibility.objects.get(path="2/4")
    for _ in range(MANY):
        row.pk = None
        row.save()
    html = client.get("/d/liaoning/").content.decode()
    assert f"<summary>提及 {MANY + 1}</summary>" in html


def test_history_is_for_colleagues(client, version):
    user = get_user_model().objects.create_superuser("zhang", first_name="张三", password="x")
    lead = Responsibility.objects.get(path="2/3", role="lead")
    decide(Responsibility, {lead.pk: lead.revision}, user, Verdict.CONFIRM)
    assert "张三" not in client.get("/d/liaoning/2/3").content.decode()
    client.force_login(user)
    html = client.get("/d/liaoning/2/3").content.decode()
    assert "审核记录 1" in html
    assert "张三" in html


def test_names_stay_text(client, version):
    Department.objects.filter(name=FIRST).update(name='<b>"厅"</b>')
    Responsibility.objects.update(evidence="<i>依据</i>", printed="<i>")
    for address in (
        "/d/liaoning/",
        "/d/liaoning/2/3",
        "/clauses/",
        "/departments/",
        "/matrix/",
        "/clauses/?view=table",
    ):
        html = client.get(address).content.decode()
        assert "<b>" not in html
        assert "<i>" not in html
        assert "&lt;b&gt;" in html, address
