"""The roles as groups: viewer sees, curator reviews, administrator does everything."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

LABELS = {"viewer": _("查看者"), "curator": _("审核员"), "administrator": _("管理员")}
CURATOR = {  # beside adding and changing whatever is reviewed
    *("change_indicator", "add_indicatoralias", "change_indicatoralias", "delete_indicatoralias"),
    *("import_documents", "add_department", "change_department"),
    *("add_departmentalias", "change_departmentalias", "delete_departmentalias"),
}


def make_groups(sender: AppConfig, **_kwargs: object) -> None:
    """After each migration: the groups, and for each what is new among its permissions. Takes none away."""
    from django.contrib.auth.models import Group, Permission

    from documents.models import Reviewed

    reviewed = [model._meta.model_name for model in sender.get_models() if issubclass(model, Reviewed)]
    says = {f"{verb}_{name}" for verb in ("add", "change") for name in reviewed}
    everything = Permission.objects.filter(content_type__app_label__in=["documents", "auth"])
    ours = everything.filter(content_type__app_label="documents")
    views = ours.filter(codename__startswith="view_")
    for name, permissions in {
        "viewer": views,
        "curator": views | ours.filter(codename__in=CURATOR | says),
        "administrator": everything,
    }.items():
        group, _made = Group.objects.get_or_create(name=name)
        group.permissions.add(*permissions)
