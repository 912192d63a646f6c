"""Checks a package of an issued act with nothing but Python: `python3 verify_package.py 87-TB-DU.zip`.

Says what is wrong and ends with 1; ends with 0 if every file is the one that the manifest names. The signatures are
inside the PDF: check them there (`pdfsig`, any PDF reader). That the PDF was issued: ask the verification page of the
issuer for the SHA-256 that is printed last.
"""

import hashlib
import json
import sys
import zipfile
from typing import Any

FORMAT, MANIFEST, MOST = "phienhop-act-1", "manifest.json", 200 * 1024 * 1024


def problems(path: str) -> tuple[list[str], dict[str, Any]]:
    """What is wrong with a package, and what its manifest says of the act."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            if len(names) != len(set(names)) or MANIFEST not in names:
                return ["no manifest, or a file is there twice"], {}
            if sum(entry.file_size for entry in archive.infolist()) > MOST:
                return ["larger than any act"], {}
            data = {name: archive.read(name) for name in names}
        manifest = json.loads(data.pop(MANIFEST))
        return _found(manifest, data), manifest["act"]
    except (OSError, zipfile.BadZipFile, ValueError, KeyError, TypeError) as error:
        return [f"not a package: {error}"], {}


def _found(manifest: dict[str, Any], data: dict[str, bytes]) -> list[str]:
    if manifest["format"] != FORMAT:
        return [f"unknown format {manifest['format']}"]
    said = {one["name"]: one for one in manifest["files"]}
    wrong = [f"{name} is not in the manifest" for name in sorted(data.keys() - said.keys())]
    wrong += [f"{name} is missing" for name in sorted(said.keys() - data.keys())]
    for name in sorted(said.keys() & data.keys()):
        if hashlib.sha256(data[name]).hexdigest() != said[name]["sha256"] or len(data[name]) != said[name]["size"]:
            wrong.append(f"{name} was changed")
    sums = {hashlib.sha256(content).hexdigest() for name, content in data.items() if name.endswith(".pdf")}
    if manifest["act"]["file_sha256"] not in sums:
        wrong.append("the PDF is not the one that was issued")
    plain = json.dumps(
        json.loads(data.get("content.json", b"{}")), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    if hashlib.sha256(plain.encode()).hexdigest() != manifest["act"]["content_sha256"]:
        wrong.append("the content is not the one that was issued")
    return wrong


if __name__ == "__main__":
    found, act = problems(sys.argv[1]) if len(sys.argv) == 2 else (["usage: verify_package.py FILE.zip"], {})
    for one in found:
        sys.stderr.write(f"{one}\n")
    if not found:
        sys.stdout.write(f"{act['number']} {act['date']} {act['issuer']}\nSHA-256 of the PDF: {act['file_sha256']}\n")
    sys.exit(1 if found else 0)
