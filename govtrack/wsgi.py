"""The WSGI door that gunicorn opens."""

import os

from django.core.wsgi import get_wsgi_application

from documents.search.words.cutting import preload

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "govtrack.settings")
application = get_wsgi_application()
preload()  # here, once for all workers, and never while somebody waits for a page
