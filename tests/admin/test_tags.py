"""Tables of tags through the admin: tried first, imported after a person's word, by those who may."""
# ruff: noqa: F401, F811 - fixtures are imported and then asked for by name

import os
import time

import pytest
from django.contrib.auth.models import Group, User
from django.core.files.uploadedfile import SimpleUploadedFile

from documents.models import Responsibility, ReviewBatch
from documents.reviewing import Verdict
from documents.travelling import waiting
from tests.travelling.conftest import (
    decided,
    duty,
    edited,
    empty,
    exported,
    li,
    plan_of,
    rows_of,
    say,
    sayings,
    zhang,
)

PAGES = ["/admin/tags/", "/admin/tags/export/?format=csv", "/admin/tags/export/?format=xlsx"]


@pytest.fixture(autouse=True)
def var(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    return tmp_path


@pytest.fixture
def curator(db, client):
    user = User.objects.create_user("wang", is_staff=True)
    user.groups.add(Group.objects.get(name="curator"))
    client.force_login(user)
    return user


@pytest.fixture
def elsewhere(decided, plan_of):
    content, before = exported(), sayings()
    empty()
    plan_of()
    return content, before


def upload(client, content: bytes, name: str = "tags.csv"):
    return client.post("/admin/tags/", {"file": SimpleUploadedFile(name, content)})


def confirm(client, page, **more: str):
    return client.post("/admin/tags/import/", {"table": page.context["table"], **more}, follow=True)


def test_tried_looked_at_imported(elsewhere, curator, client, var, all_rows):
    content, before = elsewhere
    rows = all_rows()
    page = upload(client, content)
    html = page.content.decode()
    assert "共 6 行，可以导入 6 行。尚未写入任何内容。" in html
    assert '<td><a href="/d/plan/1/1">plan/1/1</a></td><td>已确认 牵头 辽宁省生态环境厅</td>' in html
    assert all_rows() == rows
    assert len(list((var / "uploads").iterdir())) == 1
    after = confirm(client, page)
    assert "已导入 6 行；需人工处理的有 0 行。" in after.content.decode()
    assert sayings() == before
    assert ReviewBatch.objects.get(verb="import").made_by == curator
    assert list((var / "uploads").iterdir()) == []
    again = confirm(client, page)
    assert "上传的表已过期，请重新上传。" in again.content.decode()


def test_an_imported_table_is_listed_with_the_way_to_undo_it(elsewhere, curator, client):
    confirm(client, upload(client, elsewhere[0]))
    batch = ReviewBatch.objects.get(verb="import")
    assert (
        f'<a href="/admin/documents/reviewbatch/{batch.pk}/change/">'
        in client.get("/admin/tags/").content.decode()
    )


@pytest.mark.parametrize(("more", "state"), [({}, "confirmed"), ({"theirs": "1"}, "rejected")])
def test_the_table_wins_only_where_that_was_ticked(elsewhere, curator, client, li, more, state):
    say(duty("1/1", "省财政厅"), Verdict.CONFIRM, li)
    page = upload(client, elsewhere[0])
    assert "与此处的决定不同的 1 行，以表为准" in page.content.decode()
    confirm(client, page, **more)
    assert duty("1/1", "省财政厅").state == state


def test_changed_between_looking_and_importing(elsewhere, curator, client, li):
    page = upload(client, elsewhere[0])
    say(duty("1/1", "省财政厅"), Verdict.CONFIRM, li)
    before = sayings()
    second = confirm(client, page)
    assert "上传之后此处的内容有变，尚未导入任何一行，请重新核对。" in second.content.decode()
    assert sayings() == before
    confirm(client, second)
    assert len(sayings()) == 6


def test_what_is_in_the_table_is_escaped(elsewhere, curator, client):
    def nasty(rows):
        for row in rows:
            row["部门"], row["文件"] = "<script>alert(1)</script>厅", row["文件"]
        rows[0]["文件"] = "<b>plan</b>"

    html = upload(client, edited(elsewhere[0], nasty), "<i>.csv").content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;厅" in html
    assert "&lt;b&gt;plan&lt;/b&gt;" in html
    assert "<script>alert" not in html
    assert "<i>" not in html


def test_many_lines_are_counted_not_all_shown(elsewhere, curator, client):
    content = edited(elsewhere[0], lambda rows: rows.extend([{**rows[0], "文件": "nowhere"}] * 300))
    html = upload(client, content).content.decode()
    assert "另有 100 行未显示" in html
    assert html.count("<td>nowhere/1/1</td>") == 200


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"a,b\r\n1,2\r\n", "第 1 行缺少表头"),
        (b"PK\x03\x04", "已损坏"),
        (b"", "文件是空的"),
        (b"x" * 1200, "超过上限"),
    ],
)
def test_what_is_no_table_is_told_beside_the_field(curator, client, settings, var, content, message):
    settings.GOVTRACK_MAX_BYTES = 1000
    page = upload(client, content)
    assert message in page.content.decode()
    assert not (var / "uploads").exists()


