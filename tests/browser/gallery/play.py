"""Plays stages on the data of a running product: `python -m tests.browser.gallery.play convened discussing`."""

import json
import sys

import django


def main(names: list[str]) -> None:
    """Runs beside the server on its data (`DATA_DIR`, `DATABASE_URL`).

    Prints what the places of the views mean, and by user name a session of everybody who looks.
    """
    django.setup()
    from tests.browser.gallery import sessions, stages

    for name in names:
        stages.STAGES[name]()
    print(json.dumps({"places": stages.places(), "sessions": sessions.made()}))


if __name__ == "__main__":
    main(sys.argv[1:])
