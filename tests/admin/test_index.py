"""The index of the admin names what there is to do; addresses that take a form lead to the page that has it."""

import pytest
from django.contrib.auth.models import Group, User

from documents.models import Department, Provision, Responsibility
from documents.reviewing import Verdict, decide
from tests.reviewing.conftest import TEXT

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator(client):
    user = User.objects.create_user("curator", is_staff=True)
    user.groups.add(Group.objects.get(name="curator"))
    client.force_login(user)
    return client


@pytest.mark.parametrize("address", ["/admin/", "/admin/documents/", "/admin/documents/region/"])
def test_the_queue_and_the_tags_stand_first(curator, address):
    html = curator.get(address).content.decode()
    queue, tags = html.index(">审核队列</a>"), html.index(">标注的导出与导入</a>")
    assert queue < tags < html.index(">审核批次</a>")
    assert 'href="/admin/tags/"' in html
    assert ">责任单位</a>" not in html


def test_people_and_lists_are_called_by_their_names(curator, make_document):
    User.objects.filter(username="curator").update(last_name="张", first_name="三")
    version = make_document(TEXT, "plan", regions=["辽宁省"], level="province")
    rows = dict(Responsibility.objects.filter(version=version).values_list("pk", "revision")[:2])
    decide(Responsibility, rows, User.objects.get(), Verdict.CONFIRM)
    html = curator.get("/admin/documents/reviewbatch/").content.decode()
    assert "<strong>张三</strong>" in html
    assert "<h1>审核批次</h1>" in html
    assert "<title>审核批次 | " in html
    assert 'class="field-maker">张三<' in html
    subject = html[html.index('class="field-subject">') :].partition("<")[0].partition(">")[2]
    first = Responsibility.objects.order_by("pk").first()
    assert subject == f"《{version.document.title}》{first.path} {first} 等"


def test_pairs_offer_no_document_that_was_not_asked_for(curator, make_document):
    make_document(TEXT, "plan")
    html = curator.get("/admin/documents/alignment/").content.decode()
    assert "以 文件" not in html
    assert "以 文件" in curator.get("/admin/documents/alignment/?document=plan").content.decode()
    assert "以 文件" in curator.get("/admin/documents/alignment/?document=nowhere").content.decode()


def test_who_may_not_look_sees_neither(client):
    client.force_login(User.objects.create_user("new", is_staff=True))
    html = client.get("/admin/").content.decode()
    assert "审核队列" not in html
    assert "标注的导出与导入" not in html


def test_reloading_a_form_opens_its_page(curator, make_document):
    make_document(TEXT, "plan", regions=["辽宁省"], level="province")
    provision = Provision.objects.exclude(path="").order_by("pk").first()
    duty = Responsibility.objects.order_by("pk").first()
    assert Department.objects.exists()
    for sent, form in {
        "/admin/tags/import/": "/admin/tags/",
        f"/admin/documents/provision/{provision.pk}/duties/": f"/admin/documents/provision/{provision.pk}/change/",
        "/admin/documents/responsibility/decide/": "/admin/documents/responsibility/",
        f"/admin/documents/responsibility/{duty.pk}/place/": f"/admin/documents/responsibility/{duty.pk}/change/",
        "/admin/documents/department/judge/": "/admin/documents/department/",
    }.items():
        answer = curator.get(sent)
        assert (answer.status_code, answer.headers.get("Location")) == (302, form)
        assert curator.get(form).status_code == 200


def test_steps_of_a_review_are_read_in_chinese(curator, make_document):
    make_document(TEXT, "plan", regions=["辽宁省"], level="province")
    duty = Responsibility.objects.order_by("pk").first()
    decide(Responsibility, {duty.pk: 0}, User.objects.get(), Verdict.CONFIRM, note="长远之计")
    html = curator.get("/admin/documents/reviewstep/").content.decode()
    assert "长远之计" in html
    assert "\\u" not in html
