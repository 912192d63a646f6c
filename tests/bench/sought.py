"""A pile of papers whose words are looked for: `python -m tests.bench.sought <papers> <pages> <runs>`.

Fills a seeded database and asks, over and over, each question of `ASKED` twice: as the page of the search does, for a
member of the body (what they may read, marks first, places grouped, words around them), and of the database's own
full-text index, its own ranking with it. Prints the milliseconds of each.
"""

import json
import random
import sys
import time
from collections.abc import Callable
from typing import Any

import django

MEETINGS = 40  # over which the papers lie
VOCABULARY = 4000
ON_A_PAGE = 320  # words
# By rank in the vocabulary: the first stand on nearly every page, the last on very few.
ASKED = {"common": (3,), "two common": (5, 9), "usual": (120,), "rare": (3500,), "common and rare": (2, 3000)}
SYLLABLES = [
    "ba",
    "ca",
    "đa",
    "la",
    "ma",
    "na",
    "ta",
    "xa",
    "bình",
    "cường",
    "điện",
    "giảm",
    "hội",
    "kế",
    "luật",
    "mạnh",
]
SYLLABLES += ["ngân", "phường", "quyết", "sách", "thành", "trưởng"]


def main(papers: int, pages: int, runs: int) -> None:
    django.setup()
    vocabulary = words()
    reader = pile(papers, pages, vocabulary)
    from django.db import connection

    from documents.searching.finding import find
    from people.words import wanted

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE documents_pagetext")
    took: dict[str, dict[str, list[float]]] = {name: {"ours": [], "bare": []} for name in ASKED}
    places = {}
    for name, ranks in ASKED.items():
        sought = wanted(" ".join(vocabulary[rank] for rank in ranks))
        places[name] = find(reader, sought).places
        for _ in range(runs):
            took[name]["ours"].append(timed(lambda sought=sought: find(reader, sought)))  # type: ignore[misc]
            took[name]["bare"].append(timed(lambda sought=sought: bare(sought)))  # type: ignore[misc]
    print(json.dumps({"took": took, "places": places, "pages": papers * pages}))


def timed(ask: Callable[[], Any]) -> float:
    began = time.perf_counter()
    ask()
    return (time.perf_counter() - began) * 1000


def bare(sought: Any) -> None:
    """The keys of the best pages, as the database ranks them, with nobody's rights asked."""
    from django.db import connection

    from documents.searching.finding import MOST

    if connection.vendor == "sqlite":
        words = " AND ".join(f'"{word}"' for word in sought.plain) + (" *" if sought.is_open else "")
        query = (
            "SELECT rowid FROM documents_pagetext_words WHERE documents_pagetext_words MATCH %s ORDER BY rank LIMIT %s"
        )
        given: list[Any] = [words, MOST]
    else:
        words = " & ".join(f"'{word}'" for word in sought.plain) + (":*" if sought.is_open else "")
        lexemes = "documents_pagetext_lexemes(words)"
        query = (
            f"SELECT id FROM documents_pagetext WHERE {lexemes} @@ to_tsquery('simple', %s) "  # noqa: S608 - fixed texts
            f"ORDER BY ts_rank({lexemes}, to_tsquery('simple', %s)) DESC LIMIT %s"
        )
        given = [words, words, MOST]
    with connection.cursor() as cursor:
        cursor.execute(query, given)
        cursor.fetchall()


def words() -> list[str]:
    """Words of one to three syllables, the same in every run."""
    chance = random.Random(7)
    made: dict[str, None] = {}
    while len(made) < VOCABULARY:
        made["".join(chance.choices(SYLLABLES, k=chance.choice([1, 2, 2, 3])))] = None
    return list(made)


def pile(papers: int, pages: int, vocabulary: list[str]) -> Any:
    """Papers of that many pages over many meetings, each word as often as its rank says (Zipf); who reads them all."""
    from django.db import transaction

    from documents.models import PageText, Paper, PaperVersion
    from meetings.models import Meeting
    from people.models import Term, User
    from people.words import exact_form, plain_form
    from tests.bench.seed import make_meeting

    chance = random.Random(1)
    weights = [1 / (rank + 1) for rank in range(len(vocabulary))]
    body = Meeting.objects.select_related("body").order_by("ordinal").first().body  # type: ignore[union-attr]
    people = list(User.objects.filter(username__regex=r"^d\d+$").order_by("pk"))
    people.sort(key=lambda one: int(one.username[1:]))
    term, clerk, reader = Term.objects.get(), people[-1], people[1]
    with transaction.atomic():
        meetings = [make_meeting(body, term, 100 + number, people) for number in range(MEETINGS)]
        for number in range(papers):
            meeting = meetings[number % len(meetings)]
            paper = Paper.objects.create(
                meeting=meeting,
                title=f"Báo cáo {number}",
                kind="report",
                state="circulated",
                circulated_at=meeting.starts_at,
            )
            version = PaperVersion.objects.create(
                paper=paper,
                sha256=f"{number:064x}",
                size=1,
                pages=pages,
                width=595,
                height=842,
                file_name="Báo cáo.pdf",
                uploaded_by=clerk,
                uploaded_at=meeting.starts_at,
            )
            texts = [" ".join(chance.choices(vocabulary, weights, k=ON_A_PAGE)) for _ in range(pages)]
            PageText.objects.bulk_create(
                PageText(version=version, page=at, text=text, words=plain_form(text), exact=exact_form(text))
                for at, text in enumerate([paper.title, *texts])
            )
    return reader


if __name__ == "__main__":
    main(*map(int, sys.argv[1:4]))
