"""Older files brought up to the present format, one step at a time, on the plain tree.

Format 0 was the first draft: `version: 0` instead of `icsdesk:`, a section `boards` instead of `bodies`, and a section `links`
whose records had `type` instead of `kind`. A step never looks at records, only at the tree, so that it need not change when they do.
"""

from __future__ import annotations

from collections.abc import Callable

from icsdesk.storage.nodes import WHOLE, Leaf, Listing, Node, Table
from icsdesk.storage.problems import Problem, UnreadableFileError, quoted

FORMAT = 1
"""The format this version writes."""


def format_of(root: Table, file: str) -> int:
    """The format number of a file. Raises UnreadableFileError when it has none."""
    node = root.values.get("icsdesk")
    draft = root.values.get("version")
    if node is None and isinstance(draft, Leaf) and draft.text == "0":
        return 0
    if node is None:
        cure = f'Pick another file; if it is one, write "icsdesk: {FORMAT}" on its first line.'
        raise UnreadableFileError([Problem(file, root.line, 'this is not an icsdesk file: it has no line "icsdesk: 1".', cure)])
    line = root.lines["icsdesk"]
    cure = f'Write "icsdesk: {FORMAT}".'
    if not isinstance(node, Leaf) or not node.plain or not WHOLE.match(node.text):
        found = quoted(node.text) if isinstance(node, Leaf) else "a list or table"
        raise UnreadableFileError([Problem(file, line, f'"icsdesk" must be the number of the format, not {found}.', cure)])
    if int(node.text) < 1:
        raise UnreadableFileError([Problem(file, line, f"there is no format {node.text}.", cure)])
    return int(node.text)


def migrate(root: Table, number: int) -> None:
    """Bring a tree of an older format up to FORMAT, in place."""
    while number < FORMAT:
        STEPS[number](root)
        number += 1


def _from_draft(root: Table) -> None:
    _rename(root, "version", "icsdesk")
    root.values["icsdesk"] = Leaf("1", True, root.lines["icsdesk"])
    _rename(root, "boards", "bodies")
    _rename(root, "links", "lines")
    for line in _items(root.values.get("lines")):
        _rename(line, "type", "kind")


def _items(node: Node | None) -> list[Table]:
    return [x for x in node.items if isinstance(x, Table)] if isinstance(node, Listing) else []


def _rename(table: Table, old: str, new: str) -> None:
    """Give a word another name, unless the new one is there already."""
    if new in table.values:
        return
    found = table.take(old)
    if found is not None:
        table.put(new, *found)


STEPS: dict[int, Callable[[Table], None]] = {0: _from_draft}
"""The step from each older format to the next."""
