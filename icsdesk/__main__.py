"""Lets `python -m icsdesk` start the program where its command is not on the path."""

from __future__ import annotations

import sys

from icsdesk.start import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
