#!/usr/bin/env python
"""Run a management command of Phienhop."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:  # a sentence for whoever runs this, not a fault of the program
        sys.exit(f"Configuration: {error}")


if __name__ == "__main__":
    main()
