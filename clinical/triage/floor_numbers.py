"""Which numbers reach an ambulance in a country: no release may show another, or leave out the first.

From section 6 of the evidence on care plans, which names the page of each country's own service. They are
code, as the safety floor is: an editor cannot change them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from clinical.content import Region

REACH_AN_AMBULANCE: Mapping[str, tuple[str, ...]] = {
    "GB": ("999", "112"),
    "IE": ("112", "999"),
    "US": ("911",),
    "CA": ("911",),
    "AU": ("000", "112"),
    "NZ": ("111",),
    "IN": ("112", "108"),
    "ZA": ("112", "10177"),
    "EU": ("112",),
    "XX": ("112", "999", "911", "000"),
}
"""By region; the first has to be shown. A region that is not here is read by its reviewers alone."""


def wrong_numbers(region: Region) -> Iterator[str]:
    """Yield what is wrong with the emergency numbers of a region, in sentences that say what to write."""
    known = REACH_AN_AMBULANCE.get(region.id)
    if known is None:
        return
    for number in region.emergency_numbers:
        if number not in known:
            yield f"{number} reaches no ambulance in {region.name}: write {' or '.join(known)}"
    if known[0] not in region.emergency_numbers:
        yield f"{known[0]} is missing, the emergency number of {region.name}"
