"""The chart as a Scalable Vector Graphics file that reads the same in browsers, Word and screen readers.

Only basic elements and presentation attributes; one text element per visual line; a list of bodies for people who listen; the same
picture always gives the same bytes. Lengths are points.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from icsdesk.chart.boxes import clean
from icsdesk.chart.buses import painted
from icsdesk.chart.ends import end_shape, shortened
from icsdesk.chart.jumps import hopped
from icsdesk.chart.picture import Anchor, Box, Corner, Frame, KeyEntry, Picture, Point, Rect, Stroke, Words

FONTS = "Arial, 'Liberation Sans', Arimo, Helvetica, sans-serif"
_ROUND, _CUT = 8.0, 8.0
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def svg(picture: Picture) -> bytes:
    """Write the picture as UTF-8 bytes of SVG, sized in points."""
    return _Writer(picture).write()


def number(value: float) -> str:
    """At most two decimals, no trailing noughts, never "-0"."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


class _Writer:
    """Carries the shift of the picture to the origin and the prefix of its ids."""

    def __init__(self, picture: Picture) -> None:
        self.picture = picture
        self.dx, self.dy = -picture.bounds.x, -picture.bounds.y
        self.prefix = re.sub(r"[^A-Za-z0-9_-]+", "-", picture.id or picture.title).strip("-").lower() or "chart"
        if not self.prefix[0].isalpha():
            self.prefix = f"chart-{self.prefix}"
        self.used: set[str] = set()
        self.painted = painted(picture.strokes)

    def write(self) -> bytes:
        picture = self.picture
        width, height = number(picture.bounds.w), number(picture.bounds.h)
        root = ET.Element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "width": f"{width}pt",
                "height": f"{height}pt",
                "viewBox": f"0 0 {width} {height}",
                "lang": "en-GB",
                _XML_LANG: "en-GB",
                "role": "graphics-document document",
                "aria-labelledby": self.name("title"),
                "aria-describedby": self.name("desc"),
            },
        )
        ET.SubElement(root, "title", {"id": self.name("title")}).text = clean(_full_title(picture))
        ET.SubElement(root, "desc", {"id": self.name("desc")}).text = _clean_lines(picture.description)
        ET.SubElement(root, "rect", {"x": "0", "y": "0", "width": width, "height": height, "fill": "#FFFFFF"})
        self._words(ET.SubElement(root, "g", {"id": self.name("heading")}), picture.heading)
        frames = ET.SubElement(root, "g", {"id": self.name("frames"), "aria-hidden": "true"})
        for frame in picture.frames:
            self._frame(frames, frame)
        lines = ET.SubElement(root, "g", {"id": self.name("lines"), "aria-hidden": "true"})
        for stroke in picture.strokes:
            self._stroke(lines, stroke)
        self._bodies(root)
        plates = ET.SubElement(root, "g", {"id": self.name("line-words"), "aria-hidden": "true"})
        for stroke in picture.strokes:
            self._line_words(plates, stroke)
        if picture.key:
            key = ET.SubElement(root, "g", {"id": self.name("key"), "aria-label": "Key"})
            for entry in picture.key:
                self._key(key, entry)
        if picture.foot:
            self._words(ET.SubElement(root, "g", {"id": self.name("notes")}), picture.foot)
        ET.indent(root, " ")
        body: str = ET.tostring(root, encoding="unicode")
        return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'.encode()

    def name(self, part: str) -> str:
        return f"{self.prefix}.{part}"

    def _record_id(self, sort: str, record: str) -> str:
        base = self.name(f"{sort}.{re.sub(r'[^A-Za-z0-9_.-]+', '-', record)}")
        found, n = base, 2
        while found in self.used:
            found, n = f"{base}.{n}", n + 1
        self.used.add(found)
        return found

    def _bodies(self, root: ET.Element) -> None:
        if not self.picture.boxes:
            return
        bodies = ET.SubElement(root, "g", {"id": self.name("bodies"), "role": "list", "aria-label": "Bodies"})
        for box in sorted(self.picture.boxes, key=self._reading):
            attributes = {"id": self._record_id("body", box.id), "role": "listitem", "data-record": clean(box.id)}
            group = ET.SubElement(bodies, "g", attributes)
            title = ET.SubElement(group, "title", {"id": f"{attributes['id']}.name"})
            title.text = clean(box.name)
            ET.SubElement(group, "desc").text = clean(box.description)
            group.set("aria-labelledby", f"{attributes['id']}.name")
            self._box(group, box)
            self._words(group, box.words, hidden=True)

    def _reading(self, box: Box) -> tuple[int, float, str]:
        return round(float(number(box.rect.y + self.dy))), float(number(box.rect.x + self.dx)), box.name

    def _rect(self, parent: ET.Element, r: Rect, **more: str) -> ET.Element:
        attributes = {"x": number(r.x + self.dx), "y": number(r.y + self.dy), "width": number(r.w), "height": number(r.h)}
        return ET.SubElement(parent, "rect", attributes | {k.replace("_", "-"): v for k, v in more.items() if v})

    def _box(self, group: ET.Element, box: Box) -> None:
        edge = {
            "fill": box.fill,
            "stroke": box.border,
            "stroke_width": number(box.border_width),
            "stroke_dasharray": _dash(box.dash),
        }
        if box.corner is Corner.CUT:
            points = _cut(box.rect)
            self._polygon(group, points, **edge)
            if box.double:
                self._polygon(group, _cut(box.rect.grown(-4)), **{**edge, "fill": "none", "stroke_width": "1"})
        else:
            radius = number(_ROUND) if box.corner is Corner.ROUND else ""
            self._rect(group, box.rect, rx=radius, ry=radius, **edge)
            if box.double:
                inner = number(_ROUND - 4) if box.corner is Corner.ROUND else ""
                self._rect(group, box.rect.grown(-4), rx=inner, ry=inner, **{**edge, "fill": "none", "stroke_width": "1"})
        if box.side_bar:
            r = box.rect
            self._rect(group, Rect(r.x, r.y, box.side_bar, r.h), fill=box.border)

    def _polygon(self, parent: ET.Element, points: Sequence[Point], **more: str) -> None:
        attributes = {"points": self._points(points)} | {k.replace("_", "-"): v for k, v in more.items() if v}
        ET.SubElement(parent, "polygon", attributes)

    def _points(self, points: Sequence[Point]) -> str:
        return " ".join(f"{number(x + self.dx)},{number(y + self.dy)}" for x, y in points)

    def _frame(self, parent: ET.Element, frame: Frame) -> None:
        group = ET.SubElement(parent, "g", {"id": self._record_id("frame", frame.id), "data-record": clean(frame.id)})
        ET.SubElement(group, "title").text = clean(frame.name)
        dash = _dash(frame.dash)
        self._rect(
            group,
            frame.rect,
            rx="6",
            ry="6",
            fill=frame.fill,
            stroke=frame.border,
            stroke_width=number(frame.border_width),
            stroke_dasharray=dash,
        )
        self._words(group, frame.words)

    def _stroke(self, parent: ET.Element, stroke: Stroke, *, named: bool = True) -> None:
        group = parent
        if named:
            group = ET.SubElement(parent, "g", {"id": self._record_id("line", stroke.id), "data-record": clean(stroke.id)})
            ET.SubElement(group, "title").text = clean(stroke.name)
        path, start, finish = self.painted.get(stroke.id, (stroke.points, stroke.start_end, stroke.finish_end))
        points = shortened(shortened(path, finish)[::-1], start)[::-1]
        attributes = {
            "points": self._points(hopped(points, stroke.jumps)),
            "fill": "none",
            "stroke": stroke.colour,
            "stroke-width": number(stroke.width),
            "stroke-linejoin": "round",
        }
        if stroke.dash:
            attributes |= {"stroke-dasharray": _dash(stroke.dash)}
            if stroke.dash_offset:
                attributes |= {"stroke-dashoffset": number(stroke.dash_offset)}
        ET.SubElement(group, "polyline", attributes)
        for end, along in ((finish, path), (start, path[::-1])):
            shape = end_shape(end, along)
            if shape:
                paint = stroke.colour if shape.filled else "#FFFFFF" if shape.closed else "none"
                attributes = {"points": self._points(shape.points), "fill": paint, "stroke": stroke.colour, "stroke-width": "1.5"}
                ET.SubElement(group, "polygon" if shape.closed else "polyline", attributes)

    def _line_words(self, parent: ET.Element, stroke: Stroke) -> None:
        if stroke.plate:
            group = ET.SubElement(parent, "g", {"data-record": clean(stroke.id)})
            self._rect(group, stroke.plate, fill="#FFFFFF")
            self._words(group, stroke.words)

    def _key(self, parent: ET.Element, entry: KeyEntry) -> None:
        group = ET.SubElement(parent, "g")
        if isinstance(entry.sample, Box):
            self._box(group, entry.sample)
        else:
            self._stroke(group, entry.sample, named=False)
        self._words(group, (entry.words,))

    def _words(self, parent: ET.Element, words: Sequence[Words], *, hidden: bool = False) -> None:
        for line in words:
            attributes = {
                "x": number(line.x + self.dx),
                "y": number(line.y + self.dy),
                "font-family": FONTS,
                "font-size": number(line.size),
            }
            attributes["font-weight"] = "bold" if line.bold else "normal"
            if line.italic:
                attributes["font-style"] = "italic"
            attributes |= {"text-anchor": _ANCHOR[line.anchor], "fill": line.colour}
            if hidden:
                attributes["aria-hidden"] = "true"
            ET.SubElement(parent, "text", attributes).text = clean(line.text)


_ANCHOR = {Anchor.START: "start", Anchor.MIDDLE: "middle", Anchor.END: "end"}


def _full_title(picture: Picture) -> str:
    under = [x.text for x in picture.heading if not x.bold]
    return f"{picture.title}. {' '.join(under)}" if under else picture.title


def _clean_lines(text: str) -> str:
    return "\n".join(clean(x) for x in text.split("\n"))


def _dash(dash: Sequence[float]) -> str:
    return " ".join(number(x) for x in dash)


def _cut(r: Rect) -> tuple[Point, ...]:
    c = min(_CUT, r.w / 4, r.h / 4)
    return (
        (r.x + c, r.y),
        (r.right - c, r.y),
        (r.right, r.y + c),
        (r.right, r.bottom - c),
        (r.right - c, r.bottom),
        (r.x + c, r.bottom),
        (r.x, r.bottom - c),
        (r.x, r.y + c),
    )
