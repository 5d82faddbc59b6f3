"""The command line, without a window and without Qt: check, export, schema, and what `cli_rules` adds about the rules.

Exit codes: 0 nothing to fix (or done), 1 something to fix, 2 could not run. Results go to standard output, everything else to
standard error, in plain words.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from icsdesk import cli_rules, places
from icsdesk.chart.compose import compose
from icsdesk.chart.measure import FontMeasure
from icsdesk.domain.records import View
from icsdesk.domain.system import System
from icsdesk.domain.times import When, day_in_words
from icsdesk.publish import check_report
from icsdesk.publish.proposed import proposed_json, proposed_text
from icsdesk.publish.report import report_json
from icsdesk.publish.svg import svg
from icsdesk.rules.engine import check
from icsdesk.rules.finding import Grade
from icsdesk.rules.proposed import what_would_change
from icsdesk.storage.files import SaveError, open_file, put
from icsdesk.storage.json_schema import json_schema
from icsdesk.storage.packs import load_packs, local_packs, proposed_packs
from icsdesk.storage.problems import UnreadableFileError

DONE, TO_FIX, COULD_NOT_RUN = 0, 1, 2

EXAMPLES = """examples:
  icsdesk                                                    open the window
  icsdesk chart.yaml                                         open a chart in the window
  icsdesk check chart.yaml --as-at 2022-07-01                check it as it stood on 1 July 2022
  icsdesk check chart.yaml --as-at today --format json       the same for a script to read
  icsdesk check chart.yaml --as-at today --proposed          and what law that is only proposed would change
  icsdesk check chart.yaml --format html -o report.html      the report as a page to put with a paper
  icsdesk explain ICB-03                                     what a rule asks, and why
  icsdesk rules --on 2022-07-01                              the rules in force on a day, and which start and end
  icsdesk coverage -o coverage.html                          which sections of the Acts the rules look at
  icsdesk export chart.yaml --view "System governance" -o system.svg
  icsdesk export chart.yaml --all -o charts                  draw every chart of the file into the folder charts
  icsdesk schema > icsdesk.json                              what a chart file may hold, for other programs

exit codes: 0 nothing to fix, or done; 1 something to fix; 2 could not run
"""


class CannotRunError(Exception):
    """A command cannot be carried out; the message says where, what and what to do."""


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with the words given, and where help is, on one line each."""

    def error(self, message: str) -> NoReturn:
        self.exit(COULD_NOT_RUN, f"{self.prog}: {message}\nFor help: {self.prog} --help\n")


def is_command(words: Sequence[str]) -> bool:
    """Whether the words ask for a command or an option rather than for a file to be opened in the window."""
    return bool(words) and (words[0] in _COMMANDS or words[0].startswith("-") or len(words) > 1)


def run(words: Sequence[str]) -> int:
    """Carry out one command. Returns the exit code; never raises for anything a file or a typing slip can cause."""
    _speak_utf8()
    if words and words[0] not in _COMMANDS and not words[0].startswith("-"):
        return _say(
            f'icsdesk: there is no command "{words[0]}". The commands are {", ".join(_COMMANDS)}. For help: icsdesk --help'
        )
    try:
        arguments = _parser().parse_args(words)
    except SystemExit as leaving:
        return int(leaving.code or 0)
    if arguments.command is None:
        return _say("icsdesk: say what to do. For help: icsdesk --help")
    return _carried_out(lambda: _COMMANDS[arguments.command](arguments))


def without_screen(chart: Path | None) -> int:
    """Do the main job where no window can open: check a file as at its own day, draw all its charts, and say where they are."""
    if chart is None:
        return _say("There is no screen here, so no window can open. Name a file to check and draw it, or see icsdesk --help.")

    def job() -> int:
        print("There is no screen here, so no window opens; the file is checked and its charts are drawn instead.\n")
        system = _opened(chart)
        _checked(system, _day_for(system, None), chart)
        print()
        folder = places.charts_folder(chart)
        _drawn_all(system, folder, None)
        print(f"\nThe charts are in {folder}; any web browser shows them.")
        return DONE

    _speak_utf8()
    return _carried_out(job)


