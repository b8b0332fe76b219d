"""Sets of people as reduced ordered binary decision diagrams, in Bryant's terms (1986).

A node tests one variable, its level, and has two edges: low for false and high for true. An edge is the
number of a node; a minus sign takes the complement (Brace et al. 1990). So two sets are equal if, and only
if, their edges are.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from threading import RLock

NODE_LIMIT = 2_000_000
"""Nodes that are in use at once: about 600 MB; the shipped guidance needs a tenth of it."""
COLLECT_FROM = 500_000
"""Nodes before the first garbage collection."""
RECURSION_LIMIT = 20_000
EVERYBODY, NOBODY = 1, -1
SPREAD = 1 << 32
"""Makes one key of two edges: there are never as many nodes."""

_one_proof_at_a_time = RLock()


@contextmanager
def deep_recursion() -> Iterator[None]:
    """Let calls nest as deep as a diagram has levels; some hundred questions pass Python's usual limit.

    The limit is that of the whole process, so proofs in several threads follow each other.
    """
    with _one_proof_at_a_time:
        usual = sys.getrecursionlimit()
        sys.setrecursionlimit(max(usual, RECURSION_LIMIT))
        try:
            yield
        finally:
            sys.setrecursionlimit(usual)


class ProofTooLarge(RuntimeError):
    """The decision diagrams outgrew the limit; nothing is proved."""


class Function:
    """A set of people: those for whom a Boolean function is true. Its nodes are kept as long as it lives."""

    __slots__ = ("bdd", "edge")

    def __init__(self, bdd: BDD, edge: int) -> None:
        self.bdd = bdd
        self.edge = edge
        bdd.refcount[abs(edge)] += 1

    def __del__(self) -> None:
        self.bdd.refcount[abs(self.edge)] -= 1

    def __invert__(self) -> Function:
        return Function(self.bdd, -self.edge)

    def __and__(self, other: Function) -> Function:
        self.bdd.collect_garbage()
        return Function(self.bdd, self.bdd.conjoin(self.edge, other.edge))

    def __or__(self, other: Function) -> Function:
        self.bdd.collect_garbage()
        return Function(self.bdd, -self.bdd.conjoin(-self.edge, -other.edge))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Function) and self.edge == other.edge and self.bdd is other.bdd

    def __hash__(self) -> int:
        return self.edge

    def __len__(self) -> int:
        """Return the number of nodes of the diagram, the terminal included."""
        return len(set(self.bdd.nodes_under(self.edge)))


class BDD:
    """All diagrams over the same variables, whose order is that of their declaration."""

    def __init__(self, node_limit: int = NODE_LIMIT) -> None:
        self.node_limit = node_limit
        self.level_of: dict[str, int] = {}
        self.names: list[str] = []  # of the variables, by level
        # The node table. Node 1 is the terminal "true"; node 0 is not used, since it has no complement.
        self.levels: list[int] = [sys.maxsize, sys.maxsize]
        self.lows: list[int] = [0, 0]
        self.highs: list[int] = [0, 0]
        self.refcount = [0, 0]  # how many functions start at each node
        self.unique_table: list[dict[int, int]] = []  # by level: the node with a low and a high
        self.computed_table: dict[int, int] = {}  # results of conjoin
        self.collections = 0  # garbage collections: after one, numbers may stand for other nodes
        self._free: list[int] = []
        self._collect_at = COLLECT_FROM

    def __len__(self) -> int:
        return len(self.levels) - 1 - len(self._free)

    @property
    def true(self) -> Function:
        return Function(self, EVERYBODY)

    @property
    def false(self) -> Function:
        return Function(self, NOBODY)

    def declare(self, *names: str) -> None:
        """Add variables below those that there are."""
        for name in names:
            if name not in self.level_of:
                self.level_of[name] = len(self.names)
                self.names.append(name)
                self.unique_table.append({})

    def var(self, name: str) -> Function:
        """Return those for whom a variable is true."""
        return Function(self, self.node(self.level_of[name], NOBODY, EVERYBODY))

    def node(self, level: int, low: int, high: int) -> int:
        """Return the edge to the one node with this level, low and high; it is made if there is none."""
        if low == high:
            return low
        if high < 0:
            return -self.node(level, -low, -high)
        table, key = self.unique_table[level], low * SPREAD + high
        found = table.get(key)
        if found is None:
            found = table[key] = self._new(level, low, high)
        return found

    def _new(self, level: int, low: int, high: int) -> int:
        if self._free:
            node = self._free.pop()
            self.levels[node], self.lows[node], self.highs[node] = level, low, high
            return node
        node = len(self.levels)
        if node > self.node_limit:
            raise ProofTooLarge(f"the decision diagrams have {node} nodes; the limit is {self.node_limit}")
        self.levels.append(level)
        self.lows.append(low)
        self.highs.append(high)
        self.refcount.append(0)
        return node

    def collect_garbage(self) -> None:
        """Free the nodes that no function reaches, once there are many. Never called within an operation."""
        if len(self) < self._collect_at:
            return
        self.computed_table.clear()
        self.collections += 1
        used = set(self.nodes_under(*(node for node, count in enumerate(self.refcount) if count), EVERYBODY))
        free = set(self._free)
        for node in range(2, len(self.levels)):
            if node not in used and node not in free:
                del self.unique_table[self.levels[node]][self.lows[node] * SPREAD + self.highs[node]]
                self._free.append(node)
        self._collect_at = max(COLLECT_FROM, 2 * len(self))

    @cached_property
    def conjoin(self) -> Callable[[int, int], int]:
        """The operation "and" on edges, as a closure: it is most of the work of a proof."""
        levels, lows, highs, node = self.levels, self.lows, self.highs, self.node
        computed = self.computed_table

        def conjoin(one: int, other: int) -> int:
            if one == other or other == EVERYBODY:
                return one
            if one == EVERYBODY:
                return other
            if one == NOBODY or other == NOBODY or one == -other:
                return NOBODY
            key = one * SPREAD + other if one < other else other * SPREAD + one
            if key in computed:
                return computed[key]
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
            result = computed[key] = node(level, conjoin(low, other_low), conjoin(high, other_high))
            return result

        return conjoin

    def restrict(self, where: Function, values: Mapping[str, bool]) -> Function:
        """Return the function with these variables fixed at these values (its cofactor)."""
        fixed = {self.level_of[name]: value for name, value in values.items()}
        last = max(fixed, default=-1)
        computed: dict[int, int] = {}

        def restricted(edge: int) -> int:
            node = abs(edge)
            level = self.levels[node]
            if level > last:
                return edge
            if node not in computed:
                low, high = self.lows[node], self.highs[node]
                if level in fixed:
                    computed[node] = restricted(high if fixed[level] else low)
                else:
                    computed[node] = self.node(level, restricted(low), restricted(high))
            return computed[node] if edge > 0 else -computed[node]

        return Function(self, restricted(where.edge))

    def follow(self, edge: int, values: Sequence[tuple[int, bool]]) -> int:
        """Return where an edge leads for these values of the next variables, given by level."""
        levels = self.levels
        for level, value in values:
            node = edge if edge > 0 else -edge
            if levels[node] == level:
                child = self.highs[node] if value else self.lows[node]
                edge = child if edge > 0 else -child
        return edge

    def support(self, where: Function) -> set[str]:
        """Return the variables that a function depends on."""
        levels = {self.levels[node] for node in self.nodes_under(where.edge) if node != EVERYBODY}
        return {self.names[level] for level in levels}

    def nodes_under(self, *edges: int) -> Iterator[int]:
        """Yield every node that these edges lead to, each once."""
        seen = {abs(edge) for edge in edges}
        waiting = list(seen)
        while waiting:
            node = waiting.pop()
            yield node
            for child in (self.lows[node], self.highs[node]):
                if child and abs(child) not in seen:
                    seen.add(abs(child))
                    waiting.append(abs(child))
