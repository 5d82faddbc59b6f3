"""Every damaged file is refused with its plain errors and nothing else; none hangs, and none takes more than 200 MB."""

from __future__ import annotations

import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
import yaml

from icsdesk.storage.files import open_file
from icsdesk.storage.nodes import plain
from icsdesk.storage.problems import UnreadableFileError
from icsdesk.storage.reader import read
from icsdesk.storage.strict_yaml import compose
from icsdesk.storage.writer import write
from tests.formats.damaged_files import DAMAGED
from tests.formats.hostile import MAKERS
from tests.storage.systems import big_system

HERE = Path(__file__).resolve().parent
TOP = HERE.parents[1]
NOT_FOR_OFFICERS = re.compile(
    r"\b(?:please|sorry|invalid|illegal|node|edge|schema|parse|parser|(?<!\.)YAML|token|mapping|sequence|scalar)\b", re.I
)
MOST_MEMORY = 200_000
"""Kilobytes a reading may take, the program itself included."""

READ_ONE = """
import re, resource, sys
from pathlib import Path
from icsdesk.storage.nodes import plain
from icsdesk.storage.problems import UnreadableFileError
from icsdesk.storage.reader import read
from tests.formats.hostile import MAKERS

data = MAKERS[sys.argv[1]][0]()
try:
    read(data, "hostile.yaml")
except UnreadableFileError as error:
    status = Path("/proc/self/status")  # on Linux the usage below begins with what the program that started this one used
    own = re.search(r"VmHWM:\\s+([0-9]+) kB", status.read_text()) if status.exists() else None
    print(own[1] if own else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    print(error)
"""


def test_the_table_and_the_folder_agree() -> None:
    assert sorted(x.stem for x in (HERE / "damaged").glob("*.yaml")) == sorted(DAMAGED)
    assert len(DAMAGED) >= 60


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_file_is_refused_with_its_plain_errors(name: str) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        open_file(HERE / "damaged" / f"{name}.yaml")
    problems = caught.value.problems
    expected = DAMAGED[name]
    assert [x.line for x in problems] == [line for line, _ in expected]
    for problem, (_, words) in zip(problems, expected, strict=True):
        assert words in problem.what
        assert problem.file == f"{name}.yaml"
        assert problem.cure or "must be a real" in problem.what
        said = problem.sentence().replace(f"{name}.yaml", "")
        assert not NOT_FOR_OFFICERS.search(re.sub(r'"[^"]*"', "", said)), said


@pytest.mark.parametrize("name", DAMAGED)
def test_the_pure_python_reader_is_as_strict(name: str) -> None:
    """Where libyaml is missing a file is refused as well, or its tree is the same."""
    data = (HERE / "damaged" / f"{name}.yaml").read_bytes()

    def outcome(loader: object) -> object:
        try:
            root, problems = compose(data, name, loader=loader)
        except UnreadableFileError:
            return "refused"
        return "refused" if problems else plain(root)

    assert outcome(yaml.SafeLoader) == outcome(yaml.CSafeLoader)


@pytest.mark.parametrize("name", MAKERS)
def test_a_hostile_file_is_refused_in_little_memory(name: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", READ_ONE, name], cwd=TOP, capture_output=True, text=True, timeout=120, check=True
    )
    memory, _, said = done.stdout.partition("\n")
    assert MAKERS[name][1] in said
    assert int(memory) < MOST_MEMORY


@pytest.mark.parametrize("path", sorted((TOP / "sample_systems").glob("*.yaml")), ids=lambda x: x.name)
def test_a_file_cut_short_anywhere_is_opened_or_refused(path: Path) -> None:
    """Nothing but UnreadableFileError ever comes of a cut, and what opens can be written and opened again."""
    data = path.read_bytes()[:30_000]
    opened = 0
    for end in range(0, len(data), 211):
        try:
            again = write(read(data[:end], path.name).system)
        except UnreadableFileError:
            continue
        opened += 1
        assert write(read(again, path.name).system) == again
    assert opened < len(data) // 211


def test_a_small_file_cut_short_at_every_byte() -> None:
    data = write(big_system(3))
    for end in range(len(data)):
        with suppress(UnreadableFileError):
            assert read(data[:end], "cut.yaml").original == data[:end]
