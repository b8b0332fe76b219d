"""The guidance as a folder of text files, such as `content/`."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from clinical.codec import CodecError
from clinical.content import Guidance
from clinical.files import read_tree, write_tree

SUFFIXES = (".toml", ".md")
COLLECTIONS = frozenset(spec.name for spec in fields(Guidance))


def read(folder: Path | str) -> Guidance:
    """Return the guidance that a folder holds. Raises CodecError naming the file and the field."""
    if not Path(folder).is_dir():
        raise CodecError(f"{folder}: there is no such folder")
    paths = _paths(Path(folder))
    if not paths:
        # A mistyped path would otherwise read as guidance that says nothing, and replace every draft.
        raise CodecError(f"{folder}: holds no guidance")
    return read_tree({path: _text(Path(folder) / path) for path in paths})


def write(folder: Path | str, guidance: Guidance) -> int:
    """Make a folder hold exactly this guidance; return how many files changed. Raises CodecError.

    Files are removed only where guidance lay before: a folder of the same name may be somebody's notes.
    """
    folder = Path(folder)
    files = write_tree(guidance)
    if not files:
        raise CodecError(f"{folder}: there is no guidance to write there")
    found = _paths(folder)
    gone = set(found) - set(files)
    if gone and not any(path.startswith("screens/") for path in found):
        raise CodecError(f"{folder}: holds {min(gone)} and no guidance, so choose another folder")
    changed = [path for path, text in files.items() if _bytes(folder / path) != text.encode()]
    for path in changed:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(files[path].encode())
    for path in gone:
        (folder / path).unlink()
    return len(changed) + len(gone)


def _paths(folder: Path) -> list[str]:
    """Return the files of the guidance; others in the folder are nobody's business."""
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.suffix in SUFFIXES)
    return sorted(path.as_posix() for path in found if path.parts[0].removesuffix(".toml") in COLLECTIONS)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode()
    except UnicodeDecodeError:
        raise CodecError(f"{path.name}: is not UTF-8 text") from None
    except OSError as error:
        raise CodecError(f"{path.name}: cannot be read ({error.strerror})") from None


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
