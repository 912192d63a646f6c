"""A small, dull world for tests: the fixture ward committee and its 18th Standing Committee meeting."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from django.contrib.auth.hashers import make_password

from agenda.models import Item, ItemGuest
from meetings.models import Attendance, Attendee, Meeting
from meetings.models.attendee import Role
from meetings.states import MeetingState
from people.models import Body, Membership, Office, Organisation, StaffRole, Standing, Term, User
from people.text import fold, name_key

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
DAY = date(2026, 11, 12)
START = datetime(2026, 11, 12, 8, 0, tzinfo=VIETNAM)
PASSWORD = "mat-khau-thu-nghiem"  # the hasher of the test settings is cheap

MEMBERS = [
    ("khoi", "Trần Minh Khôi", "Bí thư Đảng ủy"),
    ("hanh", "Lê Thị Thu Hạnh", "Phó Bí thư Thường trực Đảng ủy"),
    ("an", "Nguyễn Đức Ân", "Phó Bí thư, Chủ tịch UBND phường"),
    ("giao", "Phạm Quỳnh Giao", "Chủ tịch UBMTTQ Việt Nam phường"),
    ("dat", "Võ Thành Đạt", "Chủ nhiệm Ủy ban Kiểm tra Đảng ủy"),
    ("nguyet", "Đặng Thị Ánh Nguyệt", "Trưởng Ban Xây dựng Đảng"),
    ("quocan", "Huỳnh Quốc Ấn", "Chỉ huy trưởng Ban Chỉ huy quân sự phường"),
    ("don", "Bùi Khắc Đôn", "Trưởng Công an phường"),
    ("uoc", "Hồ Ngọc Ước", "Phó Chủ tịch HĐND phường"),
    ("nhi", "Dương Thị Ý Nhi", "Phó Chủ tịch UBND phường"),
    ("on", "Lý Văn Ơn", "Phó Ban Xây dựng Đảng"),
]
STAFF = [
    ("thuong", "Trịnh Hoài Thương", "Chánh Văn phòng Đảng ủy", Role.SECRETARY),
    ("cham", "Ngô Bảo Châm", "Văn thư", Role.CLERK),
]
GUESTS = [
    ("luc", "Cao Tiến Lực", "Phòng Kinh tế", Role.INVITED),
    ("en", "Mai Thị Én", "Bí thư Chi bộ khu phố 3", Role.OBSERVER),
]
OFFICES = ["Văn phòng Đảng ủy", "Ban Xây dựng Đảng", "Đảng ủy Ủy ban nhân dân phường", "Ủy ban Kiểm tra Đảng ủy"]


@dataclass
class World:
    """What `world()` made. `users` by user name, `offices` by name, `items` in order."""

    organisation: Organisation
    term: Term
    body: Body
    meeting: Meeting
    users: dict[str, User] = field(default_factory=dict)
    offices: dict[str, Office] = field(default_factory=dict)
    items: list[Item] = field(default_factory=list)

    @property
    def chair(self) -> User:
        return self.users["khoi"]

    @property
    def secretary(self) -> User:
        return self.users["thuong"]

    @property
    def clerk(self) -> User:
        return self.users["cham"]

    def attendee(self, name: str) -> Attendee:
        return Attendee.objects.select_related("user", "meeting").get(meeting=self.meeting, user=self.users[name])

    def at(self, minutes: float = 0) -> datetime:
        """A moment of the meeting's day, in minutes after its start."""
        return START + timedelta(minutes=minutes)


@cache
def _hash() -> str:
    return make_password(PASSWORD)


def new_user(username: str, full_name: str, title: str = "", office: Office | None = None) -> User:
    """A person who is not in the database yet, with the keys that saving one alone would make."""
    keys = {"name_key": name_key(full_name), "search_key": fold(f"{full_name} {title}")}
    return User(username=username, full_name=full_name, title=title, office=office, password=_hash(), **keys)


def make_user(username: str, full_name: str, title: str = "", office: Office | None = None) -> User:
    user = new_user(username, full_name, title, office)
    user.save()
    return user


def suspend(user: User, kind: str = "suspended") -> Standing:
    """The person's seat has another standing for as long as it is held."""
    seat = Membership.objects.get(user=user, ends=None)
    return Standing.objects.create(membership=seat, kind=kind, starts=seat.starts)


def make_organisation(code: str = "tan-hoa-bac") -> Organisation:
    return Organisation.objects.create(
        code=code,
        name="Đảng ủy phường Tân Hòa Bắc",
        superior="ĐẢNG BỘ TỈNH HÀ LÂM",
        issuer="ĐẢNG ỦY PHƯỜNG TÂN HÒA BẮC",
        symbol="ĐU",
        place="Tân Hòa Bắc",
    )


