"""A vote by name: put, opened, answered once by each however often they tap, and closed."""

import asyncio
import uuid

from tests.rehearsal import cast, words
from tests.rehearsal.client import Answer, Person
from tests.rehearsal.pages import Page
from tests.rehearsal.play import Play, require, require_words
from tests.rehearsal.steps.discussing import begin
from tests.rehearsal.steps.preparing import PASSWORD

BALLOT = "/ballot/"


async def put(play: Play) -> str:
    """The prepared question is taken back and put anew, on the desk."""
    await begin(play, 2)
    page = await play.secretary.get(f"{play.meeting}votes/")
    prepared = await play.secretary.get(page.link(r"/votes/[0-9a-f-]{36}/"))
    await play.news(play.secretary.press(prepared, "/withdrawal/"))
    form = await play.secretary.get(page.links(r"/items/[0-9a-f-]{36}/votes/")[1])
    return await play.news(play.secretary.submit(form, "/votes/", question=words.QUESTION, display="totals"))


async def open_vote(play: Play) -> str:
    """Each member sees the question on their tablet; guests see no ballot."""
    lead = await play.chair.part("lead")
    require_words(lead.words, words.QUESTION)
    play.vote = lead.form("/opening/").action.removesuffix("opening/")
    note = await play.reaches(cast.PRESENT, "ballot", play.chair.press(lead, "/opening/"))
    for name in cast.PRESENT:
        require_words((await play.person(name).part("ballot")).words, words.QUESTION, "Tán thành", "Ý kiến khác")
    require("Tán thành" not in (await play.person(cast.OBSERVER).part("ballot")).words, "the observer has a ballot")
    return note


async def cast_ballots(play: Play) -> str:
    """Everybody at once. What was confirmed to each last is kept, to be compared with what was counted."""
    second = Person(play.product.url, cast.TWO_TABLETS)
    await second.sign_in(PASSWORD)
    await second.sit_down(f"{play.meeting}room/")
    try:
        await play.all(cast.PRESENT, lambda person: _vote(play, person, second))
    finally:
        await second.close()
    await play.chair.sees("lead", f"{len(cast.PRESENT)}/{len(cast.PRESENT)} đồng chí đã biểu quyết")
    return f"{len(play.acknowledged)} confirmed"


async def _vote(play: Play, person: Person, second: Person) -> None:
    name = person.username
    if name == cast.DOUBLE_TAPPER:
        play.acknowledged[name] = await _tap_twice(person)
    elif name == cast.TWO_TABLETS:
        play.acknowledged[name] = await _two_tablets(person, second)
    elif name == cast.DISSENTER:
        require(await _answer(person, "yes") == "yes", "the first answer is not confirmed")
        play.acknowledged[name] = await _answer(person, "other")
    else:
        play.acknowledged[name] = await _answer(person, cast.CHOICES[name])


def _fields(ballot: Page, choice: str) -> list[tuple[str, str]]:
    return ballot.form(BALLOT).filled(choice=choice, key=str(uuid.uuid4()))


async def _send(person: Person, ballot: Page, fields: list[tuple[str, str]]) -> tuple[int, Answer]:
    return await person.quietly(ballot, ballot.form(BALLOT).action, fields)


def _confirmed(answers: list[tuple[int, Answer]]) -> str:
    """What the last of these answers says to be recorded."""
    status, answer = answers[-1]
    require(answer.get("recorded") is not None, f"the ballot gave {status}, {answer}")
    return str(answer["recorded"]["choice"])


async def _answer(person: Person, choice: str) -> str:
    ballot = await person.part("ballot")
    status, answer = await _send(person, ballot, _fields(ballot, choice))
    require(status == 200, f"{person.username}: the ballot gave {status}, {answer}")
    return _confirmed([(status, answer)])


async def _tap_twice(person: Person) -> str:
    """The same request twice at the same time: both are confirmed, with the same answer."""
    ballot = await person.part("ballot")
    fields = _fields(ballot, "yes")
    answers = await asyncio.gather(*(_send(person, ballot, fields) for _tap in range(2)))
    require([status for status, _ in answers] == [200, 200], f"a double tap gave {answers}")
    require(answers[0][1] == answers[1][1], f"a double tap was confirmed as {answers}")
    return _confirmed(answers)


async def _two_tablets(first: Person, second: Person) -> str:
    """Two devices that both show an empty ballot: one answer is recorded, the other device is shown that one."""
    ballots = [await person.part("ballot") for person in (first, second)]
    pairs = zip((first, second), ballots, strict=True)
    answers = await asyncio.gather(*(_send(person, ballot, _fields(ballot, "yes")) for person, ballot in pairs))
    require(sorted(status for status, _ in answers) == [200, 409], f"two tablets gave {answers}")
    require(answers[0][1]["recorded"] == answers[1][1]["recorded"], f"two tablets show {answers}")
    return _confirmed(answers)


async def refuse(play: Play) -> str:
    """An observer and a guest never have a ballot; a member who is absent has none now; nobody votes for another."""
    member = await play.person(cast.PRESENT[0]).part("ballot")
    fields = _fields(member, "no")
    for name in (cast.OBSERVER, cast.INVITED, cast.SECRETARY, cast.CLERK):
        person = play.person(name)
        assert person.seat is not None
        await person.refused(person.seat, f"{play.vote}ballot/", fields, 403, 404)
    absent = play.person(cast.ABSENT)
    assert absent.seat is not None
    reason = await absent.refused(absent.seat, f"{play.vote}ballot/", fields, 403, 404, 409)
    return f"absent member: {reason.split('.')[0]}"


async def close_vote(play: Play) -> str:
    """The result with its working on every page; an answer after the closing does not count."""
    late = await play.person("khoi").part("ballot")
    note = await play.news(_close(play))
    for name in (*cast.PRESENT, cast.OBSERVER):
        require_words((await play.person(name).part("result")).words, *words.RESULT)
    require_words((await play.clerk.part("stage")).words, *words.RESULT)
    await play.person("khoi").refused(late, late.form(BALLOT).action, _fields(late, "no"), 409)
    return note


async def _close(play: Play) -> None:
    await play.chair.press(await play.chair.part("lead"), f"{play.vote}closing/")
