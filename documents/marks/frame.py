"""From parts of a page as it is shown to points of the PDF."""

from dataclasses import dataclass

from pypdf import PageObject

Point = tuple[float, float]


@dataclass(frozen=True)
class Frame:
    """The part of a PDF page that is shown, in points, and by how much it is turned clockwise."""

    left: float
    bottom: float
    width: float
    height: float
    turned: int = 0

    @classmethod
    def of(cls, page: PageObject) -> "Frame":
        """The crop box within the media box, as PDFium shows it."""
        crop, media = page.cropbox, page.mediabox
        left, bottom = max(float(crop.left), float(media.left)), max(float(crop.bottom), float(media.bottom))
        right, top = min(float(crop.right), float(media.right)), min(float(crop.top), float(media.top))
        if right <= left or top <= bottom:
            left, bottom, right, top = map(float, (media.left, media.bottom, media.right, media.top))
        return cls(left, bottom, right - left, top - bottom, page.rotation % 360)

    @property
    def across(self) -> float:
        """The width of the page as it is shown."""
        return self.height if self.turned % 180 else self.width

    def place(self, x: float, y: float) -> Point:
        """A place of the shown page, in parts of it from the top left."""
        across, up = {0: (x, 1 - y), 90: (y, x), 180: (1 - x, y), 270: (1 - y, 1 - x)}[self.turned]
        return self.left + across * self.width, self.bottom + up * self.height
