"""What the relations and the score mean, in the numbers by which they are made."""

from documents.comparing.align import ENOUGH
from documents.comparing.relations import ALIKE, LEAN, MUCH


def legend() -> dict[str, str]:
    return {
        "much": f"{MUCH:.0%}",
        "lean": f"{LEAN:g}",
        "alike": f"{ALIKE:.0%}",
        "enough": f"{ENOUGH:.2f}",
    }
