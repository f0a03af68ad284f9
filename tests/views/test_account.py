"""The corner of each page: in, to one's work, and out."""

import pytest
from django.contrib.auth.models import Group, User

from tests.samples import PLAN

pytestmark = pytest.mark.django_db
QUEUE = 'href="/admin/documents/responsibility/"'


@pytest.mark.parametrize(
    ("address", "back"),
    [
        ("/", "/admin/login/?next=%2F"),
        ("/d/dalian/1", "/admin/login/?next=%2Fd%2Fdalian%2F1"),
        (
            "/clauses/?q=PM2.5&level=clause",
            "/admin/login/?next=%2Fclauses%2F%3Fq%3DPM2.5%26level%3Dclause",
        ),
        ("/nowhere", "/admin/login/?next=%2Fnowhere"),
    ],
)
def test_anybody_can_sign_in_and_comes_back(client, make_document, address, back):
    make_document(PLAN)
    answer = client.get(address)
    html = answer.content.decode()
    assert f'{back}">登录</a>' in html
    assert "退出" not in html
    assert not answer.cookies, "an anonymous reader gets no cookie"


@pytest.mark.parametrize(
    ("role", "has"),
    [("viewer", "审核队列 管理 退出"), ("curator", "审核队列 管理 退出"), ("", "管理 退出"), (None, "退出")],
)
def test_who_is_signed_in_sees_their_ways(client, role, has):
    """A role; "" is staff without any right, None a reader of a closed site."""
    user = User.objects.create_user("张三", is_staff=role is not None)
    if role:
        user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    html = client.get("/").content.decode()
    assert "张三</summary>" in html
    assert "登录" not in html
    ways = {"审核队列": QUEUE, "管理": 'href="/admin/"', "退出": 'action="/admin/logout/"'}
    assert {name for name, way in ways.items() if way in html} == set(has.split())


def test_signing_out_leads_back(client):
    client.force_login(User.objects.create_user("张三", is_staff=True))
    assert 'name="next" value="/clauses/?q=PM2.5"' in client.get("/clauses/?q=PM2.5").content.decode()
    answer = client.post("/admin/logout/", {"next": "/clauses/?q=PM2.5"})
    assert (answer.status_code, answer["Location"]) == (302, "/clauses/?q=PM2.5")
    assert "登录" in client.get("/").content.decode()
