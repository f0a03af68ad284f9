"""Every address of the site."""

from django.contrib.auth.decorators import login_not_required
from django.urls import path, register_converter

from documents.addresses import AddressConverter, NumberConverter
from documents.views.clauses import clauses
from documents.views.compare import compare
from documents.views.compare_csv import compare_csv
from documents.views.compare_say import compare_say
from documents.views.compare_table import compare_table, compare_table_csv
from documents.views.compare_undo import compare_undo
from documents.views.counterparts import counterparts, counterparts_csv
from documents.views.dashboard import dashboard
from documents.views.departments import department, departments
from documents.views.desk import desk
from documents.views.desk_arrival import desk_arrival, desk_file
from documents.views.desk_deeds import desk_about, desk_identity, desk_line, desk_move, desk_publish
from documents.views.document import document
from documents.views.exports import clauses_csv, clauses_jsonl, clauses_xlsx, columns, export, manifest
from documents.views.facets import shares, suggest
from documents.views.home import health, home
from documents.views.indicators import index, indicator
from documents.views.matrix import matrix
from documents.views.original import original
from documents.views.provision import provision
from documents.views.targets import targets, targets_csv
from documents.views.timeline import timeline
from documents.views.versions import changes, changes_csv, versions

register_converter(AddressConverter, "address")
register_converter(NumberConverter, "number")

urlpatterns = [
    path("", home, name="home"),
    path("clauses/", clauses, name="clauses"),
    path("clauses/facets/", shares, name="facets"),
    path("suggest/", suggest, name="suggest"),
    path("clauses.csv", clauses_csv, name="clauses_csv"),
    path("clauses.xlsx", clauses_xlsx, name="clauses_xlsx"),
    path("clauses.jsonl", clauses_jsonl, name="clauses_jsonl"),
    path("export/", export, name="export"),
    path("exports/<uuid:pk>/manifest.json", manifest, name="manifest"),
    path("columns/", columns, name="columns"),
    path("targets/", targets, name="targets"),
    path("targets.csv", targets_csv, name="targets_csv"),
    path("indicators/", index, name="indicators"),
    path("indicators/<int:pk>/", indicator, name="indicator"),
    path("timeline/", timeline, name="timeline"),
    path("d/<address:address>/dashboard", dashboard, name="dashboard"),
    path("compare/", compare, name="compare"),
    path("compare.csv", compare_csv, name="compare_csv"),
    path("compare/table/", compare_table, name="compare_table"),
    path("compare/table.csv", compare_table_csv, name="compare_table_csv"),
    path("compare/say/", compare_say, name="compare_say"),
    path("compare/undo/", compare_undo, name="compare_undo"),
    path("counterparts/", counterparts, name="counterparts"),
    path("counterparts.csv", counterparts_csv, name="counterparts_csv"),
    path("departments/", departments, name="departments"),
    path("departments/<int:pk>/", department, name="department"),
    path("matrix/", matrix, name="matrix"),
    path("desk/", desk, name="desk"),
    path("desk/<uuid:pk>/", desk_arrival, name="desk_arrival"),
    path("desk/<uuid:pk>/file", desk_file, name="desk_file"),
    path("desk/<uuid:pk>/line", desk_line, name="desk_line"),
    path("desk/<uuid:pk>/about", desk_about, name="desk_about"),
    path("desk/<uuid:pk>/identity", desk_identity, name="desk_identity"),
    path("desk/<uuid:pk>/publish", desk_publish, name="desk_publish"),
    path("desk/<uuid:pk>/move", desk_move, name="desk_move"),
    path("d/<address:address>/original", original, name="original"),
    path("d/<address:address>/versions", versions, name="versions"),
    path("d/<address:address>/versions/<number:former>..<number:new>", changes, name="changes"),
    path("d/<address:address>/versions/<number:former>..<number:new>.csv", changes_csv, name="changes_csv"),
    path("d/<address:address>/", document, name="document"),
    path("d/<address:address>/<path:path>", provision, name="provision"),
    path("healthz", login_not_required(health), name="health"),
]
