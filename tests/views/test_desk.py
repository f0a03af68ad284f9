"""The desk as a browser without scripts sees it: plain forms that lead back."""

import re

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from documents.desk.receive import receive
from documents.models import Arrival, DocumentVersion, PolicyDocument
from tests.desk.test_correct import LINE, TEXT
from tests.samples import NASTY

State = Arrival.State


def page(client, arrival, query=""):
    answer = client.get(f"/desk/{arrival.pk}/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def words(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", html))


def test_an_empty_desk_says_what_to_do(desk_client):
    html = desk_client.get("/desk/").content.decode()
    for said in (
        "收件台是空的",
        "每个文件不超过 20 MB",
        ".docx",
        ".pdf",
        "最多 300000 字",
        'accept=".txt,.md,.html',
    ):
        assert said in html, said


def test_only_those_with_the_right_are_led_there(client, desk_client):
    assert 'href="/desk/"' not in client.get("/").content.decode()
    html = desk_client.get("/").content.decode()
    assert 'href="/desk/"' in html
    assert "上传第一份文件" in html
    assert "上传第一份文件" not in client.get("/").content.decode()


def test_the_preview(desk_client, arrive):
    html = words(page(desk_client, arrive(TEXT)))
    for said in (
        "大连市碧水保卫战工作方案",
        "第 1 行",
        "1 章 2 条",
        "覆盖率100%",
        "条 （一）指导思想",
        "一份新文件",
        "先不发布",
    ):
        assert said in html, said


def test_a_line_is_corrected_and_the_way_leads_back_to_it(desk_client, arrive):
    arrival = arrive(TEXT)
    answer = desk_client.post(f"/desk/{arrival.pk}/line", {"start": LINE, "says": "chapter", "part": "1"})
    assert answer.headers["Location"] == f"/desk/{arrival.pk}/?line={LINE}#at-{LINE}"
    html = page(desk_client, arrival, f"?line={LINE}")
    assert re.search(rf'value="{LINE}" id="at-{LINE}" checked', html)
    assert "2 章 2 条" in words(html)
    assert "撤销全部 1 处更正" in html
    desk_client.post(f"/desk/{arrival.pk}/line", {"start": LINE, "says": "machine"})
    assert "1 章 2 条" in words(page(desk_client, arrival))
    desk_client.post(f"/desk/{arrival.pk}/line", {"start": LINE, "says": "discard"})
    desk_client.post(f"/desk/{arrival.pk}/line", {"says": "forget"})
    assert "撤销全部" not in page(desk_client, arrival)


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"start": "0", "says": "nonsense"}, 400),
        ({"start": "-1", "says": "body"}, 400),
        ({"start": "１", "says": "body"}, 400),
        ({"says": "body"}, 302),
        ({"start": "1", "says": "body"}, 302),
        ({"start": "9" * 400, "says": "body"}, 302),
    ],
)
def test_what_is_no_line(desk_client, arrive, sent, status):
    arrival = arrive(TEXT)
    assert desk_client.post(f"/desk/{arrival.pk}/line", sent).status_code == status
    arrival.refresh_from_db()
    assert arrival.corrections == []


def form_of(client, arrival):
    """The form as it came, to be sent back."""
    html = page(client, arrival)
    about = html[html.index('id="about"') : html.index("保存登记信息")]
    sent = {}
    for name, value in re.findall(r'<input type="text" name="(\w+)"(?: value="([^"]*)")?', about):
        sent[name] = value
    for name, options in re.findall(r'<select name="(\w+)".*?>(.*?)</select>', about, re.S):
        chosen = re.search(r'value="(\w*)" selected', options)
        sent[name] = chosen[1] if chosen else ""
    return sent


