"""The admin: one file per family of models; a file put here is found by itself."""

from importlib import import_module
from pkgutil import iter_modules

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

admin.site.site_header = admin.site.site_title = _("政策文件知识库")
admin.site.index_title = _("管理")

for module in iter_modules(__path__):
    import_module(f"{__name__}.{module.name}")
