"""What every exported SVG must be, as questions about its bytes; each answers with the places where it is not so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from tests.chart.test_theme import contrast

SVG = "{http://www.w3.org/2000/svg}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ELEMENTS = {"svg", "title", "desc", "g", "rect", "polygon", "polyline", "text"}
ATTRIBUTES = {
    *("id", "role", "aria-label", "aria-labelledby", "aria-describedby", "aria-hidden", "data-record", "lang", LANG),
    *("x", "y", "width", "height", "viewBox", "points", "rx", "ry"),
    *("fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-dashoffset", "stroke-linejoin"),
    *("font-family", "font-size", "font-weight", "font-style", "text-anchor"),
}
LEAST_SIZE = 12.0
MARGIN = 8.0


def problems(data: bytes) -> list[str]:
    """Every rule that the file breaks; empty when it is well."""
    root = ET.fromstring(data)
    checks = (elements, paints, sizes, naming, identity, bodies, order, words, numbers, ink, lines_of(data))
    return [x for check in checks for x in check(root)]


def tag(element: ET.Element) -> str:
    return element.tag.replace(SVG, "")


def elements(root: ET.Element) -> Iterator[str]:
    """Only basic elements and presentation attributes; nothing from outside the file."""
    for e in root.iter():
        if tag(e) not in ELEMENTS:
            yield f"element {tag(e)}"
        yield from (f"attribute {x} on {tag(e)}" for x in e.attrib if x not in ATTRIBUTES)
        yield from (f"outside reference {x}" for x in e.attrib.values() if "://" in x or "url(" in x)


def paints(root: ET.Element) -> Iterator[str]:
    """Only #RRGGBB or none; the first thing painted is the white page; text 4.5 and lines 3 to 1."""
    for e in root.iter():
        for x in ("fill", "stroke"):
            if e.get(x) and not re.fullmatch(r"none|#[0-9A-Fa-f]{6}", e.get(x, "")):
                yield f"paint {e.get(x)}"
    first = next((e for e in root.iter() if tag(e) in ("rect", "polygon", "polyline", "text")), None)
    box = (root.get("viewBox") or "").split()
    if first is None or [first.get(x) for x in ("x", "y", "width", "height", "fill")] != [*box, "#FFFFFF"]:
        yield "the first thing painted is not the page"
    for e in root.iter():
        if (
            tag(e) in ("polyline", "polygon")
            and (colour := e.get("stroke", "none")) != "none"
            and contrast(colour, "#FFFFFF") < 3
        ):
            yield f"faint line {colour}"


def sizes(root: ET.Element) -> Iterator[str]:
    """viewBox from 0 0 in points, width and height the same in pt."""
    box = (root.get("viewBox") or "").split()
    if len(box) != 4 or box[:2] != ["0", "0"]:
        yield "viewBox"
    elif [root.get("width"), root.get("height")] != [f"{x}pt" for x in box[2:]]:
        yield "width and height are not those of the viewBox in pt"


def naming(root: ET.Element) -> Iterator[str]:
    """Title first, then the text version; language, role and name of the whole."""
    kids = [tag(x) for x in root]
    if kids[:2] != ["title", "desc"] or not (root[0].text or "").strip() or not (root[1].text or "").strip():
        yield "title and desc"
    if root.get("lang") != "en-GB" or root.get(LANG) != "en-GB":
        yield "language"
    if not root.get("role") or root.get("role") == "img":
        yield "a root whose parts cannot be walked"
    if root.get("aria-labelledby") != root[0].get("id") or root.get("aria-describedby") != root[1].get("id"):
        yield "the root is not named by its title"


def identity(root: ET.Element) -> Iterator[str]:
    """Unique ids, every reference resolves."""
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    if len(ids) != len(set(ids)):
        yield "ids are not unique"
    for e in root.iter():
        for x in ("aria-labelledby", "aria-describedby"):
            yield from (f"reference to {ref}" for ref in (e.get(x) or "").split() if ref not in ids)