def test_what_was_read_is_stated_only_where_it_is_changed(desk_client, arrive):
    arrival = arrive(TEXT)
    sent = form_of(desk_client, arrival)
    assert (sent["title"], sent["regions"], sent["level"]) == (
        "大连市碧水保卫战工作方案",
        "辽宁省/大连市",
        "prefecture",
    )
    desk_client.post(f"/desk/{arrival.pk}/about", sent)
    arrival.refresh_from_db()
    assert arrival.given == {}
    changed = {
        "issuers": "大连市人民政府，大连市水务局",
        "issued_on": "2025-01-31",
        "status": "draft",
        "slug": "bishui",
    }
    desk_client.post(f"/desk/{arrival.pk}/about", sent | changed)
    arrival.refresh_from_db()
    assert arrival.given == {
        "issuers": ["大连市人民政府", "大连市水务局"],
        "issued_on": "2025-01-31",
        "status": "draft",
    }
    assert arrival.slug == "bishui"
    assert "人工登记" in page(desk_client, arrival)
    desk_client.post(f"/desk/{arrival.pk}/about", sent)
    arrival.refresh_from_db()
    assert arrival.given == {}


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("issued_on", "2025-02-30", "请写成 2025-01-31 的样子。"),
        ("regions", "辽宁省/禹州市", "没有这个地区"),
        ("slug", "有空格 的", "输入一个有效的值"),
        ("slug", "taken", "已有别的文件用这个地址。"),
        ("title", "长" * 501, "500"),
        ("level", "galaxy", "galaxy"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(desk_client, arrive, make_document, field, value, message):
    make_document("教师管理办法\n第一条 为了管理。\n第二条 本办法。\n", "taken")
    arrival = arrive(TEXT)
    sent = form_of(desk_client, arrival) | {field: value}
    answer = desk_client.post(f"/desk/{arrival.pk}/about", sent)
    assert answer.status_code == 422
    assert message in answer.content.decode()
    arrival.refresh_from_db()
    assert (arrival.given, arrival.revision) == ({}, 0)


def test_a_likely_version_waits_for_a_decision(
    desk_client, arrive, make_document, django_capture_on_commit_callbacks
):
    make_document(TEXT, "bishui")
    arrival = arrive(TEXT.replace("绿色", "蓝色"))
    html = page(desk_client, arrival)
    assert "《大连市碧水保卫战工作方案》的新版本" in html
    assert "先定下是新文件还是新版本" in html
    assert "尚未决定" in html
    assert f'action="/desk/{arrival.pk}/publish"' not in html
    desk_client.post(f"/desk/{arrival.pk}/publish", {"revision": "0"})
    arrival.refresh_from_db()
    assert arrival.state == State.READ
    desk_client.post(f"/desk/{arrival.pk}/identity", {"document": "bishui"})
    html = page(desk_client, arrival)
    assert f'action="/desk/{arrival.pk}/publish"' in html
    assert 'value="bishui" checked' in html


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({"document": "other", "other": "/d/nowhere/"}, "没有地址是 nowhere 的文件。"),
        ({"document": "other", "other": ""}, "请写明是哪份文件的新版本。"),
    ],
)
def test_a_document_that_is_not_there(desk_client, arrive, sent, message):
    arrival = arrive(TEXT)
    answer = desk_client.post(f"/desk/{arrival.pk}/identity", sent, follow=True)
    assert message in answer.content.decode()
    arrival.refresh_from_db()
    assert not arrival.decided


def test_a_duplicate_is_said(desk_client, arrive, make_document):
    make_document(TEXT, "bishui")
    assert "内容与《大连市碧水保卫战工作方案》第 1 版逐字相同" in page(desk_client, arrive(TEXT))


def test_discarded_and_taken_back(desk_client, arrive):
    arrival = arrive(TEXT)
    html = desk_client.post(f"/desk/{arrival.pk}/move", {"to": "discard"}, follow=True).content.decode()
    assert "已丢弃“plan.txt”" in html
    assert f'action="/desk/{arrival.pk}/move"' in html
    assert "这件收件已被丢弃" in page(desk_client, arrival)
    desk_client.post(f"/desk/{arrival.pk}/move", {"to": "take_back"})
    assert "大连市碧水保卫战工作方案" in page(desk_client, arrival)


def test_interrupted_work_is_offered_again(desk_client, importer):
    arrival = receive("x.txt", TEXT.encode(), importer)
    Arrival.objects.update(state=State.READING, changed_at="2025-01-01T00:00Z")
    html = page(desk_client, arrival)
    assert "处理中断了" in html
    assert "http-equiv" not in html
    assert 'value="again"' in html


