"""What stands on pages, as it is searched."""

from django.db import models

from documents.models.act import Act
from documents.models.paper import PaperVersion


class PageText(models.Model):
    """The text of one page of a paper's version or of an issued act; page 0 is its title.

    `words` and `exact` are the text as words without and with marks (`people.words`). Each database has an
    index of its own over `words` (migration 0016): FTS5 that triggers keep, or GIN.
    """

    version = models.ForeignKey(PaperVersion, on_delete=models.CASCADE, null=True, blank=True, related_name="texts")
    act = models.ForeignKey(Act, on_delete=models.CASCADE, null=True, blank=True, related_name="texts")
    page = models.PositiveSmallIntegerField()
    text = models.TextField()
    words = models.TextField()
    exact = models.TextField()

    class Meta:
        ordering = ["page"]
        constraints = [
            models.UniqueConstraint(fields=["version", "page"], name="text_of_a_page_once"),
            models.UniqueConstraint(fields=["act", "page"], name="text_of_a_sheet_once"),
            models.CheckConstraint(
                condition=models.Q(version=None) ^ models.Q(act=None), name="a_text_is_of_a_paper_or_an_act"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version_id or self.act_id}: {self.page}"
