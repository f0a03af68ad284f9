"""Write the search index anew."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from documents.search.index import rebuild
from documents.search.upkeep import said
from documents.storing.lock import write_lock


class Command(BaseCommand):
    help = _("重建检索索引（`migrate` 发现索引不全或词典已换时会自动重建）")

    def handle(self, *args: Any, **options: Any) -> str:
        with write_lock():
            return said(*rebuild())
