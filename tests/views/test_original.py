"""The original file of a version: byte for byte, saved and never shown, for those who may."""

import hashlib

import pytest
from django.contrib.auth.models import Permission, User

pytestmark = pytest.mark.django_db
TEXT = "某市治水方案\n一、目标\n抓好落实。\n"


@pytest.fixture
def reader(client):
    user = User.objects.create_user("reader")
    user.user_permissions.add(Permission.objects.get(codename="view_sourcefile"))
    client.force_login(user)
    return client


def test_byte_for_byte(reader, make_document):
    former = make_document(TEXT, "plan").source
    latest = make_document(TEXT.replace("落实", "治水"), "plan").source
    for address, source in {"plan@1": former, "plan": latest}.items():
        answer = reader.get(f"/d/{address}/original")
        content = b"".join(answer.streaming_content)
        assert (content, hashlib.sha256(content).hexdigest()) == (bytes(source.content), source.sha256)
        assert answer["Content-Disposition"] == 'attachment; filename="plan.txt"'
        assert answer["Content-Type"] == "application/octet-stream"
    assert 'href="/d/plan@1/original"' in reader.get("/d/plan/versions").content.decode()


def test_not_for_everybody(client, make_document):
    make_document(TEXT, "plan")
    assert client.get("/d/plan/original").status_code == 302
    assert "/original" not in client.get("/d/plan/versions").content.decode()
    client.force_login(User.objects.create_user("somebody"))
    assert client.get("/d/plan/original").status_code == 403


def test_no_such_version(reader, make_document):
    make_document(TEXT, "plan")
    assert reader.get("/d/plan@7/original").status_code == 404
