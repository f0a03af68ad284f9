"""Users and groups: the roles in Chinese, and nobody above oneself."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.db import models
from django.forms import ModelMultipleChoiceField
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from documents.reviewing.roles import LABELS

admin.site.unregister([User, Group])


def shown(group: Group) -> str:
    """审核员 (curator); of a group that is no role its name."""
    return f"{LABELS[group.name]} ({group.name})" if group.name in LABELS else group.name


class RoleField(ModelMultipleChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return shown(obj)


@admin.register(Group)
class RoleAdmin(GroupAdmin):
    list_display = ["shown"]

    @admin.display(description=_("角色"), ordering="name")
    def shown(self, group: Group) -> str:
        return shown(group)


@admin.register(User)
class PersonAdmin(UserAdmin):
    """An administrator appoints viewers, curators and administrators; only a superuser touches superusers."""

    list_display = ["username", "last_name", "first_name", "roles", "is_active", "is_superuser"]
    list_filter = ["groups", "is_active"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[User]:
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description=_("角色"))
    def roles(self, user: User) -> str:
        return "、".join(shown(group) for group in user.groups.all())

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        if db_field.name == "groups":
            options["form_class"] = RoleField
        return super().formfield_for_manytomany(db_field, request, **options)

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> Any:
        mine = ("last_login", "date_joined")
        return mine if request.user.is_superuser else (*mine, "is_superuser", "user_permissions")

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return self._not_above(request, obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return self._not_above(request, obj) and super().has_delete_permission(request, obj)

    def _not_above(self, request: HttpRequest, obj: User | None) -> bool:
        return obj is None or request.user.is_superuser or not obj.is_superuser

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Who has a role may sign in to the admin, where it is of use."""
        super().save_related(request, form, formsets, change)
        user = form.instance
        if not user.is_staff and user.groups.filter(name__in=LABELS).exists():
            user.is_staff = True
            user.save(update_fields=["is_staff"])
