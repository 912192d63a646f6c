"""The minutes, assembled from the journal, the attendance, the vote and the conclusions."""

from tests.rehearsal import letters, notice, readers, sheets, words
from tests.rehearsal.play import Play, require, require_words


async def settle(play: Play) -> str:
    page = await play.secretary.get(f"{play.meeting}minutes/")
    await play.secretary.submit(page, "/check/")
    page = await play.chair.get(f"{play.meeting}minutes/")
    answer = await play.chair.submit(page, "/issue/")
    require_words(answer.words, "Đã chốt biên bản")
    pdf = await play.secretary.bytes(f"{answer.path}file.pdf", "application/pdf")
    play.report.results["minutes"] = {"path": play.keep("minutes", pdf)}
    for reader, pages in readers.texts(pdf).items():
        missing = notice.missing(notice.flowing(pages), words.MINUTES)
        require(not missing, f"{reader} does not find in the minutes: {missing}")
    faults = [*sheets.faults(pdf), *letters.faults(pdf)]
    require(not faults, f"the minutes: {faults}")
    return f"{len(sheets.sheets(pdf))} pages"
