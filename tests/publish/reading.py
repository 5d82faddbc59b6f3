"""Reads the pages we write the way a browser and a screen reader would, and says what is wrong with them."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = frozenset({"meta", "br", "img", "hr"})


class Page(HTMLParser):
    """Tags in order, ids, links inside the page, headings with their levels, tables with captions, and every word."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.ids: list[str] = []
        self.inside: list[str] = []
        self.headings: list[int] = []
        self.words: list[str] = []
        self.feed(data.decode())
        self.close()
        assert self.open == [], "every element is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {x: y or "" for x, y in attrs}
        self.tags.append((tag, values))
        if tag not in VOID:
            self.open.append(tag)
        if "id" in values:
            self.ids.append(values["id"])
        if values.get("href", "").startswith("#"):
            self.inside.append(values["href"][1:])
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open, tag
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        """All words, spaces made single."""
        return " ".join(" ".join(self.words).split())

    def count(self, tag: str) -> int:
        """How many elements there are of a kind."""
        return sum(x == tag for x, _ in self.tags)


def sound(data: bytes) -> Page:
    """A page that is complete, stands alone and can be read by ear; raises AssertionError with what is wrong."""
    page = Page(data)
    assert data.startswith(b'<!DOCTYPE html>\n<html lang="en-GB">')
    assert page.count("script") == page.count("link") == page.count("iframe") == page.count("img") == 0
    assert not any(name.startswith("on") for _, values in page.tags for name in values)
    assert not any("src" in values for _, values in page.tags)
    assert b"@import" not in data
    assert b"url(" not in data
    assert page.count("main") == page.count("h1") == page.count("title") - svg_titles(page) == 1
    assert page.headings[0] == 1
    assert all(later <= earlier + 1 for earlier, later in zip(page.headings, page.headings[1:], strict=False))
    assert len(page.ids) == len(set(page.ids)), "no id twice"
    assert set(page.inside) <= set(page.ids), "every link inside the page leads somewhere"
    assert page.count("table") == page.count("caption")
    assert all(values.get("scope") in ("col", "row") for tag, values in page.tags if tag == "th")
    return page


def svg_titles(page: Page) -> int:
    """Titles that belong to drawings rather than to the page."""
    return page.count("title") - 1
