"""The admin's lists of what there is to do: the review queue by its name, and the tables of tags."""

from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

QUEUE = "Responsibility"  # the model whose list is the review queue


class Site(AdminSite):
    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """As Django has it, for the index and the bar beside each list; in `documents` the queue stands first."""
        apps = super().get_app_list(request, app_label)
        for app in apps:
            if app["app_label"] == "documents":
                app["models"] = _tasks(app["models"]) + [
                    model for model in app["models"] if model["object_name"] != QUEUE
                ]
        return apps


def _tasks(models: list[Any]) -> list[Any]:
    """What is worked off rather than kept: for those who may look at responsibilities, as its pages ask."""
    queue = [model | {"name": _("审核队列")} for model in models if model["object_name"] == QUEUE]
    tags = {
        "name": _("标注的导出与导入"),
        "object_name": "Tags",
        "admin_url": reverse("tags"),
        "add_url": None,
        "view_only": True,
    }
    return [*queue, tags] if queue else []
