"""The guidance as a folder of text files, such as `content/`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from clinical.codec import COLLECTIONS, CodecError
from clinical.content import Guidance
from clinical.files import BYTE_ORDER_MARK, file_of, read_tree, write_tree
from clinical.problems import Problem

SUFFIXES = (".toml", ".md")


def read(folder: Path | str, *, mend: bool = False) -> Guidance:
    """Return the guidance that a folder holds. Raises CodecError naming the file and the field.

    With `mend`, byte order marks and the line ends of Windows are taken for plain ones.
    """
    if not Path(folder).is_dir():
        raise _refusal(folder, "there is no such folder")
    paths = _paths(Path(folder))
    if not paths:
        # A mistyped path would otherwise read as guidance that says nothing, and replace every draft.
        raise _refusal(folder, "holds no guidance")
    texts = {path: _text(Path(folder), path) for path in paths}
    return read_tree({path: _mended(text) for path, text in texts.items()} if mend else texts)


def with_files(guidance: Guidance, problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems with the files in which they are to be put right."""
    return [replace(each, file=file_of(guidance, each.collection, each.id)) for each in problems]


def write(folder: Path | str, guidance: Guidance) -> int:
    """Make a folder hold exactly this guidance; return how many files changed. Raises CodecError.

    Files are removed only where guidance lay before: a folder of the same name may be somebody's notes.
    """
    folder = Path(folder)
    files = write_tree(guidance)
    if not files:
        raise _refusal(folder, "there is no guidance to write there")
    found = _paths(folder)
    gone = set(found) - set(files)
    if gone and not any(path.startswith("screens/") for path in found):
        raise _refusal(folder, f"holds {min(gone)} and no guidance, so choose another folder")
    changed = differing(folder, guidance)
    for path in changed:
        if path in gone:
            (folder / path).unlink()
        else:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(files[path].encode())
    return len(changed)


def differing(folder: Path, guidance: Guidance) -> list[str]:
    """Return the files that writing this guidance would change, make or remove."""
    files = {path: text.encode() for path, text in write_tree(guidance).items()}
    return sorted(path for path in {*files, *_paths(folder)} if files.get(path) != _bytes(folder / path))


def _paths(folder: Path) -> list[str]:
    """Return the files of the guidance; other files are ignored."""
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.suffix in SUFFIXES)
    return sorted(path.as_posix() for path in found if path.parts[0].removesuffix(".toml") in COLLECTIONS)


def _refusal(folder: Path | str, words: str) -> CodecError:
    return CodecError(Problem(words, file=str(folder)))


def _text(folder: Path, path: str) -> str:
    found = b""
    try:
        found = (folder / path).read_bytes()
        return found.decode()
    except UnicodeDecodeError as error:
        line = found[: error.start].count(b"\n") + 1
        raise CodecError(Problem("is not UTF-8 text", file=path, line=line)) from None
    except OSError as error:
        raise CodecError(Problem(f"cannot be read ({error.strerror})", file=path)) from None


def _mended(text: str) -> str:
    return text.removeprefix(BYTE_ORDER_MARK).replace("\r\n", "\n")


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
