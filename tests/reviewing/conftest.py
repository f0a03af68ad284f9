"""Two curators, and a text with responsible bodies imported by the real road."""

import pytest
from django.contrib.auth.models import User

from documents.models import Responsibility

TEXT = """辽宁省某某工作方案

一、总体要求
（一）加强大气治理。推进减排工作，加快改造锅炉。（牵头单位：省生态环境厅；责任单位：省发展改革委、省财政厅）
（二）加强水体治理。推进河道整治，完善污水管网。（牵头单位：省水利厅；责任单位：省生态环境厅）

二、保障措施
（三）加强宣传引导。营造全社会共同参与的良好氛围。
"""


@pytest.fixture
def zhang(db) -> User:
    return User.objects.create_user("zhang", last_name="张", first_name="三")


@pytest.fixture
def li(db) -> User:
    return User.objects.create_user("li", last_name="李", first_name="四")


@pytest.fixture
def version(make_document):
    return make_document(TEXT, "plan", regions=["辽宁省"], level="province")


@pytest.fixture
def duty(version):
    """`duty("1/1", "省财政厅")`: the row at a path with that printed name, as it stands now."""

    def find(path: str, printed: str) -> Responsibility:
        return Responsibility.objects.get(version__is_latest=True, path=path, printed=printed)

    return find
