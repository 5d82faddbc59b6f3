"""A file's bytes to a system: everything wrong is said at once, unknown words are kept, newer files open to look at."""

from __future__ import annotations

from dataclasses import dataclass

from icsdesk.domain.records import SECTIONS, About, Record
from icsdesk.domain.system import System
from icsdesk.storage.layout import Layout, layout_of
from icsdesk.storage.migrations import FORMAT, format_of, migrate
from icsdesk.storage.nodes import Broken, Leaf, Listing, Node, Table, kept
from icsdesk.storage.problems import Problem, UnreadableFileError, quoted
from icsdesk.storage.reading import NOUNS, Reading
from icsdesk.storage.salvage import without_loose_ends
from icsdesk.storage.strict_yaml import compose
from icsdesk.storage.tree import ids_in, read_part, read_record

NEWER = (
    "this chart was saved by a newer version of icsdesk. You can look at it but not change it, and what this version does not "
    "know is not looked at."
)

TOP_LEVEL = "/"
"""What stands before the name of an unknown top-level word in `About.extra`."""


@dataclass(frozen=True)
class Opened:
    """A file as opened.

    `notices` are sentences on what was found and kept. A `newer` file is one written by a later version: look, do not change.
    `format` is the number the file was written with; `layout` is how its text is laid out, for saving with the fewest changes.
    """

    system: System
    notices: tuple[str, ...]
    newer: bool
    original: bytes
    format: int = FORMAT
    layout: Layout | None = None


def read(data: bytes, file_name: str) -> Opened:
    """Read a whole file. Raises UnreadableFileError with every problem found; `file_name` is only used to name the file."""
    root, problems = compose(data, file_name)
    reading = Reading(file_name, problems=list(problems))
    if not isinstance(root, Table):
        raise UnreadableFileError([Problem(file_name, root.line, "this is not an icsdesk file.", "Pick another file.")])
    number = format_of(root, file_name)
    newer = number > FORMAT
    migrate(root, number)
    known_ids(reading, root)
    about = _read_about(reading, root)
    records = [record for section in SECTIONS for record in _read_section(reading, section, root.values.get(section))]
    if newer and not problems:
        for problem in reading.problems:
            reading.notice(problem.line or 0, problem.what)
        return Opened(without_loose_ends(about, records), (f"{file_name}: {NEWER}", *reading.all_notices()), True, data, number)
    if reading.problems:
        raise UnreadableFileError(reading.problems)
    layout = layout_of(data, root) if number == FORMAT else None
    return Opened(System.of(about, records), reading.all_notices(), False, data, number, layout)


def known_ids(reading: Reading, root: Table) -> None:
    """Find every id of the file before anything refers to one; two the same are a problem."""
    lines: dict[str, int] = {}
    for record_id, section, line in ids_in(root):
        if record_id in lines:
            what = f"the id {quoted(record_id)} is used a second time; line {lines[record_id]} has it first."
            reading.problem(line, what, "Give one of the two another id.")
        else:
            lines[record_id], reading.ids[record_id] = line, section


def _read_section(reading: Reading, section: str, node: Node | None) -> list[Record]:
    if node is None or isinstance(node, Broken) or (isinstance(node, Leaf) and node.nothing):
        return []
    if not isinstance(node, Listing):
        what = f'"{section}" must be a list, each {NOUNS[section]} beginning with a hyphen.'
        reading.problem(node.line, what, 'Begin each with "- id:".')
        return []
    found: dict[str, Record] = {}
    for item in node.items:
        record = read_record(reading, section, item)
        if record is not None and reading.ids.get(record.id) == section:
            found.setdefault(record.id, record)
    return list(found.values())


def _read_about(reading: Reading, root: Table) -> About:
    reading.where = "the file's own details"
    node = root.values.get("about")
    about: About | None = About()
    if isinstance(node, Table):
        for key in [x for x in node.values if x.startswith(TOP_LEVEL)]:
            reading.problem(node.lines[key], f"the word {quoted(key)} may not begin with a stroke.", "Take the stroke out.")
        about = read_part(reading, About, node)
    elif isinstance(node, Listing) or (isinstance(node, Leaf) and not node.nothing):
        reading.problem(node.line, '"about" must be a table.', 'Write "title:" and the title on the next line, further in.')
    extra = []
    for key, value in root.values.items():
        if key not in SECTIONS and key not in ("icsdesk", "about"):
            hint = reading.suggestion(key, [*SECTIONS, "about"])
            text = f"{quoted(key)} is not a word this version knows; it is kept as it is. {hint}"
            reading.notice(root.lines[key], text.rstrip())
            extra.append((TOP_LEVEL + key, kept(value)))
    about = about or About()
    return About(**{x: getattr(about, x) for x in About.__dataclass_fields__ if x != "extra"}, extra=about.extra + tuple(extra))
