"""What the reader of the file's punctuation complains of, in words an officer can act on."""

from __future__ import annotations

from typing import Any

from icsdesk.storage.problems import Problem, quoted

_INDENT = "Make this line begin in the same column as its neighbours, with spaces."
_QUOTE = 'Put the whole text after the first colon in "quotation marks".'

_WORDS: tuple[tuple[str, str, str], ...] = (
    ("nesting depth", "brackets stand inside brackets too deep.", "Take the inner brackets out."),
    ("mapping values are not allowed", "there is a second colon where the text is not in quotation marks, or the line is too far in.", f"{_QUOTE[:-1]}, or make the line begin in the same column as its neighbours."),
    ("tab", "a tab stands where spaces should.", "Replace the tab at the start of the line with spaces."),
    ("cannot start any token", "the text begins with a character that needs quotation marks.", _QUOTE),
    ("unexpected end of stream", "quotation marks were opened and never closed.", "Close the quotation marks."),
    ("unknown escape", "a backslash stands before a letter that means nothing here.", "Write two backslashes for one."),
    ("escape sequence", "a backslash is followed by something that is no character.", "Write two backslashes for one."),
    ("did not find expected hexdecimal", "a backslash is followed by something that is no character.", "Write two backslashes for one."),
    ("hexadecimal", "a backslash is followed by something that is no character.", "Write two backslashes for one."),
    ("unicode character", "a backslash is followed by something that is no character.", "Write two backslashes for one."),
    ("',' or ']'", "a square bracket was opened and not closed.", "Close it with ] or put a comma between the words."),
    ("',' or '}'", "a curly bracket was opened and not closed.", "Close it with } or put a comma between the words."),
    ("could not find expected ':'", "the line has no colon after its first word, or text runs on without quotation marks.", "Add a colon and a space, or put the text in quotation marks."),
    ("'-' indicator", "the line should begin with a hyphen like the others of its list, or is indented differently.", _INDENT),
    ("expected key", "the line is indented differently from its neighbours, or text stands after closing quotation marks.", _INDENT),
    ("expected <block end>", "the line is indented differently from its neighbours, or text stands after closing quotation marks.", _INDENT),
    ("expected <document start>", "there is text where the file should have ended.", _INDENT),
    ("document start", "there is text where the file should have ended.", _INDENT),
    ("block sequence entries are not allowed", "a list begins on the same line as its word.", "Begin the list on the next line."),
    ("block collections", "a list or table begins where it may not.", "Begin it on the next line."),
    ("tag", "a word that begins with ! asks for a special kind of value.", "Take it out, or put the text in quotation marks."),
    ("alias", "a * or & begins the text.", _QUOTE),
    ("anchor", "a * or & begins the text.", _QUOTE),
    ("alphabetic or numeric", "a * or & begins the text.", _QUOTE),
    ("directive", "a line that begins with % is not used in icsdesk files.", "Take the line out."),
    ("incompatible", "a line that begins with % is not used in icsdesk files.", "Take the line out."),
    ("%yaml", "a line that begins with % is not used in icsdesk files.", "Take the line out."),
    ("block scalar", "a text block after | or > is not indented as it should be.", "Indent every line of the text the same."),
    ("comment", "the text after | or > must begin on the next line.", "Move the text to the next line."),
)  # fmt: skip


def syntax_problem(error: Any, text: str, file: str) -> Problem:
    """The problem behind a punctuation error. `error` is PyYAML's; its marks count lines from 0."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    said = f"{getattr(error, 'problem', '') or ''} {getattr(error, 'context', '') or ''}".lower()
    line = (mark.line + 1) if mark else _line_of_position(error, text)
    opened = getattr(error, "context_mark", None)
    if opened is not None and any(x in said for x in ("end of stream", "',' or", "expected ':'")):
        line = opened.line + 1
    shown = _line(text, line).strip()
    where = f"in {quoted(shown)} " if shown else ""
    if mark is not None and _line(text, mark.line + 1).lstrip(" ").startswith("\t"):
        said = "tab"
    for words, what, cure in _WORDS:
        if words in said:
            return Problem(file, line, where + what, cure)
    return Problem(file, line, where + "the punctuation cannot be made out.", _QUOTE)


def _line(text: str, number: int) -> str:
    """The start of one line of a text, counted from 1; empty when there is no such line."""
    at = 0
    for _ in range(number - 1):
        at = text.find("\n", at) + 1
        if at == 0:
            return ""
    end = text.find("\n", at)
    return text[at : min(len(text) if end < 0 else end, at + 200)]


def _line_of_position(error: Any, text: str) -> int:
    position = getattr(error, "position", None)
    return text.count("\n", 0, position) + 1 if isinstance(position, int) else 1