def no_window(reason: str, chart: Path | None) -> int:
    """Say why the window cannot open, in words somebody can act on."""
    name = chart or "FILE"
    return _say(
        f"icsdesk: the window cannot open, because Qt cannot load here ({reason}).\n"
        "On Debian and Ubuntu this installs what Qt needs: apt-get install libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 "
        "libxkbcommon0 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0\n"
        f"Commands work without it: icsdesk check {name}; icsdesk export {name} --all -o charts"
    )


def whole_day(text: str) -> dt.date:
    """A day as typed: "today" or year-month-day. Raises ArgumentTypeError with a sentence when it is not one whole day."""
    if text == "today":
        return dt.date.today()
    try:
        when = When.parse(text)
    except ValueError:
        when = None
    if when is None or not when.exact:
        raise argparse.ArgumentTypeError(f'"{text}" is not one whole day. Write it like 2022-07-01, or the word today.')
    return when.first


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="icsdesk",
        usage="icsdesk [FILE]\n       icsdesk COMMAND ...",
        description="A desktop editor for governance charts of Integrated Care Systems.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"icsdesk {places.version()}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands", prog="icsdesk")
    one = commands.add_parser("check", help="check a chart file against the rules in force on a day")
    one.add_argument("file", metavar="FILE", type=Path, help="the chart file")
    one.add_argument(
        "--as-at",
        metavar="DATE",
        type=whole_day,
        help="the day to check, like 2022-07-01, or today; the file's own day when left out",
    )
    one.add_argument(
        "--format", metavar="text|html|json", type=_format, default="text", help="words to read, a web page, or JSON for a script"
    )
    one.add_argument("-o", "--output", metavar="OUT", type=Path, help="write the report to this file")
    one.add_argument("--proposed", action="store_true", help="say apart what law that is only proposed would change")
    two = commands.add_parser("export", help="draw one chart of a file, or all, as SVG")
    two.add_argument("file", metavar="FILE", type=Path, help="the chart file")
    which = two.add_mutually_exclusive_group(required=True)
    which.add_argument("--view", metavar="NAME", help="the chart's title or id")
    which.add_argument("--all", action="store_true", help="every chart of the file")
    two.add_argument("--as-at", metavar="DATE", type=whole_day, help="the day to draw; the chart's own day when left out")
    two.add_argument(
        "-o", "--output", metavar="OUT", type=Path, required=True, help="the SVG file to write; with --all, the folder"
    )
    cli_rules.add_commands(commands, whole_day)
    commands.add_parser("schema", help="print what a chart file may hold, as JSON Schema")
    return parser


def _format(text: str) -> str:
    if text not in ("text", "html", "json"):
        raise argparse.ArgumentTypeError(f'"{text}" is not a format. Write text, html or json.')
    return text


def _check(arguments: argparse.Namespace) -> int:
    system = _opened(arguments.file)
    day = _day_for(system, arguments.as_at)
    return _checked(system, day, arguments.file, form=arguments.format, proposed=arguments.proposed, output=arguments.output)


def _export(arguments: argparse.Namespace) -> int:
    system = _opened(arguments.file)
    if arguments.all:
        _drawn_all(system, arguments.output, arguments.as_at)
        return DONE
    view = system.view(arguments.view)
    if view is None:
        names = "; ".join(x.title for x in system.every(View)) or "none yet"
        raise CannotRunError(f'{arguments.file}: there is no chart called "{arguments.view}". Its charts are: {names}')
    _drawn(system, view, arguments.output, arguments.as_at)
    return DONE


def _schema(_arguments: argparse.Namespace) -> int:
    print(json.dumps(json_schema(), indent=2, ensure_ascii=False))
    return DONE


_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "check": _check,
    "export": _export,
    **cli_rules.COMMANDS,
    "schema": _schema,
}


def _opened(path: Path) -> System:
    opened = open_file(path)
    for notice in opened.notices:
        print(notice, file=sys.stderr)
    return opened.system


