"""Prints docs/settings.md, every setting with its sentence, from `gcm_moderator/settings.py`.

`python scripts/settings_page.py > docs/settings.md` writes it anew.
"""

from __future__ import annotations

import sys

from gcm_moderator.settings_file import settings_page

if __name__ == "__main__":
    sys.stdout.write(settings_page())
