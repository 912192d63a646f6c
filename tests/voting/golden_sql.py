"""A second implementation of the rules of votes, in SQL, that shares nothing with the product.

Numbers are thousandths. Shares are compared by cross-multiplication, and a threshold is the first step of the grain
that reaches the share, found by going through the steps near it.
"""

import sqlite3

from tests.voting.golden import ANSWERS, Case

NUMBERS = (
    *("members", "summoned", "present", "suspended", "recused", "absent", "probationary", "away", "exempt"),
    *("yes", "no", "other", "blank", "invalid", "grain"),
)

JUDGED = """
WITH whole AS (
    SELECT *,
        yes + no + other AS valid,
        yes + no + other + blank + invalid AS "cast",
        instr(excluded, 'suspended') > 0 AS without_suspended,
        instr(excluded, 'recused') > 0 AS without_recused,
        instr(excluded, 'absent') > 0 AS without_absent,
        iif(instr(excluded, 'probationary') > 0, probationary, 0)
            + iif(instr(excluded, 'away') > 0, away, 0)
            + iif(instr(excluded, 'exempt') > 0, exempt, 0) AS apart
    FROM golden
), based AS (
    SELECT *,
        CASE base
            WHEN 'present' THEN present WHEN 'cast' THEN "cast" WHEN 'valid' THEN valid
            ELSE iif(base = 'members', members, summoned)
                - without_suspended * suspended - without_recused * recused - without_absent * absent - apart
        END AS of_whom,
        iif(base = 'members', members, summoned)
            - without_suspended * suspended - without_recused * recused - apart AS asked,
        base IN ('members', 'summoned') AS fixed
    FROM whole
), reached AS (
    SELECT *,
        (SELECT min(step * grain) FROM steps WHERE step * grain BETWEEN 0 AND 1000 + max(of_whom, grain)
            AND iif(strict, step * grain * denominator > numerator * iif(fixed, of_whom, max(of_whom, grain)),
                            step * grain * denominator >= numerator * iif(fixed, of_whom, max(of_whom, grain)))
        ) AS threshold,
        coalesce((SELECT min(step * grain) FROM steps WHERE step * grain BETWEEN 0 AND 1000 + asked
            AND iif(q_strict, step * grain * q_denominator > q_numerator * asked,
                              step * grain * q_denominator >= q_numerator * asked)
            AND asked > 0), 0) AS quorum_needed,
        strict AND 2 * numerator = denominator AND of_whom > 0 AND 2 * yes = of_whom AS tied
    FROM based
), judged AS (
    SELECT *, CASE
        WHEN present + suspended + recused + absent + probationary + away + exempt > summoned OR summoned > members
            OR "cast" > present OR yes > of_whom THEN 'impossible'
        WHEN fixed AND of_whom <= 0 THEN 'nobody'
        WHEN present < quorum_needed THEN 'no_quorum'
        WHEN yes >= threshold OR (tied AND tie = 'chair' AND chair = 'yes') THEN 'carried'
        ELSE 'failed'
    END AS result
    FROM reached
)
SELECT result,
    iif(result = 'impossible', NULL, of_whom),
    iif(result IN ('carried', 'failed'), threshold, NULL),
    CASE result WHEN 'carried' THEN 0 WHEN 'failed' THEN threshold - yes END,
    CASE WHEN result IN ('carried', 'failed') THEN iif(tied, 'yes', 'no') END,
    iif(result = 'impossible', NULL, quorum_needed)
FROM judged
"""


def judged(case: Case) -> dict[str, str]:
    """The answer of SQL for a case of the table."""
    base = sqlite3.connect(":memory:")
    try:
        _load(base, case)
        (answer,) = base.execute(JUDGED).fetchall()
    finally:
        base.close()
    return _told(answer)


def _load(base: sqlite3.Connection, row: Case) -> None:
    words = ("base", "excluded", "tie", "chair")
    shares = ("numerator", "denominator", "strict", "q_numerator", "q_denominator", "q_strict")
    columns = ", ".join(f'"{name}"' for name in (*words, *NUMBERS, *shares))
    base.execute(f"CREATE TABLE golden ({columns})")
    places = ", ".join("?" * (len(words) + len(NUMBERS) + len(shares)))
    values = [*(row[name] for name in words), *(_thousandths(row[name]) for name in NUMBERS)]
    base.execute(
        f"INSERT INTO golden ({columns}) VALUES ({places})",  # noqa: S608
        [*values, *_share(row["share"]), *_share(row["quorum"])],
    )
    most = _thousandths(row["members"]) // _thousandths(row["grain"]) + 2
    base.execute(
        "CREATE TABLE steps AS WITH RECURSIVE up(step) AS (SELECT 0 UNION ALL SELECT step + 1 FROM up WHERE step < ?)"
        " SELECT step FROM up",
        [most],
    )


def _share(text: str) -> list[int | None]:
    if not text:
        return [None, None, None]
    numerator, denominator = text.lstrip(">=").split("/")
    return [int(numerator), int(denominator), int(not text.startswith(">="))]


def _thousandths(text: str) -> int:
    whole, _, rest = text.partition(".")
    return int(whole) * 1000 + int(f"{rest:0<3}")


def _told(answer: list[object]) -> dict[str, str]:
    return dict(zip(ANSWERS, (_plain(value) for value in answer), strict=True))


def _plain(value: object) -> str:
    if isinstance(value, int):
        return f"{value // 1000}.{value % 1000:03}".rstrip("0").rstrip(".")
    return "" if value is None else str(value)
