"""A changed system to the bytes of the file it was opened from, keeping the file's own text wherever nothing changed."""

from __future__ import annotations

from dataclasses import replace

from icsdesk.domain.records import SECTIONS, About, Record
from icsdesk.domain.system import System
from icsdesk.storage.layout import Block, Chunk, Layout, Lines
from icsdesk.storage.migrations import FORMAT
from icsdesk.storage.problems import UnreadableFileError
from icsdesk.storage.reader import TOP_LEVEL, Opened, read
from icsdesk.storage.writer import about_lines, record_lines, section_lines, top_level_lines, word_lines, write

_ORDER = ["icsdesk", "about", *SECTIONS]


def write_like(system: System, opened: Opened) -> bytes:
    """The bytes of a system opened from a file: the very same when nothing changed, else with as few lines changed as can be.

    Comments and hand formatting of untouched records stay. Where that cannot be done safely the canonical bytes are given.
    """
    if unchanged(system, opened.system):
        return opened.original
    canonical = write(system)
    if opened.layout is None or opened.format != FORMAT or write(opened.system) == opened.original:
        return canonical
    data = _patched(system, opened.system, opened.layout)
    try:
        again = read(data, "")
    except UnreadableFileError:
        return canonical
    return data if write(again.system) == canonical else canonical


def unchanged(one: System, two: System) -> bool:
    """Whether two systems are the same, down to the order of their records."""
    return one.about == two.about and all(one.every(kind) == two.every(kind) for kind in SECTIONS.values())


def _patched(system: System, old: System, layout: Layout) -> bytes:
    blocks = [_renewed(block, system, old) for block in layout.blocks]
    present = {x.key for x in layout.blocks}
    for name in _ORDER:
        lines = _canonical(name, system)
        if name not in present and lines:
            spot = max((i for i, x in enumerate(layout.blocks) if x.key in _ORDER[: _ORDER.index(name)]), default=-1)
            blocks[spot] = _followed(blocks[spot], lines)
    for key, value in system.about.extra:
        word = key.removeprefix(TOP_LEVEL)
        if key.startswith(TOP_LEVEL) and word not in present:
            blocks[-1] = _followed(blocks[-1], top_level_lines(key, value))
    lines = [*layout.header, *(line for block in blocks for line in block)]
    if layout.blocks and not layout.blocks[-1].after:
        while lines and not lines[-1].strip():
            lines.pop()
    text = layout.start + layout.newline.join(lines) + (layout.newline if layout.ends_with_newline else "")
    return text.encode("utf-8", "surrogatepass")


def _followed(block: list[str], lines: list[str]) -> list[str]:
    """A block with another after it, a blank line between them."""
    gap = [] if not block or not block[-1].strip() else [""]
    return [*block, *gap, *lines, ""]


def _canonical(name: str, system: System) -> list[str]:
    if name == "about":
        return about_lines(system.about)
    return section_lines(name, system.every(SECTIONS[name])) if name in SECTIONS else []


def _renewed(block: Block, system: System, old: System) -> list[str]:
    """One block of the file as it should now be; no lines when nothing of it is left."""
    whole = [*block.before, *block.lines, *(y for x in block.chunks or () for y in _text(x)), *block.after]
    if block.key == "icsdesk":
        return whole
    if block.key not in _ORDER:
        return _renewed_unknown(block, whole, system, old)
    if block.key == "about":
        same = _own(system.about) == _own(old.about)
    else:
        same = system.every(SECTIONS[block.key]) == old.every(SECTIONS[block.key])
    if same:
        return whole
    lines = _canonical(block.key, system)
    if not lines:
        return _comments(block)
    if block.chunks is None:
        return [*block.before, *lines, *block.after]
    records = _records(block, block.chunks, system.every(SECTIONS[block.key]), old)
    return [*block.before, *block.lines, *records, *block.after]


def _comments(block: Block) -> list[str]:
    """What stays where a block goes: the loose comments below it."""
    return list(block.after) if any(x.strip() for x in block.after) else []


def _text(chunk: Chunk) -> Lines:
    return chunk.before + chunk.lines + chunk.after


def _own(about: About) -> About:
    return replace(about, extra=tuple(x for x in about.extra if not x[0].startswith(TOP_LEVEL)))


def _renewed_unknown(block: Block, whole: list[str], system: System, old: System) -> list[str]:
    key = TOP_LEVEL + block.key
    now, was = dict(system.about.extra), dict(old.about.extra)
    if key not in now:
        return _comments(block)
    return whole if now[key] == was.get(key) else [*block.before, *top_level_lines(key, now[key]), *block.after]


def _records(block: Block, chunks: tuple[Chunk, ...], records: tuple[Record, ...], old: System) -> list[str]:
    """The records of a section: each one's own text where it is as it was, else its canonical lines under its old comments."""
    by_id = {x.id: x for x in chunks}
    spaced = len(chunks) > 1 and any(not x.strip() for x in chunks[0].after)
    found: list[str] = []
    for record in records:
        if spaced and found and found[-1].strip():
            found.append("")
        chunk = by_id.get(record.id)
        was = old.get(record.id)
        if chunk is not None and was == record:
            found += _text(chunk)
            continue
        lines = _word_by_word(chunk, chunk.words, record, was) if chunk and chunk.words and was else []
        lines = lines or [_indented(x, block.indent) for x in record_lines(record)]
        found += [*chunk.before, *lines, *chunk.after] if chunk else lines
    while found and not found[-1].strip():
        found.pop()
    return found


def _word_by_word(chunk: Chunk, words: dict[str, Lines], record: Record, was: Record) -> list[str]:
    """A changed record with its own text for every word that was not changed; no lines when its first word was."""
    now, before = word_lines(record), word_lines(was)
    first = next(iter(words))
    if now.get(first) != before.get(first):
        return []
    order = [x for x in words if x in now]
    previous = first
    for key in now:
        if key not in words:
            order.insert(order.index(previous) + 1, key)
        previous = key
    found: list[str] = []
    for key in order:
        if key in words and now[key] == before.get(key):
            found += words[key]
        else:
            comments = [x for x in words.get(key, ()) if x.lstrip(" ").startswith("#")] if key in words else []
            found += [*comments, *(chunk.inner + x if x else "" for x in now[key])]
    return found


def _indented(line: str, indent: str) -> str:
    """A canonical line of a section, which is two spaces in, moved to where the file has its items."""
    return indent + line[2:] if line else line
