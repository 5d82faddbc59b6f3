"""Starts icsdesk from a checkout."""

from __future__ import annotations

import sys

from icsdesk.start import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
