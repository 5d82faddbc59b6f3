"""Begin a chart: blank, or from a template."""

from __future__ import annotations

from dataclasses import replace

from icsdesk.domain.records import About, View
from icsdesk.domain.system import System
from icsdesk.edit import permits


def new_system(title: str, template: System | None = None, *, chart_id: str = "") -> System:
    """A new system called `title`: one empty chart, or all that the template has.

    `chart_id` is a text never used before (a UUID, made by the caller), by which copies of this file know each other; the
    template's own, and who saved it when, do not come along. Raises permits.Refused for an empty title.
    """
    name = permits.name_given(title, "chart", "title")
    if template is None:
        return System.of(About(id=chart_id, title=name), [View(id="chart", title=name)])
    about = replace(template.about, id=chart_id, title=name, revision=None, base_revision=None, saved_by="", saved_at="")
    return System(about, template.records)
