"""Admin, and everything else from the documents app."""

from django.contrib import admin
from django.urls import include, path

from documents.admin import tags

urlpatterns = [
    path("admin/tags/", include(tags.urls())),
    path("admin/", admin.site.urls),
    path("", include("documents.urls")),
]

handler400 = "documents.views.errors.bad_request"
handler403 = "documents.views.errors.forbidden"
handler404 = "documents.views.errors.not_found"
handler500 = "documents.views.errors.server_error"