def make_body(organisation: Organisation, code: str = "btv") -> Body:
    return Body.objects.create(
        organisation=organisation,
        code=f"{organisation.code}-{code}",
        kind="btv",
        name="Ban Thường vụ Đảng ủy phường Tân Hòa Bắc",
        short_name="Ban Thường vụ Đảng ủy phường",
        on_behalf="BAN THƯỜNG VỤ",
        rules_basis="Quy chế làm việc số 05-QC/ĐU, ngày 15/9/2025",
    )


def world(state: str = MeetingState.DRAFT, present: int = 0, code: str = "tan-hoa-bac") -> World:
    """The fixture organisation, body, people, meeting and agenda.

    `state` is written as it is (no operation runs); the first `present` members are in the room.
    Other user names: thuong (secretary), cham (clerk), luc (invited to item 1), en (observer of 1, 2, 4),
    stranger (no part in anything).
    """
    organisation = make_organisation(code)
    term = Term.objects.create(organisation=organisation, ordinal="I", name="2025-2030", starts=date(2025, 8, 1))
    body = make_body(organisation)
    meeting = Meeting.objects.create(
        body=body,
        term=term,
        ordinal=0 if state == MeetingState.CHANCERY else 18,
        title="Phiên họp thứ 18 của Ban Thường vụ Đảng ủy phường",
        place="Phòng họp số 1, trụ sở Đảng ủy phường",
        starts_at=START,
        state=state,
        opened_at=START if state not in (MeetingState.DRAFT, MeetingState.CONVENED) else None,
    )
    made = World(organisation, term, body, meeting)
    offices = [Office(organisation=organisation, name=name, position=place) for place, name in enumerate(OFFICES, 1)]
    made.offices = {office.name: office for office in Office.objects.bulk_create(offices)}
    seats = _people(made, code)
    _agenda(made, seats)
    Attendance.objects.bulk_create(
        Attendance(attendee=seats[username], in_at=START, how=Attendance.How.DESK, noted_by=made.secretary)
        for username, _name, _title in MEMBERS[:present]
    )
    return made


def _people(made: World, code: str) -> dict[str, Attendee]:
    """Everybody, in few statements; their seats by user name."""
    prefix = "" if code == "tan-hoa-bac" else f"{code}-"
    office = made.offices["Văn phòng Đảng ủy"]
    rows = [
        *((*member, None) for member in MEMBERS),
        *((name, full_name, title, office) for name, full_name, title, _role in STAFF),
        *((name, full_name, title, None) for name, full_name, title, _role in GUESTS),
        ("stranger", "Người Ngoài", "", None),
    ]
    users = [new_user(prefix + name, full_name, title, office) for name, full_name, title, office in rows]
    made.users = dict(zip((row[0] for row in rows), User.objects.bulk_create(users), strict=True))
    Membership.objects.bulk_create(
        Membership(body=made.body, user=made.users[name], title=title, position=place, starts=date(2025, 8, 1))
        for place, (name, _full_name, title) in enumerate(MEMBERS, start=1)
    )
    StaffRole.objects.bulk_create(
        StaffRole(body=made.body, user=made.users[name], role=role.value) for name, _full_name, _title, role in STAFF
    )
    seats = {
        name: Attendee(role=Role.CHAIR if place == 1 else Role.MEMBER, is_member=True, title=title, position=place)
        for place, (name, _full_name, title) in enumerate(MEMBERS, start=1)
    }
    for place, others in ((20, STAFF), (30, GUESTS)):
        seats |= {name: Attendee(role=role, title=title, position=place) for name, _full_name, title, role in others}
    for name, seat in seats.items():
        seat.meeting, seat.user = made.meeting, made.users[name]
    Attendee.objects.bulk_create(seats.values())
    return seats


def _agenda(made: World, seats: dict[str, Attendee]) -> None:
    office = made.offices["Văn phòng Đảng ủy"]
    rows = [
        ("Kết quả thực hiện Chương trình công tác tháng 10 và nhiệm vụ trọng tâm tháng 11/2026", "opinion", 40, False),
        ("Dự thảo Đề án giảm hội họp, giảm văn bản giấy giai đoạn 2026 - 2028", "decision", 60, False),
        ("Công tác cán bộ", "opinion", 30, True),
        ("Tổ chức thực hiện", "general", 5, False),
    ]
    items = [
        Item(
            meeting=made.meeting,
            position=position,
            title=title,
            kind=kind,
            office=office,
            minutes=minutes,
            restricted=restricted,
        )
        for position, (title, kind, minutes, restricted) in enumerate(rows, start=1)
    ]
    made.items = Item.objects.bulk_create(items)
    guests = [(0, "luc"), (0, "en"), (1, "en"), (3, "en")]
    ItemGuest.objects.bulk_create(ItemGuest(item=items[index], attendee=seats[name]) for index, name in guests)
