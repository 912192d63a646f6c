"""What may follow from a low share of confidence: data with its legal basis, for those who lead alone.

Nothing of it is published, written into the minutes or carried out by the program: the competent body decides.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from voting.rulebook import COUNCIL, PARTY
from voting.rules import Share

HALF = Share(numerator=1, denominator=2, strict=True)
TWO_THIRDS = Share(numerator=2, denominator=3, strict=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """From this share of "tín nhiệm thấp" on, in these kinds of body, in these days; the highest band that fits counts.

    The share is taken of the ballots cast where `of_cast`, else of the base of the vote's rule.
    """

    kinds: frozenset[str]
    share: Share
    of_cast: bool
    words: "str | Promise"
    basis: str
    starts: date
    ends: date | None = None


BANDS: tuple[Band, ...] = (
    Band(
        kinds=PARTY,
        share=TWO_THIRDS,
        of_cast=True,
        words=_(
            "từ 2/3 trở lên tín nhiệm thấp: xem xét cho thôi giữ chức vụ, bố trí công tác khác, không chờ hết nhiệm kỳ"
        ),
        basis="Quy định 96-QĐ/TW ngày 02/02/2023",
        starts=date(2023, 2, 2),
    ),
    Band(
        kinds=PARTY,
        share=HALF,
        of_cast=True,
        words=_(
            "trên 1/2 đến dưới 2/3 tín nhiệm thấp: đưa ra khỏi quy hoạch chức vụ cao hơn, "
            "xem xét cho thôi giữ chức vụ, "
            "từ chức hoặc bỏ phiếu tín nhiệm"
        ),
        basis="Quy định 96-QĐ/TW ngày 02/02/2023",
        starts=date(2023, 2, 2),
    ),
    Band(
        kinds=COUNCIL,
        share=TWO_THIRDS,
        of_cast=False,
        words=_("từ 2/3 trở lên tín nhiệm thấp: trình miễn nhiệm"),
        basis="Nghị quyết 96/2023/QH15",
        starts=date(2023, 7, 1),
    ),
    Band(
        kinds=COUNCIL,
        share=HALF,
        of_cast=False,
        words=_("quá nửa đến dưới 2/3 tín nhiệm thấp: có thể xin từ chức; không từ chức thì trình bỏ phiếu tín nhiệm"),
        basis="Nghị quyết 96/2023/QH15",
        starts=date(2023, 7, 1),
    ),
)


def band_for(kind: str, day: date, counts: Mapping[str, int], base: int) -> Band | None:
    """The band into which a person's counts fall; None where nothing follows."""
    cast, low = sum(counts.values()), counts.get("low", 0)
    for band in BANDS:
        meant = kind in band.kinds and band.starts <= day and (band.ends is None or day <= band.ends)
        whole = cast if band.of_cast else base
        if meant and whole > 0 and low >= band.share.least(whole):
            return band
    return None
