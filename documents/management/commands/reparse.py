"""Parse stored texts again."""

from argparse import ArgumentParser
from functools import partial

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from documents.ingest import Ingested, reparse
from documents.management.batch import run_all
from documents.models import DocumentVersion
from documents.parsing import PIPELINE_VERSION


class Command(BaseCommand):
    help = _("用现在的解析程序重新解析已入库的文本（默认只处理旧程序解析的）")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", help=_("全部重新解析"))

    def handle(self, *, verbosity: int, **options: object) -> str:
        versions = DocumentVersion.objects.order_by("document", "number")
        if not options["all"]:
            versions = versions.exclude(pipeline_version=PIPELINE_VERSION)
        rows = versions.values_list("id", "document__slug", "number")
        jobs = [(f"{slug}@{number}", partial(_reparse, version_id)) for version_id, slug, number in rows]
        return run_all(self, jobs, verbosity=verbosity)


def _reparse(version_id: int) -> Ingested:
    """Fetched one at a time: a version holds its whole text."""
    return reparse(DocumentVersion.objects.select_related("document", "source").get(id=version_id))