def test_under_way_it_asks_again(desk_client, importer):
    arrival = receive("x.txt", TEXT.encode(), importer)
    html = page(desk_client, arrival)
    assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in html
    assert f'hx-get="/desk/{arrival.pk}/?waiting=1"' in html
    Arrival.objects.update(state=State.FAILED, message="x.txt：是空文件，没有文字")
    answer = desk_client.get(f"/desk/{arrival.pk}/?waiting=1", headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"] == f"/desk/{arrival.pk}/"
    assert "是空文件" in page(desk_client, arrival)


def test_the_file_is_saved_and_never_shown(desk_client, arrive):
    arrival = arrive("<html><script>alert(1)</script><p>大连市方案</p>".encode(), '方"案\n.html')
    answer = desk_client.get(f"/desk/{arrival.pk}/file")
    assert b"".join(answer.streaming_content).startswith(b"<html><script>")
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment; ")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_what_is_written_in_a_file_is_text(desk_client, arrive):
    html = page(desk_client, arrive(NASTY, "<img src=x onerror=alert(1)>.txt"))
    assert "<script>alert" not in html
    assert "<img src=x" not in html


def test_a_long_text_comes_in_parts(desk_client, arrive):
    arrival = arrive("某某市工作方案\n" + "".join(f"第{number}条 内容。\n" for number in range(1, 900)))
    assert "第 1 / 3 部分" in page(desk_client, arrival)
    last = page(desk_client, arrival, "?part=3")
    assert "第899条" in last
    assert "第700条" not in last
    for wrong in "?part=4", "?part=0", "?part=x", "?unknown=1":
        assert desk_client.get(f"/desk/{arrival.pk}/{wrong}").status_code == 400


def test_no_more_questions_for_more_arrivals(desk_client, arrive, django_assert_num_queries):
    arrive(TEXT)
    # session, person, rights of theirs and of their groups, how many, rows
    with django_assert_num_queries(6):
        desk_client.get("/desk/")
    for number in range(4):
        arrive(TEXT + f"附注{number}。")
    with django_assert_num_queries(6):
        desk_client.get("/desk/")


def test_forms_are_bound_to_their_page(importer, arrive):
    arrival = arrive(TEXT)
    client = Client(enforce_csrf_checks=True)
    client.force_login(importer)
    for deed in "line", "about", "identity", "publish", "move":
        assert client.post(f"/desk/{arrival.pk}/{deed}", {"to": "discard"}).status_code == 403
    assert client.post("/desk/", {"text": TEXT}).status_code == 403
    assert Arrival.objects.count() == 1


@pytest.mark.parametrize("role", ["viewer", ""])
def test_others_see_nothing_of_it(arrive, role):
    arrival = arrive(TEXT)
    client, user = Client(), User.objects.create_user("other", is_staff=True)
    if role:
        user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    for address in "/desk/", f"/desk/{arrival.pk}/", f"/desk/{arrival.pk}/file":
        assert client.get(address).status_code == 403
    assert PolicyDocument.objects.count() == DocumentVersion.objects.count() == 0


def test_a_new_version_of_what_is_hidden_stays_hidden(desk_client, arrive, make_document):
    document = make_document(TEXT, "bishui").document
    version = document.versions.get()
    arrival = arrive(TEXT)
    Arrival.objects.update(state=State.PUBLISHED, version=version)
    assert desk_client.get(f"/desk/{arrival.pk}/").headers["Location"] == "/d/bishui/"
    PolicyDocument.objects.update(state="withdrawn")
    assert "第 1 版。这份文件现在的状态是“已撤回”" in page(desk_client, arrival)
    version.delete()
    assert "后来被删除了" in page(desk_client, arrival)


def test_what_is_still_read_is_not_published(desk_client, importer):
    arrival = receive("x.txt", TEXT.encode(), importer)
    answer = desk_client.post(f"/desk/{arrival.pk}/publish", {"revision": "0"}, follow=True)
    assert "现在不能发布：等待读取" in answer.content.decode()
    arrival.refresh_from_db()
    assert arrival.state == State.WAITING
