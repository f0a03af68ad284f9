"""Write the search index anew."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.models import DocumentVersion
from documents.search.index import clear, index_version
from documents.storing.lock import write_lock


class Command(BaseCommand):
    help = gettext_lazy("重建检索索引（更换词典或升级之后用）")  # type: ignore[assignment]

    def handle(self, *args: Any, **options: Any) -> str:
        versions = provisions = 0
        with write_lock():  # readers see the old index until the new one is whole
            clear()
            latest = DocumentVersion.objects.filter(is_latest=True).defer("report").order_by("id")
            for version in latest.iterator(chunk_size=20):
                provisions += index_version(version)
                versions += 1
        values = {"versions": versions, "provisions": provisions}
        return _("已索引 %(versions)d 份文件，%(provisions)d 条条款。") % values
