"""Verify the stored trees, and repair them."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from documents.models import DocumentVersion
from documents.storing.check import faults_of, repair


class Command(BaseCommand):
    help = _("检查每个版本的条款树是否与路径和次序一致")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--repair", action="store_true", help=_("修复有错的树"))

    def handle(self, **options: object) -> str:
        versions = DocumentVersion.objects.select_related("document").defer("text", "report")
        checked = wrong = repaired = 0
        for version in versions.order_by("id").iterator(chunk_size=500):
            checked += 1
            faults = list(faults_of(version))
            for fault in faults:
                self.stdout.write(f"{version.address}/{fault.path}：{fault.message}")
            if options["repair"] and faults and all(fault.repairable for fault in faults):
                repair(version)
                repaired += 1
            wrong += bool(faults)
        values = {"checked": checked, "wrong": wrong, "repaired": repaired}
        summary = _("检查 %(checked)d 棵树：有错 %(wrong)d，已修复 %(repaired)d。") % values
        if wrong > repaired:
            raise CommandError(summary)
        return summary
