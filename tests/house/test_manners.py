"""The manners of the house: small modules, nothing left for later, nothing of one machine, plain words, links that lead somewhere."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]
MODULES = sorted((TOP / "icsdesk").rglob("*.py"))
WRITTEN = sorted(x for x in MODULES if x.name != "__init__.py")
PYTHON = [*MODULES, *sorted((TOP / "tests").rglob("*.py")), *sorted((TOP / "benchmarks").rglob("*.py")), TOP / "main.py"]
PAGES = [TOP / "README.md", TOP / "CHANGELOG.md", *sorted((TOP / "docs").rglob("*.md"))]
LONGEST_MODULE = 350
CATALOGUES = {
    "icsdesk/domain/kinds.py": "Every kind a paper knows, one enum after another; nothing in it does anything.",
    "icsdesk/domain/records.py": "Every record, field by field, in the order the file has them; nothing in it does anything.",
}
"""Modules that only list, and may be as long as their list."""

LATER = re.compile(
    "|".join(
        (
            "TO" + "DO",
            "FIX" + "ME",
            "XX" + "X",
            "NotImplemented" + "Error",
            r"pytest\.sk" + "ip",
            r"mark\.sk" + "ip",
            "xfa" + "il",
        )
    )
)
SOMEBODYS = re.compile(r"(?<![\w.:/~%$}-])/(?:home|root|work|opt|srv|mnt)/\w|--?(?:extra-)?index-url|find-links")
NOT_FOR_OFFICERS = re.compile(r"\b(?:please|sorry|invalid|illegal|oops|(?<!\.)YAML|traceback)\b", re.IGNORECASE)


def name(path: Path) -> str:
    return str(path.relative_to(TOP))


def tracked() -> list[Path]:
    """Every file that belongs to the project: what git knows, or all there is where it did not come from git."""
    try:
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=TOP, capture_output=True, check=True).stdout.decode()
        return [TOP / x for x in listed.split("\0") if x and (TOP / x).is_file()]
    except (OSError, subprocess.CalledProcessError):
        return [*PYTHON, *PAGES]


@pytest.mark.parametrize("path", WRITTEN, ids=name)
def test_a_module_is_small_and_says_what_it_is_for(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    length = len(source.splitlines())
    assert length <= LONGEST_MODULE or name(path) in CATALOGUES, "split it where the idea splits"
    assert ast.get_docstring(tree), "a module opens with a sentence saying what it is for"
    assert "from __future__ import annotations\n" in source
    silent = [
        x.name
        for x in tree.body
        if isinstance(x, (ast.FunctionDef, ast.ClassDef)) and not x.name.startswith("_") and not ast.get_docstring(x)
    ]
    assert name(path) in CATALOGUES or silent == [], "what others may call says what it does"


@pytest.mark.parametrize("path", PYTHON, ids=name)
def test_nothing_is_left_for_later_or_passed_over(path: Path) -> None:
    assert LATER.findall(path.read_text(encoding="utf-8")) == []


def test_nothing_knows_of_one_machine() -> None:
    found = {}
    for path in tracked():
        if path.suffix in (".ttf", ".png", ".ico", ".bin") or path == Path(__file__):
            continue
        hits = SOMEBODYS.findall(path.read_bytes().decode("utf-8", "replace"))
        if hits:
            found[name(path)] = hits
    assert found == {}


@pytest.mark.parametrize("path", WRITTEN, ids=name)
def test_sentences_for_officers_are_plain(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documentation = {id(x.value) for x in ast.walk(tree) if isinstance(x, ast.Expr)}
    sentences = [
        x
        for x in ast.walk(tree)
        if isinstance(x, ast.Constant) and isinstance(x.value, str) and " " in x.value and id(x) not in documentation
    ]
    rude = [f"line {x.lineno}: {x.value}" for x in sentences if NOT_FOR_OFFICERS.search(x.value)]
    assert rude == []


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_links_lead_somewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if not re.match(r"[a-z]+:", target):
            there, _, part = target.partition("#")
            page = (path.parent / there).resolve() if there else path
            assert page.exists(), f"{target} leads nowhere"
            if part:
                assert part in anchors(page), f"{target}: no such heading"


def anchors(page: Path) -> set[str]:
    """The names under which a page's headings can be linked to."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", x.lower()).strip().replace(" ", "-") for x in headings}


def test_every_page_is_listed_in_the_index() -> None:
    index = (TOP / "docs" / "index.md").read_text(encoding="utf-8")
    missing = [x.name for x in sorted((TOP / "docs").glob("*.md")) if x.name != "index.md" and f"({x.name})" not in index]
    assert missing == []
