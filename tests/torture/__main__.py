"""`make torture`: kill a running meeting a thousand times. `--kills`, `--seed` and `--windows-every` say how."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path
from random import Random

from tests.torture.campaign import Campaign, Lost


def main() -> int:
    """Run the campaign and print what it went through."""
    asked = argparse.ArgumentParser(prog="make torture")
    asked.add_argument("--kills", type=int, default=1000)
    asked.add_argument("--seed", type=int, default=20170508)
    asked.add_argument("--windows-every", type=int, default=20)
    how = asked.parse_args()
    began = time.monotonic()
    folder = Path(tempfile.mkdtemp(prefix="torture-"))
    campaign = Campaign(folder, Random(how.seed), how.windows_every)
    try:
        campaign.run(how.kills)
    except Lost as reason:
        print(f"After {campaign.tally.kills} kills (seed {how.seed}): {reason}", file=sys.stderr)
        return 1
    finally:
        print(f"{time.monotonic() - began:.0f} s in {folder}")
        for name, figure in asdict(campaign.tally).items():
            print(f"{name.replace('_', ' '):16} {figure:6}")
    print("Nothing acknowledged was lost, nothing was invented, every countdown was right.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
