"""The forms of a page as a browser without script knows them: fields, buttons, choices, and where they go."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

Fields = list[tuple[str, str]]


class NotOffered(AssertionError):
    """The page has no such form, link or mark: what should be possible here is not."""


@dataclass
class Form:
    """A form as it stands. `buttons` are `(name, value, words)`; `choices` the options of every select or radio."""

    action: str
    method: str
    fields: Fields = field(default_factory=list)
    buttons: list[tuple[str, str, str]] = field(default_factory=list)
    choices: dict[str, dict[str, str]] = field(default_factory=dict)

    def filled(self, **values: str | list[str]) -> Fields:
        """The fields with some of them set; a list sets a field several times (ticked boxes)."""
        made = [(name, value) for name, value in self.fields if name not in values]
        for name, value in values.items():
            made += [(name, one) for one in value] if isinstance(value, list) else [(name, value)]
        return made

    def choice(self, name: str, words: str) -> str:
        """The value of the option of `name` that reads `words`."""
        for value, text in self.choices.get(name, {}).items():
            if text == words:
                return value
        raise NotOffered(f"{self.action}: no choice “{words}” for {name}")


def forms_of(text: str) -> list[Form]:
    """The forms of a page, in their order."""
    reader = _Reader()
    reader.feed(text)
    return reader.forms


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._form: Form | None = None
        self._select = ""
        self._option = ""
        self._label: list[str] = []
        self._words: list[str] | None = None
        self._area = ""
        self._pending: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, given: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in given}
        if tag == "form":
            self._form = Form(attributes.get("action", ""), attributes.get("method", "get"))
            self.forms.append(self._form)
        elif self._form is not None:
            self._control(self._form, tag, attributes)

    def _control(self, form: Form, tag: str, attributes: dict[str, str]) -> None:
        name, value = attributes.get("name", ""), attributes.get("value", "")
        if tag == "input" and name:
            self._input(form, attributes)
        elif tag == "button" and attributes.get("type", "submit") == "submit":
            self._words = []
            form.buttons.append((name, value, ""))
        elif tag == "select":
            self._select = name
        elif tag == "option":
            self._option, self._words = value, []
            if "selected" in attributes:
                form.fields.append((self._select, value))
        elif tag == "textarea":
            self._area, self._words = name, []
        elif tag == "label":
            self._label, self._pending = [], []

    def _input(self, form: Form, attributes: dict[str, str]) -> None:
        name, value, kind = attributes["name"], attributes.get("value", ""), attributes.get("type", "text")
        if kind in {"radio", "checkbox"}:
            value = value or "on"
            self._pending.append((name, value))
            if "checked" in attributes:
                form.fields.append((name, value))
        elif kind not in {"file", "submit", "button"}:
            form.fields.append((name, value))

    def handle_data(self, data: str) -> None:
        if self._words is not None:
            self._words.append(data)
        self._label.append(data)

    def handle_endtag(self, tag: str) -> None:
        form = self._form
        if form is None:
            return
        words = " ".join("".join(self._words or []).split())
        if tag == "form":
            self._form = None
        elif tag == "button" and form.buttons:
            name, value, _words = form.buttons.pop()
            form.buttons.append((name, value, words))
        elif tag == "option":
            form.choices.setdefault(self._select, {})[self._option] = words
        elif tag == "textarea":
            form.fields.append((self._area, "".join(self._words or []).removeprefix("\n")))
        elif tag == "label":
            for name, value in self._pending:
                form.choices.setdefault(name, {})[value] = " ".join("".join(self._label).split())
        if tag in {"button", "option", "textarea"}:
            self._words = None
