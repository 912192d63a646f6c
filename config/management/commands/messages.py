"""Keeps the English texts in step with the Vietnamese ones in the code."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from config.texts import binary, catalogue, tree


class Command(BaseCommand):
    help = "Bring locale/en up to date with the texts in the code (--check only looks, --compile makes .mo files)."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing; fail if a text is not translated")
        parser.add_argument("--compile", action="store_true", help="only compile what is stale")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["compile"]:
            self.check_english() if options["check"] else self.update_english()
        if not options["check"]:
            for path in binary.compile_stale():
                self.stdout.write(f"compiled {path}")

    def update_english(self) -> None:
        path = catalogue.path_of("en")
        fresh = catalogue.updated(catalogue.opened(path), tree.messages())
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.save(str(path))
        waiting = len(fresh.untranslated_entries())
        self.stdout.write(f"{path}: {len(fresh)} texts, {waiting} without a translation")

    def check_english(self) -> None:
        found = tree.messages()
        english = catalogue.opened(catalogue.path_of("en"))
        wrong = sorted([*catalogue.problems(english, found), *catalogue.two_plurals(found)])
        for line in wrong:
            self.stderr.write(line)
        if wrong:
            raise CommandError(f"{len(wrong)} texts want attention: run `make messages`, then translate")
        self.stdout.write(f"{len(found)} texts, all translated")
