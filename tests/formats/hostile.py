"""Files too large to keep: made when they are needed, each meant to exhaust a careless reader."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

HEAD = "icsdesk: 1\n"
LIMIT = 9_900_000
"""Just under the most bytes the reader takes."""


def filled(unit: str, head: str = HEAD) -> bytes:
    """A head followed by one piece of text over and over, up to the limit."""
    return (head + unit * ((LIMIT - len(head)) // len(unit.encode()))).encode()


def numbered(shape: str, count: int, head: str = HEAD) -> bytes:
    """A head followed by numbered lines."""
    return (head + "".join(shape.format(n) for n in range(count))).encode()


def _wide_alias_bomb() -> bytes:
    names = [f"n{i}" for i in range(30)]
    lines = ["n0: &n0 [" + ", ".join(["lol"] * 9) + "]"]
    lines += [f"{b}: &{b} [" + ", ".join([f"*{a}"] * 9) + "]" for a, b in pairwise(names)]
    return (HEAD + "\n".join(lines) + "\n").encode()


def _merge_keys() -> bytes:
    base = "".join(f"  k{n}: 1\n" for n in range(2000))
    return (HEAD + "base: &base\n" + base + "".join(f"u{n}:\n  <<: *base\n" for n in range(2000))).encode()


def _many_bad_references() -> bytes:
    bodies = "".join(f"  - {{id: body-{n}, name: B, kind: hwb}}\n" for n in range(5000))
    seats = "".join(f"  - {{id: seat-{n}, body: bady-{n}, title: T}}\n" for n in range(5000))
    return (HEAD + "bodies:\n" + bodies + "seats:\n" + seats).encode()


MAKERS: dict[str, tuple[Callable[[], bytes], str]] = {
    "twenty megabytes": (lambda: filled("# x\n") * 2 + b"#" * 200_000, "20 MB"),
    "hundred thousand brackets": (lambda: (HEAD + "a: " + "[" * 100_000).encode(), "deep"),
    "ten million brackets": (lambda: filled("[", HEAD + "a: "), "deep"),
    "curly brackets": (lambda: filled("{a: ", HEAD + "a: "), "deep"),
    "hyphens on one line": (lambda: filled("- ", HEAD + "a:\n  "), "deep"),
    "question marks on one line": (lambda: filled("? ", HEAD), "deep"),
    "nothing but entries": (lambda: filled("- a\n", HEAD + "bodies:\n"), "more than 400,000 entries"),
    "nothing but short entries": (lambda: filled("a,", HEAD + "bodies: ["), "more than 400,000 entries"),
    "one endless text": (lambda: filled("x", HEAD + "note: "), "longer than 200,000 characters"),
    "one endless quoted text": (lambda: filled("x", HEAD + 'note: "'), "never closed"),
    "one endless word": (lambda: filled("x", HEAD), "no colon"),
    "one endless name": (lambda: filled("x", HEAD + '"')[:-10] + b'": 1\n', "colon"),
    "nothing but spaces": (lambda: filled(" ", ""), "empty"),
    "nothing but line ends": (lambda: filled("\n", ""), "empty"),
    "nothing but zero bytes": (lambda: b"\0" * LIMIT, "UTF-16"),
    "nothing but bells": (lambda: filled("\x07"), "unprintable"),
    "bells on many lines": (lambda: filled("\x07\n"), "unprintable"),
    "nothing but colons": (lambda: filled("a: "), "second colon"),
    "a wide alias bomb": (_wide_alias_bomb, "repeat a piece"),
    "merge keys by thousands": (_merge_keys, "repeat a piece"),
    "anchors by thousands": (lambda: numbered("a{0}: &a{0} x\n", 100_000), "repeat a piece"),
    "tags by thousands": (lambda: numbered("a{0}: !x y\n", 100_000), "special kind of value"),
    "the same word by thousands": (lambda: filled("a: 1\n"), "second time"),
    "the same id by thousands": (lambda: numbered("- {{id: a, name: A, kind: hwb}}\n", 20_000, HEAD + "bodies:\n"), "second time"),
    "documents by thousands": (lambda: filled("---\na: 1\n"), "second document"),
    "bad references by thousands": (_many_bad_references, "which is not in this file"),
    "unknown words by thousands": (lambda: numbered("bodiez{0}: 1\n", 150_000) + b"bodies: none\n", "must be a list"),
    "a number of a million digits": (lambda: (HEAD + "bodies: [{id: a, name: A, kind: hwb, least: " + "9" * 100_000 + "}]").encode(), "whole number"),
    "faults by thousands": (lambda: numbered("  - {{id: body-{0}, kind: hwbb, start: soon}}\n", 20_000, HEAD + "bodies:\n"), "does not know the word"),
}  # fmt: skip
"""Each hostile file with words that its error must have."""
