"""A bundle onto the disk: whole or not at all, and never over what is not ours.

A page is ours if it says that deckgen made it, any other file if its name is that of its
content. In a folder, ``.deckgen`` lists what we wrote, so that what a later build no
longer needs can go.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

from deckgen.diagnostics import Diagnostic, OutputError
from deckgen.embed import FOLDER, digest
from deckgen.model import Bundle

PAGE = "index.html"
MANIFEST = ".deckgen"
_GENERATOR = b'<meta name="generator" content="deckgen '
_PAGE_HEAD = 4096  # bytes in which our mark stands
_SIGNATURE = "# written by deckgen"
_NAME = re.compile(rf"{FOLDER}/[0-9a-f]+\.[a-z0-9]+\Z")


def write(bundle: Bundle, out: Path, *, folder: bool = False, force: bool = False) -> None:
    """Write ``bundle`` as the file ``out``, or into the folder ``out``.

    Raises OutputError where that cannot be, or, without ``force``, where a file would be
    lost that deckgen did not write. Then nothing has changed.
    """
    try:
        if folder:
            _write_folder(bundle.files, out, force=force)
        else:
            _write_file(bundle.files, out, force=force)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OutputError(Diagnostic("output", f"{out} cannot be written: {reason}")) from error


def _write_file(files: Mapping[str, bytes], out: Path, *, force: bool) -> None:
    if set(files) != {PAGE}:
        raise ValueError("a bundle of several files needs a folder")
    if out.is_dir():
        fault = Diagnostic("output", f"{out} is a folder", hint="--folder writes into one")
        raise OutputError(fault)
    out = out.resolve()  # a link stays a link; what it points to is written
    if not force and out.is_file() and not _is_page(out):
        raise _not_ours(str(out.name))
    if out.exists() and not out.is_file():  # a device, or a pipe: nothing there to lose
        out.write_bytes(files[PAGE])
        return
    out.parent.mkdir(parents=True, exist_ok=True)
    _replace(out, files[PAGE])


def _write_folder(files: Mapping[str, bytes], out: Path, *, force: bool) -> None:
    if (out / FOLDER).is_symlink():
        raise _not_ours(f"{out.name}/{FOLDER}")
    if not force:
        for name, data in files.items():
            if (out / name).exists() and not _is_ours(out / name, name, data):
                raise _not_ours(f"{out.name}/{name}")
    before = _listed(out, force=force)
    (out / FOLDER if len(files) > 1 else out).mkdir(parents=True, exist_ok=True)
    _replace(out / MANIFEST, _manifest({*files, *before}))
    for name in sorted(files, key=lambda name: (name == PAGE, name)):  # the page last
        _replace(out / name, files[name])
    for name in before - set(files):
        if (out / name).is_file() and _is_ours(out / name, name, b""):
            (out / name).unlink()
    if (out / FOLDER).is_dir() and not any((out / FOLDER).iterdir()):
        (out / FOLDER).rmdir()
    _replace(out / MANIFEST, _manifest(set(files)))


def _listed(out: Path, *, force: bool) -> set[str]:
    """What an earlier build wrote here, as far as its list can be believed."""
    try:
        lines = (out / MANIFEST).read_text(encoding="utf-8", errors="replace").split("\n")
    except FileNotFoundError:
        return set()
    if lines[0] != _SIGNATURE and not force:
        raise _not_ours(f"{out.name}/{MANIFEST}")
    return {line for line in lines if _NAME.match(line)}


def _manifest(names: set[str]) -> bytes:
    return "".join(f"{name}\n" for name in [_SIGNATURE, *sorted(names)]).encode()


def _is_ours(file: Path, name: str, data: bytes) -> bool:
    if name == PAGE:
        return _is_page(file)
    if not file.is_file():
        return False
    found = file.read_bytes()
    return found == data or file.stem == digest(found)


def _is_page(file: Path) -> bool:
    """Whether deckgen made this page; an empty file holds nothing to lose."""
    with file.open("rb") as stream:
        start = stream.read(_PAGE_HEAD)
    return not start or _GENERATOR in start


def _replace(file: Path, data: bytes) -> None:
    """Put ``data`` in the place of ``file`` in one step."""
    draft = file.with_name(f".{file.name}.{os.getpid()}.part")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(draft, flags, 0o666)  # less what the user's umask takes away
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        draft.replace(file)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _not_ours(name: str) -> OutputError:
    message = f"{name} was not written by deckgen, and would be lost"
    return OutputError(Diagnostic("not-ours", message, hint="--force writes over it"))
