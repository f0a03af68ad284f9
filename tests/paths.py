"""Where the real texts are."""

from django.conf import settings

GOLD = settings.BASE_DIR / "tests" / "gold"
TEXTS = [*sorted(settings.CORPUS_DIR.glob("*.txt")), *sorted((GOLD / "more").glob("*.txt"))]
