"""A curator in a process of its own: sees a row, waits for the word, decides, and says what came of it.

`python -m tests.reviewing.decide_at_once USER VERDICT ROW`
"""

import sys

import django


def main(name: str, verdict: str, row: int) -> None:
    from django.contrib.auth.models import User

    from documents.models import Responsibility
    from documents.reviewing import Verdict, decide

    user = User.objects.get(username=name)
    seen = {row: Responsibility.objects.get(pk=row).revision}
    print("seen", flush=True)
    sys.stdin.readline()
    outcome = decide(Responsibility, seen, user, Verdict(verdict))
    for conflict in outcome.conflicts:
        print(conflict.why, conflict.row.decided_by.username, conflict.row.state)
    print(len(outcome.changed), flush=True)


if __name__ == "__main__":
    django.setup()
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
