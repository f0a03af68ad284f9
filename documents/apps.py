"""The one app of govtrack."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_delete
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    name = "documents"
    verbose_name = _("政策文件")

    def ready(self) -> None:
        from documents.reviewing.roles import make_groups  # models can't be imported before
        from documents.search.upkeep import after_migrate, before_delete

        post_migrate.connect(after_migrate, sender=self)
        post_migrate.connect(make_groups, sender=self)  # Django's own receiver made the permissions before
        pre_delete.connect(before_delete, sender="documents.DocumentVersion")
