"""Bare typst and bare pyHanko on one issued act, without the product: `python -m tests.bench.craft <act's meeting>`.

typst compiles the same data by the same template, pyHanko signs the same file with the same key and stamp. Prints the
seconds of each of some runs after a first one that is thrown away.
"""

import io
import json
import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any

import django

RUNS = 5


def main(meeting: str) -> None:
    django.setup()
    from documents.acts import from_json
    from documents.acts.composition import compose
    from documents.acts.press import default_press
    from documents.drafts import form_of
    from documents.models import Act

    act = Act.objects.select_related("meeting__body__organisation").get(meeting_id=meeting, kind="notice")
    profile, content = form_of(act), from_json(act.content)
    made = default_press().render(content, profile)
    data = compose(content, profile)
    family = default_press().typeface(profile)
    print(json.dumps({"typst": _typst(data, family), "pyhanko": _pyhanko(act, made.pdf, profile)}))


def _typst(data: dict[str, Any], family: str) -> list[float]:
    import typst

    from documents.acts.press import _GOOD_FOLDERS, TEMPLATES
    from documents.acts.typefaces import bold_weight

    fonts = typst.Fonts(include_system_fonts=True, font_paths=[one for one in _GOOD_FOLDERS if one.is_dir()])
    compiler = typst.Compiler(TEMPLATES / "act.typ", root=TEMPLATES, font_paths=fonts, ignore_system_fonts=True)
    data["typeface"] = {"family": family, "bold": bold_weight(family)}

    def work(turn: int) -> object:
        data["meta"]["title"] = f"{turn}"  # or the compiler gives back what it has
        inputs = {"data": json.dumps(data, ensure_ascii=False)}
        return compiler.compile(TEMPLATES / "act.typ", format="pdf", sys_inputs=inputs, pdf_standards=["a-2b", "ua-1"])

    return _timed(work)


def _pyhanko(act: Any, pdf: bytes, profile: Any) -> list[float]:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
    from pyhanko.stamp import StaticStampStyle

    from documents.acts import stamp
    from documents.signing import keys
    from tests.bench.notices import PASSWORD

    signer = keys.from_pkcs12(keys.person_file(act.signatory.user).read_bytes(), PASSWORD)
    look = stamp({"width_mm": 57, "height_mm": 20, "left_mm": 0, "colour": "#1d4ed8", "lines": ["Ký số"]}, profile)
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(look)
        file.flush()
        told = PdfSignatureMetadata(field_name="NguoiKy", md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES)

        def work(_turn: int) -> object:
            style = StaticStampStyle.from_pdf_file(file.name, border_width=0, background_opacity=1)
            spec = SigFieldSpec("NguoiKy", on_page=0, box=(100, 100, 260, 160))
            maker = PdfSigner(told, signer=signer, stamp_style=style, new_field_spec=spec)
            return maker.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), output=io.BytesIO())

        return _timed(work)


def _timed(work: Callable[[int], object]) -> list[float]:
    took = []
    for turn in range(RUNS + 1):
        began = time.monotonic()
        work(turn)
        took.append(time.monotonic() - began)
    return took[1:]


if __name__ == "__main__":
    main(sys.argv[1])
