"""Run the benchmark: `python -m benchmarks`, or with a contender's name as one round of it (what the run itself starts).

Each round of each contender is a process of its own; rounds are interleaved and the median counts, because machines are shared.
"""

import json
import resource
import statistics
import subprocess
import sys
from time import process_time
from typing import Any, Final

from benchmarks.contenders import CONTENDERS
from benchmarks.pages import generated_pages

ROUNDS: Final = 3
PAGES: Final = 150
# So many pages name everything that makes a contender load what it needs: spaCy comes with the first name that wants it.
WARM: Final = 20
# Memory that grows with the archive would show between these.
FEW, MANY = 150, 1200
TARGET: Final = 4.0


def main() -> None:
    """One round, or the whole table."""
    if len(sys.argv) > 1:
        print(json.dumps(one_round(sys.argv[1], int(sys.argv[2]))))
        return
    figures: dict[str, list[float]] = {name: [] for name in CONTENDERS}
    for _ in range(ROUNDS):
        for name in CONTENDERS:
            figures[name].append(started(name, PAGES)["ms"])
    show(figures)
    memory = {name: [started(name, count)["peak_mb"] for count in (FEW, MANY)] for name in ("extraction", "ingestion")}
    for name, (few, many) in memory.items():
        print(f"peak memory of {name}: {few:.0f} MB for {FEW} pages, {many:.0f} MB for {MANY}: {many / few:.2f} times")


def one_round(name: str, count: int) -> dict[str, float]:
    """CPU milliseconds a page and peak memory in MB of one contender; what it loads when first needed is not counted."""
    warm, contender = generated_pages(WARM, seed=99), CONTENDERS[name]
    contender(list(warm))
    pages = list(generated_pages(count)) if count <= PAGES else generated_pages(count)
    began = process_time()
    done = contender(pages)
    spent = process_time() - began
    if done != count:
        sys.exit(f"{name} did {done} of {count} pages")
    return {"ms": spent * 1000 / count, "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def started(name: str, count: int) -> dict[str, Any]:
    """One round in a process of its own."""
    run = subprocess.run([sys.executable, "-m", "benchmarks", name, str(count)], capture_output=True, text=True, check=False)
    if run.returncode:
        sys.exit(f"{name}: {run.stderr.strip() or run.stdout.strip()}")
    result: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return result


def show(figures: dict[str, list[float]]) -> None:
    """A row a contender: median, spread, and how it compares."""
    medians = {name: statistics.median(rounds) for name, rounds in figures.items()}
    sizes = [len(page) // 1000 for page in generated_pages(PAGES)]
    print(f"{PAGES} generated pages of {min(sizes)} to {max(sizes)} KB, mean {statistics.mean(sizes):.0f} KB; {ROUNDS} rounds, CPU time")
    print(f"{'':14}{'ms a page':>11}{'min':>8}{'max':>8}{'pages a second':>16}{'of bare parse':>15}{'trafilatura is':>16}")
    for name, median in sorted(medians.items(), key=lambda item: item[1]):
        spread = f"{median:11.2f}{min(figures[name]):8.2f}{max(figures[name]):8.2f}"
        against = f"{median / medians['bare parse']:15.1f}{medians['trafilatura'] / median:10.1f} times"
        print(f"{name:14}{spread}{1000 / median:16.0f}{against}")
    ratio = medians["trafilatura"] / medians["extraction"]
    print(f"the whole extraction is {ratio:.1f} times as fast as trafilatura.extract (target: {TARGET:.0f})")


if __name__ == "__main__":
    main()
