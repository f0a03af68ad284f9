"""Makes the first user of a new installation, so that somebody can sign in to the admin."""

import secrets

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

NAME = "admin"


class Command(BaseCommand):
    help = "新装系统的第一个管理员：没有任何用户时建立 admin，随机口令只显示一次"

    def handle(self, *args: object, **options: object) -> str | None:
        users = get_user_model().objects
        if users.exists():
            return None
        password = secrets.token_urlsafe(12)
        try:
            with transaction.atomic():
                users.create_superuser(NAME, password=password)
        except IntegrityError:  # another start made the user in this moment, and shows its own password
            return None
        text = _("已建立管理员 %(name)s，口令 %(password)s（只显示这一次；登录 /admin/ 后可修改）")
        return text % {"name": NAME, "password": password}
