"""Web pages that stand alone: one file, no script, nothing fetched, readable by ear, on a phone and on paper."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence

from icsdesk.chart.picture import Picture
from icsdesk.publish.svg import svg

_STYLE = """
*{box-sizing:border-box}
html{font:100%/1.5 Arial,"Liberation Sans",Arimo,Helvetica,sans-serif;color:#0b0c0c;background:#fff}
body{margin:0 auto;max-width:60rem;padding:1.5rem 1.25rem 4rem}
h1{font-size:2rem;line-height:1.2;margin:0 0 1rem}
h2{font-size:1.5rem;line-height:1.25;margin:2.5rem 0 .75rem;padding-top:.75rem;border-top:3px solid #003d78}
h3{font-size:1.15rem;line-height:1.35;margin:1.5rem 0 .5rem}
h4{font-size:1rem;margin:1rem 0 .25rem}
p,ul,ol,dl{margin:0 0 1rem;max-width:44rem}
ul,ol{padding-left:1.4rem}
li{margin-bottom:.3rem}
a{color:#1a4f8b}
a:focus{outline:3px solid #ffb81c;background:#ffb81c;color:#0b0c0c}
dl{display:grid;grid-template-columns:minmax(8rem,11rem) 1fr;gap:.35rem 1rem}
dt{font-weight:bold}
dd{margin:0}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;margin:0 0 1.5rem}
caption{text-align:left;font-weight:bold;padding:0 0 .5rem}
th,td{text-align:left;vertical-align:top;padding:.5rem .75rem .5rem 0;border-bottom:1px solid #b1b4b6}
thead th{border-bottom:2px solid #0b0c0c}
tbody th{font-weight:normal}
.number{text-align:right;font-variant-numeric:tabular-nums}
article{border-left:6px solid #505a5f;padding:.25rem 0 .1rem 1rem;margin:0 0 1.5rem}
article h3{margin-top:0}
.must-fix{border-left-color:#b1121d}
.check{border-left-color:#8a5a00}
.note{border-left-color:#1a4f8b}
.code{white-space:nowrap}
.quiet{color:#434a4e}
.facts{font-size:.94rem}
.facts p{margin-bottom:.25rem;font-weight:bold}
figure{margin:0 0 1.5rem;border:1px solid #b1b4b6;padding:1rem}
figcaption{margin-bottom:.75rem;max-width:44rem}
figcaption p:last-child{margin-bottom:0}
svg{display:block;max-width:100%;height:auto}
nav ul{list-style:none;padding:0;max-width:none;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem}
.number+*{padding-left:.75rem}
@media (max-width:36rem){dl{display:block}dd{margin-bottom:.5rem}h1{font-size:1.6rem}}
@page{size:A4;margin:16mm 15mm}
@media print{
html{font-size:10.5pt}
body{max-width:none;padding:0}
h1,h2,h3,h4,caption{break-after:avoid}
p,li,dt,dd,svg,figure{break-inside:avoid}
p,li{orphans:3;widows:3}
h2{margin-top:1.5rem}
article{margin-bottom:1rem}
svg{max-height:56mm}
figure{margin-bottom:.75rem;padding:.6rem}
.facts p{break-after:avoid}
thead{display:table-header-group}
nav{display:none}
.wide{overflow:visible}
a{color:inherit;text-decoration:none}
.cite a::after{content:" (" attr(href) ")";word-break:break-all;font-size:.85em}
}
"""


def esc(text: str) -> str:
    """Text made safe inside an element or a quoted attribute."""
    return html.escape(text, quote=True)


def page(title: str, body: Iterable[str]) -> bytes:
    """A whole page with one main region, as UTF-8 bytes."""
    head = (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{esc(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
    )
    return (head + "\n".join(body) + "\n</main>\n</body>\n</html>\n").encode()


def para(text: str, kind: str = "") -> str:
    """A paragraph."""
    return f"<p{_class(kind)}>{esc(text)}</p>"


def bullets(items: Iterable[str]) -> str:
    """A list of plain texts."""
    return "<ul>" + "".join(f"<li>{esc(x)}</li>" for x in items) + "</ul>"


def terms(pairs: Iterable[tuple[str, str]]) -> str:
    """Names and values; a value is HTML already, and one that is empty is left out with its name."""
    return "<dl>" + "".join(f"<dt>{esc(name)}</dt><dd>{value}</dd>" for name, value in pairs if value) + "</dl>"


def table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]], *, numbers: Sequence[int] = ()) -> str:
    """A table with a caption; cells are HTML already, the first of each row heads it; `numbers` are columns of figures."""

    def cell(number: int, text: str, tag: str, scope: str = "") -> str:
        kind = ' class="number"' if number in numbers else ""
        return f"<{tag}{scope}{kind}>{text}</{tag}>"

    top = "".join(cell(i, esc(x), "th", ' scope="col"') for i, x in enumerate(heads))
    body = "\n".join(
        "<tr>" + "".join(cell(i, x, "td" if i else "th", "" if i else ' scope="row"') for i, x in enumerate(row)) + "</tr>"
        for row in rows
    )
    return (
        f'<div class="wide"><table><caption>{esc(caption)}</caption>\n'
        f"<thead><tr>{top}</tr></thead>\n<tbody>\n{body}\n</tbody></table></div>"
    )


def link(words: str, address: str) -> str:
    """Words that lead to an address of the web, or the words alone when there is none."""
    if not address.startswith(("https://", "http://")):
        return esc(words)
    return f'<span class="cite"><a href="{esc(address)}">{esc(words)}</a></span>'


def code_words(codes: Iterable[str]) -> str:
    """Rule codes in a row, none of them broken over two lines."""
    return ", ".join(f'<span class="code">{esc(x)}</span>' for x in codes)


def anchor(text: str) -> str:
    """An id of the page made from some words."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def drawing(picture: Picture) -> str:
    """A picture inside a page; the picture's id keeps its own ids apart from those of other pictures."""
    text = svg(picture).decode()
    return text[text.index("<svg") :]


def _class(kind: str) -> str:
    return f' class="{kind}"' if kind else ""
