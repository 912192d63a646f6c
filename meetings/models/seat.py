"""Who sits where in the room."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from meetings.models.attendee import Attendee
from meetings.models.meeting import Meeting

MOST = 50  # rows, and seats in a row: a congress of 2,000 fits


class SeatingPlan(models.Model):
    """The room of one meeting: `rows` of `columns` seats, and before them a table for the chair (row 0).

    `revision` rises with every change; who changes the whole plan says which one they had before them.
    """

    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, primary_key=True, related_name="seating_plan")
    rows = models.PositiveSmallIntegerField(_("số hàng"), validators=[MinValueValidator(1), MaxValueValidator(MOST)])
    columns = models.PositiveSmallIntegerField(
        _("số ghế mỗi hàng"), validators=[MinValueValidator(1), MaxValueValidator(MOST)]
    )
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(rows__range=(1, MOST), columns__range=(1, MOST)), name="a_room_of_some_size"
            )
        ]

    def __str__(self) -> str:
        return f"{self.rows} × {self.columns}"


class Seat(models.Model):
    """Where an attendee sits: rows count from the chair's table (0), seats from the left for who looks at it."""

    attendee = models.OneToOneField(Attendee, on_delete=models.CASCADE, primary_key=True, related_name="seat")
    plan = models.ForeignKey(SeatingPlan, on_delete=models.CASCADE, related_name="seats")
    row = models.PositiveSmallIntegerField()
    column = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["row", "column"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "row", "column"], name="one_person_on_a_seat"),
            models.CheckConstraint(
                condition=models.Q(row__lte=MOST, column__range=(1, MOST)), name="a_seat_is_in_the_room"
            ),
        ]

    def __str__(self) -> str:
        if self.row == 0:
            return str(_("Bàn chủ trì, ghế %s") % self.column)
        return str(_("Hàng %(row)s, ghế %(column)s") % {"row": self.row, "column": self.column})