def test_no_file(curator, client):
    assert "请选择文件。" in client.post("/admin/tags/").content.decode()


def test_a_body_beyond_all_bounds_is_not_read(curator, client, settings):
    settings.GOVTRACK_MAX_BYTES = 1000
    assert upload(client, b"x" * 2_000_000).status_code == 400


@pytest.mark.parametrize("table", ["", "x", "a:b:c"])
def test_forged(curator, client, table):
    assert client.post("/admin/tags/import/", {"table": table}).status_code == 400


def test_the_table_that_another_person_tried(elsewhere, curator, client):
    page = upload(client, elsewhere[0])
    client.force_login(User.objects.create_superuser("other"))
    assert "请重新上传" in confirm(client, page).content.decode()
    assert sayings() == set()


def test_uploads_nobody_confirmed_go_after_an_hour(var):
    old, new = waiting.keep(b"old"), waiting.keep(b"new")
    long_ago = time.time() - waiting.SECONDS - 1
    os.utime(var / "uploads" / old, (long_ago, long_ago))
    waiting.keep(b"newer")
    assert (waiting.fetch(old), waiting.fetch(new)) == (None, b"new")


@pytest.mark.parametrize("name", ["../secret_key", "tags-", "tags-" + "x" * 31 + "/", "/etc/passwd"])
def test_only_names_that_were_given_are_fetched(var, name):
    (var / "secret_key").write_text("secret")
    assert waiting.fetch(name) is None


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_downloads_can_be_read_again(decided, curator, client, kind):
    answer = client.get(f"/admin/tags/export/?format={kind}&document=plan")
    content = b"".join(answer.streaming_content)
    assert f'.{kind}"' in answer["Content-Disposition"]
    rows = rows_of(content, f"tags.{kind}")
    assert len(rows) == 6
    assert rows[0][1]["address"] == "http://testserver/d/plan@1/1/1"


@pytest.mark.parametrize("query", ["", "format=ods", "format=csv&document=nowhere", "format=csv&x=1"])
def test_bad_queries(curator, client, query):
    assert client.get(f"/admin/tags/export/?{query}").status_code == 400


@pytest.mark.parametrize(
    ("group", "looks", "imports"),
    [
        (None, 302, 302),
        ("", 403, 403),
        ("viewer", 200, 403),
        ("curator", 200, 200),
        ("administrator", 200, 200),
    ],
)
def test_who_may(decided, client, group, looks, imports):
    if group is not None:
        user = User.objects.create_user("someone", is_staff=True)
        user.groups.set(Group.objects.filter(name=group))
        client.force_login(user)
    for address in PAGES:
        answer = client.get(address)
        assert answer.status_code == looks
        b"".join(answer)  # a download is closed when it was read
    assert upload(client, exported()).status_code == imports
    forged = client.post("/admin/tags/import/", {"table": "x"}).status_code
    assert forged == (400 if imports == 200 else imports)
    assert Responsibility.objects.filter(decided_by__username="someone").count() == 0
    shown = client.get("/admin/tags/").content.decode()
    assert ("试导入" in shown) == (imports == 200)


@pytest.mark.parametrize(
    ("method", "address"),
    [("delete", "/admin/tags/"), ("post", "/admin/tags/export/"), ("delete", "/admin/tags/import/")],
)
def test_other_methods(curator, client, method, address):
    assert getattr(client, method)(address).status_code == 405


def test_the_address_of_the_form_leads_to_the_form(curator, client):
    assert client.get("/admin/tags/import/").url == "/admin/tags/"
