"""Run all benchmarks, print the table, and write `build/bench.json`."""

from __future__ import annotations

import json
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import click

from gcm_moderator import bootstrap
from tests import shipped
from tests.bench import floor, notebook, records, seat, windows
from tests.bench.figures import Figure, table

Benchmark = Callable[[Path], Iterable[Figure]]


def benchmarks(quick: bool, digits_s: float) -> Iterator[tuple[str, Benchmark]]:
    """The benchmarks in their order; each is given a folder of its own. `digits_s`: how long the digits are watched."""
    session = shipped.session()
    few = floor.meeting(session, seat.FEW)
    many = floor.meeting(session, seat.MANY)
    repeat = 1 if quick else 3

    def on(name: str, length: int = seat.FEW) -> Callable[[Path], Path]:
        return lambda folder: records.write(folder / name, few if length == seat.FEW else many)

    def live(folder: Path) -> Path:
        return records.write_live(folder / "live.gcm", few)

    short, long = on("short.gcm"), on("long.gcm", seat.MANY)
    yield (
        "durable-action",
        lambda folder: [seat.durable_action(short(folder), folder / "bare.sqlite", 300 * repeat)],
    )
    yield "opening", lambda folder: [seat.opening(long(folder), 5 * repeat)]
    yield "undo-20000", lambda folder: [seat.undo_at_length(long(folder), 20 * repeat)]
    yield (
        "action-20000-vs-200",
        lambda folder: [seat.action_at_length(short(folder), long(folder), 300 * repeat)],
    )
    yield (
        "time-view-20000-vs-200",
        lambda folder: [seat.time_view_at_length(short(folder), long(folder), 200 * repeat)],
    )
    yield "type-ahead", lambda _: [seat.type_ahead(bootstrap.directory(), 10 if quick else 1)]
    yield (
        "notes",
        lambda folder: notebook.notes(
            records.write(folder / "few.gcm", notebook.drafts(session, notebook.FEW)),
            records.write(folder / "many.gcm", notebook.drafts(session, notebook.MANY)),
            folder,
            repeat,
        ),
    )
    yield "first-frame", lambda folder: windows.first_frame(live(folder), folder, 3 * repeat)
    yield "cpu-share", lambda folder: [windows.cpu_share(live(folder), folder, 20.0 if quick else 30.0)]
    yield "digits", lambda folder: windows.digits(live(folder), folder, digits_s)
    yield "cues", lambda folder: windows.cues(live(folder), folder, 5 if quick else 30)


@click.command()
@click.option("--quick", is_flag=True, help="Fewer repetitions; the digits are watched for 20 s instead of 5 minutes.")
@click.option("--digits-s", type=float, metavar="SECONDS", help="Watch the digits for so long.")
@click.option("--only", multiple=True, metavar="NAME", help="Run this benchmark alone; can be given more than once.")
@click.option(
    "--to",
    type=click.Path(path_type=Path),
    default=Path("build/bench.json"),
    show_default=True,
    help="Where the figures go as JSON.",
)
def main(quick: bool, digits_s: float | None, only: tuple[str, ...], to: Path) -> None:
    """Measure what the program costs. Ends with 0 whatever was found, and with 1 when a benchmark broke."""
    found: list[Figure] = []
    broken: list[str] = []
    for name, benchmark in benchmarks(quick, digits_s or (20.0 if quick else 300.0)):
        if only and name not in only:
            continue
        print(f"… {name}", file=sys.stderr, flush=True)
        try:
            with tempfile.TemporaryDirectory(prefix="gcm-bench-") as folder:
                found += benchmark(Path(folder))
        except Exception:
            traceback.print_exc()
            broken.append(name)
    print(table(found))
    met = sum(figure.met for figure in found)
    print(f"\n{met} of {len(found)} aims are met." + (f" Broken: {', '.join(broken)}." if broken else ""))
    to.parent.mkdir(parents=True, exist_ok=True)
    figures = {
        figure.name: {
            "ratio": round(figure.value, 4),
            "aim": figure.aim,
            "unit": figure.unit,
            "met": figure.met,
            "measured": figure.measured,
        }
        for figure in found
    }
    to.write_text(json.dumps(figures, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
