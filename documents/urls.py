"""Every address of the site."""

from django.contrib.auth.decorators import login_not_required
from django.urls import path, register_converter

from documents.addresses import AddressConverter
from documents.views.clauses import clauses, clauses_csv
from documents.views.document import document
from documents.views.home import health, home
from documents.views.provision import provision

register_converter(AddressConverter, "address")

urlpatterns = [
    path("", home, name="home"),
    path("clauses/", clauses, name="clauses"),
    path("clauses.csv", clauses_csv, name="clauses_csv"),
    path("d/<address:address>/", document, name="document"),
    path("d/<address:address>/<path:path>", provision, name="provision"),
    path("healthz", login_not_required(health), name="health"),
]
