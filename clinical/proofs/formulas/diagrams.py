"""Sets of people as decision diagrams: reduced, ordered, and shared among all sets (Bryant 1986).

A place in a diagram is a number; with a minus sign it stands for everybody else (Brace et al. 1990). So two
sets are the same if, and only if, their numbers are.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

NODE_LIMIT = 2_000_000
"""Places that are in use at once: about 600 MB; the shipped guidance needs a tenth of it."""
TIDIED_FROM = 500_000
"""Places before those that no set needs any more are given back."""
EVERYBODY, NOBODY = 1, -1
SPREAD = 1 << 32
"""Two numbers of places make one key of a table: there are never as many places."""

# The engine goes down one level of a diagram with each call: some hundred questions pass Python's limit.
sys.setrecursionlimit(max(sys.getrecursionlimit(), 20_000))


class ProofTooLarge(RuntimeError):
    """The decision diagrams outgrew the limit; nothing is proved."""


class Function:
    """A set of people: those for whom a formula is true. Its places stay as long as somebody holds it."""

    __slots__ = ("bdd", "node")

    def __init__(self, bdd: BDD, node: int) -> None:
        self.bdd = bdd
        self.node = node
        bdd.held[abs(node)] += 1

    def __del__(self) -> None:
        self.bdd.held[abs(self.node)] -= 1

    def __invert__(self) -> Function:
        return Function(self.bdd, -self.node)

    def __and__(self, other: Function) -> Function:
        self.bdd.tidy()
        return Function(self.bdd, self.bdd.both(self.node, other.node))

    def __or__(self, other: Function) -> Function:
        self.bdd.tidy()
        return Function(self.bdd, -self.bdd.both(-self.node, -other.node))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Function) and self.node == other.node and self.bdd is other.bdd

    def __hash__(self) -> int:
        return self.node

    def __len__(self) -> int:
        """Return in how many places the diagram branches, the last one counted too."""
        return len(set(self.bdd.places(self.node)))


class BDD:
    """All diagrams over the same variables, which are asked for in the order in which they are declared."""

    def __init__(self) -> None:
        self.vars: dict[str, int] = {}
        self.names: list[str] = []
        # Places by number: which variable is asked for, and where no and yes lead; 0 and 1 are decided.
        self.levels: list[int] = [sys.maxsize, sys.maxsize]
        self.lows: list[int] = [0, 0]
        self.highs: list[int] = [0, 0]
        self.held = [0, 0]  # by how many sets
        self._known: list[dict[int, int]] = []  # the place for each two ways on, by level
        self._found: dict[int, int] = {}  # who is in two sets at once, by both
        self._free: list[int] = []
        self.tidied = 0  # how often places were given back: their numbers may mean something else since
        self._tidied_at = TIDIED_FROM

    def __len__(self) -> int:
        return len(self.levels) - 1 - len(self._free)

    @property
    def true(self) -> Function:
        return Function(self, EVERYBODY)

    @property
    def false(self) -> Function:
        return Function(self, NOBODY)

    def declare(self, *names: str) -> None:
        """Add variables after those that there are."""
        for name in names:
            if name not in self.vars:
                self.vars[name] = len(self.names)
                self.names.append(name)
                self._known.append({})

    def var(self, name: str) -> Function:
        """Return those for whom a variable is true."""
        return Function(self, self.place(self.vars[name], NOBODY, EVERYBODY))

    def place(self, level: int, low: int, high: int) -> int:
        """Return the place that asks for a variable and leads on like that."""
        if low == high:
            return low
        if high < 0:
            return -self.place(level, -low, -high)
        known, key = self._known[level], low * SPREAD + high
        found = known.get(key)
        if found is None:
            found = known[key] = self._new(level, low, high)
        return found

    def _new(self, level: int, low: int, high: int) -> int:
        if self._free:
            place = self._free.pop()
            self.levels[place], self.lows[place], self.highs[place] = level, low, high
            return place
        place = len(self.levels)
        if place > NODE_LIMIT:
            raise ProofTooLarge(f"the decision diagrams have {place} nodes; the limit is {NODE_LIMIT}")
        self.levels.append(level)
        self.lows.append(low)
        self.highs.append(high)
        self.held.append(0)
        return place

    def tidy(self) -> None:
        """Give back the places that no set needs, once there are many; what is under way needs its own."""
        if len(self) < self._tidied_at:
            return
        self._found.clear()
        self.tidied += 1
        used = set(self.places(*(place for place, sets in enumerate(self.held) if sets), EVERYBODY))
        free = set(self._free)
        for place in range(2, len(self.levels)):
            if place not in used and place not in free:
                del self._known[self.levels[place]][self.lows[place] * SPREAD + self.highs[place]]
                self._free.append(place)
        self._tidied_at = max(TIDIED_FROM, 2 * len(self))

    @cached_property
    def both(self) -> Callable[[int, int], int]:
        """Return what finds the place of those who are in two sets at once."""
        levels, lows, highs, place = self.levels, self.lows, self.highs, self.place
        found = self._found

        def both(one: int, other: int) -> int:
            if one == other or other == EVERYBODY:
                return one
            if one == EVERYBODY:
                return other
            if one == NOBODY or other == NOBODY or one == -other:
                return NOBODY
            key = one * SPREAD + other if one < other else other * SPREAD + one
            if key in found:
                return found[key]
            here, there = abs(one), abs(other)
            level, second = levels[here], levels[there]
            if level <= second:
                low, high = lows[here], highs[here]
                if one < 0:
                    low, high = -low, -high
            else:
                low = high = one
            if second <= level:
                level = second
                other_low, other_high = lows[there], highs[there]
                if other < 0:
                    other_low, other_high = -other_low, -other_high
            else:
                other_low = other_high = other
            result = found[key] = place(level, both(low, other_low), both(high, other_high))
            return result

        return both

    def let(self, values: Mapping[str, bool], where: Function) -> Function:
        """Return who would be in a set if these variables had these values."""
        fixed = {self.vars[name]: value for name, value in values.items()}
        last = max(fixed, default=-1)
        found: dict[int, int] = {}

        def given(node: int) -> int:
            place = abs(node)
            level = self.levels[place]
            if level > last:
                return node
            if place not in found:
                low, high = self.lows[place], self.highs[place]
                if level in fixed:
                    found[place] = given(high if fixed[level] else low)
                else:
                    found[place] = self.place(level, given(low), given(high))
            return found[place] if node > 0 else -found[place]

        return Function(self, given(where.node))

    def follow(self, node: int, values: Sequence[tuple[int, bool]]) -> int:
        """Return where a place leads for these values of the next variables, given by level."""
        levels = self.levels
        for level, value in values:
            place = node if node > 0 else -node
            if levels[place] == level:
                leads_to = self.highs[place] if value else self.lows[place]
                node = leads_to if node > 0 else -leads_to
        return node

    def support(self, where: Function) -> set[str]:
        """Return the variables that decide who is in a set."""
        levels = {self.levels[place] for place in self.places(where.node) if place != EVERYBODY}
        return {self.names[level] for level in levels}

    def places(self, *nodes: int) -> Iterator[int]:
        """Yield every place in the diagrams under some, each once."""
        seen = {abs(node) for node in nodes}
        waiting = list(seen)
        while waiting:
            place = waiting.pop()
            yield place
            for leads_to in (self.lows[place], self.highs[place]):
                if leads_to and abs(leads_to) not in seen:
                    seen.add(abs(leads_to))
                    waiting.append(abs(leads_to))
