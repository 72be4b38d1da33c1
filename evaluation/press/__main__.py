"""`python -m evaluation.press` prints the sample archive into `data/raw` anew."""

import argparse
import shutil
from pathlib import Path

from evaluation.sample import printed_archive


def main() -> None:
    """Write every page of the sample archive, after removing what the press printed before."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.press", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("data/raw"), help="where to print (default: data/raw)")
    out: Path = parser.parse_args().out
    pages = printed_archive()
    for folder in sorted({path.split("/")[0] for path in pages}):
        shutil.rmtree(out / folder, ignore_errors=True)
    for path, payload in pages.items():
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_bytes(payload)
    print(f"{len(pages)} files, {sum(map(len, pages.values())):,} bytes printed in {out}")


if __name__ == "__main__":
    main()
