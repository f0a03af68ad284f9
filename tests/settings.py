"""The program's settings, with what tests change: static files need no collecting, passwords hash quickly."""

from govtrack.settings import *  # noqa: F403
from govtrack.settings import AS_THEY_ARE, STORAGES

STORAGES = {**STORAGES, "staticfiles": {"BACKEND": AS_THEY_ARE}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