def _checked(
    system: System, day: dt.date, chart: Path, *, form: str = "text", proposed: bool = False, output: Path | None = None
) -> int:
    """Check and report. Something to fix outweighs a rule that could not be tried; else such a rule means nobody can say."""
    packs, troubles = load_packs(places.rule_packs())
    if not packs:
        raise CannotRunError("\n".join((*troubles, "No rules could be read, so nothing can be checked. Install icsdesk again.")))
    own, own_troubles = local_packs(chart, places.settings_folder(), packs)
    every, today = (*packs, *own), dt.date.today()
    report = check(system, day, every, today=today)
    asked, bill_troubles = proposed_packs(places.proposed_packs()) if proposed else ((), ())
    bills = [(pack, what_would_change(system, day, pack)) for pack in asked]
    wrong = (*troubles, *own_troubles, *bill_troubles, *report.troubles)
    for trouble in wrong:
        print(trouble, file=sys.stderr)
    if form == "json":
        data = report_json(report, system)
        data |= {"proposed": [proposed_json(pack, found, day) for pack, found in bills]} if proposed else {}
        said = json.dumps(data, indent=2, ensure_ascii=False) + "\n"
    elif form == "html":
        page = check_report.html(report, system, packs=every, check=lambda x: check(x, day, every, today=today), proposed=bills)
        said = page.decode()
    else:
        words = check_report.text(report, system, packs=every, check=lambda x: check(x, day, every, today=today))
        said = "\n".join((words, *(proposed_text(pack, found, day) for pack, found in bills)))
    if output:
        put(output, said.encode())
        print(f"{output}: check as at {day_in_words(day)}")
    else:
        print(said, end="")
    if report.of_grade(Grade.MUST_FIX):
        return TO_FIX
    return COULD_NOT_RUN if wrong else DONE


def _day_for(system: System, asked: dt.date | None, view: View | None = None) -> dt.date:
    own = view.as_at if view is not None else None
    return asked or own or system.about.as_at or dt.date.today()


def _drawn(system: System, view: View, path: Path, asked: dt.date | None) -> None:
    day = _day_for(system, asked, view)
    picture = compose(system, view, day, FontMeasure(places.fonts()))
    put(path, svg(picture))
    for fault in picture.faults:
        print(f"{path}: {fault}", file=sys.stderr)
    print(f"{path}: {view.title}, as at {day_in_words(day)}")


def _drawn_all(system: System, folder: Path, asked: dt.date | None) -> None:
    views = system.every(View)
    if not views:
        raise CannotRunError("This file has no charts yet, so there is nothing to draw. Open it in the window and add one.")
    folder.mkdir(parents=True, exist_ok=True)
    for view in views:
        _drawn(system, view, folder / f"{view.id}.svg", asked)


def _carried_out(job: Callable[[], int]) -> int:
    """Run a job; whatever goes wrong becomes a plain sentence and exit code 2."""
    try:
        code = job()
        sys.stdout.flush()
        return code
    except UnreadableFileError as trouble:
        return _say("\n".join(x.sentence() for x in trouble.problems))
    except (CannotRunError, SaveError, cli_rules.NoSuchRuleError) as trouble:
        return _say(str(trouble))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader has gone away: nothing more is written
        return COULD_NOT_RUN
    except OSError as trouble:
        return _say(
            f"{trouble.filename or 'icsdesk'}: {trouble.strerror or trouble}. Check the name, and that you may read or write there."
        )
    except Exception as trouble:  # an officer's script must see a sentence, never a traceback
        return _say(
            f"icsdesk could not finish ({type(trouble).__name__}: {trouble}). This is a fault in icsdesk, not in the file: report it to whoever keeps icsdesk, with the file."
        )


def _say(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return COULD_NOT_RUN


def _speak_utf8() -> None:
    """Results are UTF-8 also where the platform's own habit is another one and they go to a file or another program."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure") and not stream.isatty():
            stream.reconfigure(encoding="utf-8")
