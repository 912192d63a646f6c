"""The ballot paper (phiếu bầu, phiếu biểu quyết): printed, stamped, handed out by the counting panel."""

from dataclasses import dataclass

MOST_COPIES = 3000
HALF_SHEET = 8  # lines that fit on half a sheet (A5)
NAMES, QUESTIONS = "Họ và tên", "Nội dung"  # what stands over the lines
FILLED_IN = ("Họ và tên:", "Chữ ký:")  # on a slip, which is signed


@dataclass(frozen=True, kw_only=True)
class BallotLine:
    """A name or a question; `detail` tells persons apart: day of birth, office."""

    name: str
    detail: str = ""


@dataclass(frozen=True, kw_only=True)
class BallotPaper:
    """Everything on a ballot, and how many `copies` are printed: all alike, without number or mark.

    With `columns` (two or three heads) each line has a box for each; without, names are struck out. `people`: the
    lines are names, not questions. `stamp` says what is in the place of the stamp, top left. `signed`: the slip of a
    vote by name, on which whoever fills it in writes their name.
    """

    issuer: str
    title: str
    abstract: str
    instruction: str
    lines: tuple[BallotLine, ...]
    copies: int
    superior: str = ""
    columns: tuple[str, ...] = ()
    people: bool = True
    stamp: str = "(Đóng dấu)"
    note: str = ""
    signed: bool = False

    def __post_init__(self) -> None:
        if not 1 <= self.copies <= MOST_COPIES or not self.lines:
            raise ValueError(f"{self.copies} copies of {len(self.lines)} lines")
        if len(self.columns) not in (0, 2, 3):
            raise ValueError("a ballot has two or three columns or none")

    @property
    def per_sheet(self) -> int:
        """How many ballots are on a sheet of A4: two of A5 side by side, or one."""
        return 2 if len(self.lines) <= HALF_SHEET else 1
