"""How long the questions take to read: counted from their words, never guessed."""

from __future__ import annotations

from math import ceil
from statistics import median

from clinical.catalogue import Catalogue
from clinical.content import Disposition, Item
from clinical.criteria import NOT_APPLICABLE, Answers
from clinical.triage.evaluation import assume_no, replay

WORDS_A_MINUTE = 200


def minutes_to_answer(catalogue: Catalogue) -> int:
    """Return the minutes that the questions take a typical person, rounded up.

    Typical are the made-up people whose result is self-care: half of them read less than this, half more.
    """
    at_home = [each for each in catalogue.guidance.vignettes if each.disposition is Disposition.SELF_CARE]
    words = [words_to_read(catalogue, assume_no(catalogue, dict(each.answers))) for each in at_home]
    return max(1, ceil(median(words or [0]) / WORDS_A_MINUTE))


def words_to_read(catalogue: Catalogue, answers: Answers) -> int:
    """Return the words of the questions that somebody with these answers is asked before a result."""
    counting = replay(catalogue, answers)
    words = 0
    for screen in catalogue.triage_screens:
        asked = [item for item in screen.items if counting.get(item.id, NOT_APPLICABLE) != NOT_APPLICABLE]
        if asked:
            words += _count(screen.title, screen.lead, *(text for item in asked for text in _shown(item)))
    return words


def _shown(item: Item) -> tuple[str, ...]:
    """Return the texts of an item that show before anything is ticked.

    What counts and what does not stay folded away until then; a choice's own text is its heading.
    """
    labels = tuple(text for option in item.answer_options for text in (option.label, option.hint))
    return labels or (item.text,)


def _count(*texts: str) -> int:
    return sum(len(text.split()) for text in texts)
