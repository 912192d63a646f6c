"""How the minutes put the result of a vote, with the working shown."""

from decimal import ROUND_HALF_UP, Decimal

from documents.acts.votes import BallotPapers, VoteResult


def percent(part: int, whole: int) -> str:
    """ "81,82%": two decimals, half up, decimal comma. `whole` must be positive."""
    share = (Decimal(part) * 100 / Decimal(whole)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{share}%".replace(".", ",")


def vote_sentences(vote: VoteResult) -> tuple[str, ...]:
    """Paragraphs for one vote: the question, the figures, the working against the denominator, the outcome."""
    way = "bỏ phiếu kín" if vote.secret else "biểu quyết công khai"
    sentences = [f"{vote.question.rstrip(' .?')} (hình thức: {way})."]
    if vote.papers:
        sentences.append(_papers(vote.papers))
    if vote.rows:
        sentences.append(_rows(vote))
    else:
        sentences.append(_figures(vote))
        sentences.append(_working(vote))
    return (*sentences, *vote.origins, *vote.remarks)


def _rows(vote: VoteResult) -> str:
    rule = f"; yêu cầu {vote.rule}" if vote.rule else ""
    sums = vote.sums or f"{vote.whole} {vote.base}, có mặt {vote.present}"
    return f"Kết quả: {sums}{rule}. {'; '.join(vote.rows)}. {vote.result}."


def _figures(vote: VoteResult) -> str:
    counts = ", ".join(f"{choice.label.lower()} {choice.count}" for choice in vote.choices)
    silent = vote.present - sum(choice.count for choice in vote.choices)
    rest = f", có mặt nhưng không biểu quyết {silent}" if silent and not vote.papers else ""
    return f"Kết quả: {vote.whole} {vote.base}, có mặt {vote.present}; {counts}{rest}."


def _working(vote: VoteResult) -> str:
    first = vote.choices[0]
    share = f"{first.count}/{vote.base} {vote.whole}"
    if vote.base:
        share = f"{first.count}/{vote.base} = {percent(first.count, vote.base)} {vote.whole}"
    present = f" ({percent(first.count, vote.present)} số có mặt)" if vote.present else ""
    needed = ""
    if vote.needed is not None:
        rule = f"{vote.rule}, tức " if vote.rule else ""
        needed = f"; yêu cầu {rule}ít nhất {vote.needed}"
    reason = f"{vote.reason}. " if vote.reason else ""
    outcome = "Nội dung được thông qua." if vote.passed else "Nội dung không được thông qua."
    return f"Tỷ lệ {first.label.lower()}: {share}{present}{needed}. {reason}{outcome}"


def _papers(papers: BallotPapers) -> str:
    return (
        f"Số phiếu phát ra {papers.issued}, thu về {papers.collected}, "
        f"hợp lệ {papers.valid}, không hợp lệ {papers.invalid}."
    )
