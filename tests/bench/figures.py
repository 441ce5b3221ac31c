"""What a benchmark found, and the table that people read."""

from __future__ import annotations

import statistics
import textwrap
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

TIMES = "x"
MS = "ms"
PER_CENT = "% of a core"
DIGITS = "digits"
WIDTH = 110


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure with its aim, which is met at or below it. `measured` is what it was computed from, for people."""

    name: str
    value: float
    aim: float
    unit: str
    meaning: str
    measured: str

    @property
    def met(self) -> bool:
        """Whether the aim is met."""
        return self.value <= self.aim


def ratio(name: str, ours: Sequence[float], bare: Sequence[float], aim: float, meaning: str) -> Figure:
    """The median of one series of seconds over the median of another that was measured in turn with it."""
    one, other = statistics.median(ours), statistics.median(bare)
    return Figure(name, one / other, aim, TIMES, meaning, f"{milliseconds(one)} against {milliseconds(other)}")


def timed(act: Callable[[], object]) -> float:
    """Seconds that a call takes."""
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def percentile(values: Iterable[float], share: float) -> float:
    """The smallest value that at least that share (0 to 1) of all values does not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -int(-share * len(ordered) // 1) - 1)]


def milliseconds(seconds: float) -> str:
    """Seconds as milliseconds for people, in three significant figures."""
    value = seconds * 1000
    return f"{value:.0f} ms" if value >= 100 else f"{value:.3g} ms"


def table(figures: Sequence[Figure]) -> str:
    """All figures: name, figure, aim, whether it is met, what it came from; below each what it means."""
    return "\n".join(line for figure in figures for line in _lines(figure))


def _lines(figure: Figure) -> list[str]:
    verdict = "met" if figure.met else "NOT MET"
    value = f"{figure.value:.2f} {figure.unit}"
    head = f"{figure.name:24}{value:>20}   aim {figure.aim:<6g}{verdict:9}{figure.measured}"
    return [head, *textwrap.wrap(figure.meaning, WIDTH, initial_indent="    ", subsequent_indent="    ")]