def bodies(root: ET.Element) -> Iterator[str]:
    """Bodies are items of a list, named by what they show, described, and not read twice."""
    for item in items(root):
        title, desc = item.find(f"{SVG}title"), item.find(f"{SVG}desc")
        shown = " ".join("".join(x.itertext()) for x in item.iter(f"{SVG}text"))
        if title is None or desc is None or not (title.text or "").strip() or not (desc.text or "").strip():
            yield "a body without name or description"
        elif "".join((title.text or "").split()) not in "".join(shown.split()):
            yield f"{title.text} is not what is shown: {shown}"
        if any(x.get("aria-hidden") != "true" for x in item.iter(f"{SVG}text")):
            yield "a body is read twice"
    if items(root) and not [e for e in root.iter(f"{SVG}g") if e.get("role") == "list"]:
        yield "no list"


def order(root: ET.Element) -> Iterator[str]:
    """Bodies in reading order: row by row, left to right."""
    spots = []
    for item in items(root):
        shape = next(e for e in item if tag(e) in ("rect", "polygon"))
        points = _points(shape)
        spots.append((round(min(y for _, y in points)), min(x for x, _ in points)))
    if [y for y, _ in spots] != sorted(y for y, _ in spots):
        yield "not in reading order"


def words(root: ET.Element) -> Iterator[str]:
    """Each line of text says its font, size, weight and place; none is smaller than 12; enough contrast on its box."""
    for e in root.iter(f"{SVG}text"):
        missing = {"x", "y", "font-family", "font-size", "font-weight", "fill", "text-anchor"} - set(e.attrib)
        if missing:
            yield f"text without {missing}"
        if not e.get("font-family", "").startswith("Arial"):
            yield "font"
        if float(e.get("font-size", "0")) < LEAST_SIZE:
            yield f"text of {e.get('font-size')}"
        if len(e) or not (e.text or "").strip():
            yield "a text element that is not one line of words"
    for item in items(root):
        shape = next(e for e in item if tag(e) in ("rect", "polygon"))
        for e in item.iter(f"{SVG}text"):
            if contrast(e.get("fill", ""), shape.get("fill", "")) < 4.5:
                yield "faint words"


def numbers(root: ET.Element) -> Iterator[str]:
    """At most two decimals, no minus nought, nothing written with an exponent."""
    for e in root.iter():
        for x in ("x", "y", "width", "height", "points", "stroke-width", "stroke-dashoffset", "font-size", "stroke-dasharray"):
            for text in re.split(r"[ ,]+", e.get(x, "").removesuffix("pt")) if e.get(x) else ():
                if not re.fullmatch(r"-?\d+(\.\d{1,2})?", text) or text == "-0":
                    yield f"number {text}"


def ink(root: ET.Element) -> Iterator[str]:
    """Everything painted keeps a margin to the edge."""
    width, height = (float(x) for x in (root.get("viewBox") or "0 0 0 0").split()[2:])
    for e in list(root.iter())[4:]:
        for x, y in _points(e):
            if not (MARGIN <= x <= width - MARGIN and MARGIN <= y <= height - MARGIN):
                yield f"{tag(e)} at {x},{y} of {width} x {height}"


def lines_of(data: bytes):  # type: ignore[no-untyped-def]
    """One element a line, so that two versions can be compared."""

    def check(root: ET.Element) -> Iterator[str]:
        if data.count(b"\n") < sum(1 for _ in root.iter()):
            yield "several elements on one line"

    return check


def items(root: ET.Element) -> list[ET.Element]:
    """The groups that stand for bodies."""
    return [e for e in root.iter(f"{SVG}g") if e.get("role") == "listitem"]


def _points(e: ET.Element) -> list[tuple[float, float]]:
    if tag(e) in ("polygon", "polyline"):
        pairs = [x.split(",") for x in e.get("points", "").split()]
        return [(float(x), float(y)) for x, y in pairs]
    if tag(e) == "rect":
        x, y, w, h = (float(e.get(k, "0")) for k in ("x", "y", "width", "height"))
        return [(x, y), (x + w, y + h)]
    return []
