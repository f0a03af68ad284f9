"""A person who may do everything in the admin, and texts imported by the real road."""

import pytest

from documents.ingest import ingest_source
from documents.models import DocumentVersion
from documents.reading import read_bytes

TEXT = """大连市{name}工作方案

为改善环境质量，制定本方案。

一、总体要求
（一）指导思想。坚持绿色发展。坚持系统治理。
（二）工作目标
1.到2025年，细颗粒物浓度下降10%。
2.排污许可全覆盖。

二、保障措施
（三）加强领导。各部门各负其责。
"""


@pytest.fixture
def admin_pages(admin_client):
    """`admin_pages.get("provision/?q=…")`: the answer of an address below /admin/documents/."""

    class Pages:
        client = admin_client

        def get(self, address):
            return admin_client.get(f"/admin/documents/{address}")

        def html(self, address):
            response = self.get(address)
            assert response.status_code == 200, (address, response.headers.get("Location"))
            return response.content.decode()

    return Pages()


@pytest.fixture
def imported(db):
    """`imported("大气")` imports a plan of that name and returns its version."""

    def make(name: str) -> DocumentVersion:
        told = ingest_source(read_bytes(f"{name}.txt", TEXT.format(name=name).encode(), 100_000))
        return DocumentVersion.objects.get(document__slug=told.address)

    return make
