"""Makes the first user of a new installation, so that somebody can sign in to the admin."""

import os
import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

NAME = "admin"
FILE = "first_password"


class Command(BaseCommand):
    help = _(
        "新装系统的第一个管理员：没有任何用户时建立 admin，随机口令只在终端显示一次，或写入 var/first_password"
    )

    def handle(self, *args: object, **options: object) -> str | None:
        users = get_user_model().objects
        if users.exists():
            return None
        password = secrets.token_urlsafe(12)
        try:
            with transaction.atomic():
                users.create_superuser(NAME, password=password)
                return self._told(password)
        except IntegrityError:  # another start made the user in this moment, and shows its own password
            return None

    def _told(self, password: str) -> str:
        """On a terminal the password itself; output that goes elsewhere (a log) is kept and read by others."""
        if self.stdout.isatty():
            text = _("已建立管理员 %(name)s，口令 %(password)s（只显示这一次；登录 /admin/ 后可修改）")
            return text % {"name": NAME, "password": password}
        path = settings.VAR_DIR / FILE
        write_for_owner(path, f"{password}\n")
        text = _("已建立管理员 %(name)s，口令写在 %(path)s（登录 /admin/ 后请删除该文件）")
        return text % {"name": NAME, "path": path}


def write_for_owner(path: Path, text: str) -> None:
    """A file that nobody else may read, also where one of that name stands."""
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
