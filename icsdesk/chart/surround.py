"""What stands around a chart: heading, key, notes and sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from icsdesk.chart.boxes import SIZE, clean
from icsdesk.chart.contents import Contents
from icsdesk.chart.measure import ASCENT, LEADING, TextMeasure, wrap
from icsdesk.chart.picture import Box, End, KeyEntry, Rect, Stroke, Words
from icsdesk.chart.sayings import family_of, status_words
from icsdesk.chart.textversion import heading_words, title_of
from icsdesk.chart.theme import LONG, SHORT, SPARSE_DOTS, LineStyle, Theme
from icsdesk.domain.kinds import Family, LineKind, Status
from icsdesk.domain.records import Line, Record, Source, View
from icsdesk.domain.system import System
from icsdesk.domain.times import in_words

TITLE_SIZE = 16.0
_SAMPLE_W, _ROW, _GAP = 36.0, 20.0, 18.0
_MARKS = ("*", "†", "‡", "§", "¶")


@dataclass(frozen=True, slots=True)
class LineLook:
    """How one line is drawn and what the key says of it."""

    style: LineStyle
    key_words: str


def line_looks(lines: Iterable[Line], theme: Theme) -> dict[str, LineLook]:
    """The look of every line. Lines of one kind with different named routes, and dotted lines, differ in dash."""
    lines = list(lines)
    used = {(theme.lines[x.kind].dash, theme.lines[x.kind].end) for x in lines}
    looks: dict[tuple[LineKind, str, bool], LineLook] = {}
    for line in lines:
        key = (line.kind, line.route_name, line.dotted)
        if key in looks:
            continue
        style = theme.lines[line.kind]
        kin = [x for x in looks if x[0] is line.kind]
        dash = SPARSE_DOTS if line.dotted else style.dash
        if kin and not line.dotted:
            dash = next((x for x in (style.dash, LONG, SHORT, (14.0, 3.0, 3.0, 3.0)) if (x, style.end) not in used), style.dash)
        used.add((dash, style.end))
        words = line.route_name or style.word[:1].upper() + style.word[1:]
        looks[key] = LineLook(
            LineStyle(style.colour, style.width, dash, style.end, style.word),
            clean(words) + (" (dotted line)" if line.dotted else ""),
        )
    return {x.id: looks[x.kind, x.route_name, x.dotted] for x in lines}


def footnote_marks(records: Iterable[Record]) -> dict[str, tuple[str, str]]:
    """Mark and text for each record with a footnote; records with the same text share a mark."""
    texts: dict[str, str] = {}
    out = {}
    for record in records:
        text = clean(getattr(record, "footnote", ""))
        if text:
            n = len(texts)
            mark = texts.setdefault(text, _MARKS[n] if n < len(_MARKS) else f"({n + 1})")
            out[record.id] = mark, text
    return out


def heading(view: View, held: Contents, at: Rect, measure: TextMeasure, theme: Theme) -> tuple[Words, ...]:
    """Title, then day and status, ending 16 points above `at`; as wide as it, or as a small page."""
    width = max(at.w, 440.0)
    lines = [(x, TITLE_SIZE, True) for x in wrap(measure, title_of(view), TITLE_SIZE, width, True)]
    lines += [(x, SIZE, False) for x in wrap(measure, clean(heading_words(view, held.day)), SIZE, width)]
    y = at.y - 16 - sum(size * LEADING for _, size, _ in lines)
    out = []
    for text, size, bold in lines:
        out.append(Words(at.x, y + size * ASCENT, text, size, theme.text if bold else theme.quiet, bold))
        y += size * LEADING
    return tuple(out)


def key_entries(
    system: System, held: Contents, looks: dict[str, LineLook], at: Rect, measure: TextMeasure, theme: Theme
) -> tuple[KeyEntry, ...]:
    """Samples of the kinds of line, families and statuses in use, in rows below `at`, no wider than it."""
    samples: list[tuple[str, LineLook | Family | Status]] = []
    for look in looks.values():
        if all(look.key_words != words for words, _ in samples):
            samples.append((look.key_words, look))
    records = [x for x, _ in held.boxes.values()]
    families = [x for x in Family if any(family_of(system, r) is x for r in records)]
    if len(families) > 1:
        samples += [(x.label, x) for x in families]
    statuses = {status_words(system, r, held.day)[0] for r in records}
    samples += [(x.label, x) for x in Status if x in statuses and x in theme.statuses]
    cells = [_SAMPLE_W + 8 + measure.width(words, SIZE) * 1.1 for words, _ in samples]
    count = max(1, int((max(at.w, 300.0) + _GAP) // (max(cells, default=0.0) + _GAP)))
    rows = -(-len(samples) // count)
    count = -(-len(samples) // rows) if rows else 1
    step = max(cells, default=0.0) + _GAP
    out: list[KeyEntry] = []
    for n, (words, sample) in enumerate(samples):
        x, y = at.x + n % count * step, at.bottom + 18 + n // count * _ROW
        out.append(KeyEntry(_sample(sample, x, y, theme), Words(x + _SAMPLE_W + 8, y + SIZE * ASCENT, words, SIZE, theme.text)))
    return tuple(out)


def _sample(sample: LineLook | Family | Status, x: float, y: float, theme: Theme) -> Stroke | Box:
    if isinstance(sample, LineLook):
        style = sample.style
        points = ((x, y + 7.0), (x + _SAMPLE_W, y + 7.0))
        return Stroke("", points, style.colour, style.width, style.dash, End.NONE, style.end, (), None, sample.key_words)
    family = theme.families[sample if isinstance(sample, Family) else Family.JOINT]
    status = theme.statuses[sample] if isinstance(sample, Status) else None
    return Box(
        id="",
        rect=Rect(x + 4, y, _SAMPLE_W - 8, 14),
        corner=family.corner,
        fill=(status.fill if status else "") or family.fill,
        border=status.border if status else family.border,
        border_width=family.border_width,
        dash=status.dash if status else (),
        double=bool(status and status.double),
        side_bar=family.side_bar,
        words=(),
        name=sample.label,
        description="",
    )


def foot(
    system: System, view: View, held: Contents, at: Rect, top: float, measure: TextMeasure, theme: Theme
) -> tuple[Words, ...]:
    """Chart note, footnotes and sources, below `top`, as wide as `at`."""
    marks = dict(footnote_marks(x for x, _ in held.boxes.values()).values())
    texts = [clean(view.chart_note)] if view.chart_note else []
    texts += [f"{mark} {text}" for mark, text in marks.items()]
    texts += [clean(x) for x in view.footnotes]
    if sources := source_titles(system, view, held):
        texts.append(f"{'Source' if len(sources) == 1 else 'Sources'}: {'; '.join(sources)}")
    out = []
    y = top
    for text in texts:
        for line in wrap(measure, text, SIZE, max(at.w, 300.0) / 1.05):
            out.append(Words(at.x, y + SIZE * ASCENT, line, SIZE, theme.quiet))
            y += SIZE * LEADING
        y += 3
    return tuple(out)


def source_titles(system: System, view: View, held: Contents) -> list[str]:
    """Titles and dates of the sources of what is drawn; those of the view alone when it names any."""
    records: Sequence[Record] = [view] if view.sources else [*(x for x, _ in held.boxes.values()), *(x.line for x in held.lines)]
    out: dict[str, None] = {}
    for record in records:
        for cite in record.sources:
            source = system.find(Source, cite.source)
            if source:
                when = f", {in_words(source.date)}" if source.date and source.date.text != "unknown" else ""
                out[clean(f"{source.title}{when}")] = None
    return list(out)
