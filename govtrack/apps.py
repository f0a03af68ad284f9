"""The admin of this site in place of Django's own: see `administration`."""

from django.contrib.admin.apps import AdminConfig


class Administration(AdminConfig):
    default_site = "govtrack.administration.Site"
