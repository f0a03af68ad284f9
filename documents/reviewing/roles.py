"""The roles as groups: viewer sees, curator reviews, administrator does everything."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

LABELS = {"viewer": _("查看者"), "curator": _("审核员"), "administrator": _("管理员")}
CURATOR = {
    *("add_responsibility", "change_responsibility"),
    *("add_alignment", "change_alignment"),
    *("add_department", "change_department"),
    *("add_departmentalias", "change_departmentalias", "delete_departmentalias"),
}


def make_groups(sender: AppConfig, **_kwargs: object) -> None:
    """After each migration: the groups, and for each what is new among its permissions. Takes none away."""
    from django.contrib.auth.models import Group, Permission

    everything = Permission.objects.filter(content_type__app_label__in=["documents", "auth"])
    ours = everything.filter(content_type__app_label="documents")
    views = ours.filter(codename__startswith="view_")
    for name, permissions in {
        "viewer": views,
        "curator": views | ours.filter(codename__in=CURATOR),
        "administrator": everything,
    }.items():
        group, _made = Group.objects.get_or_create(name=name)
        group.permissions.add(*permissions)
