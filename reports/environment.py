"""Templates, stylesheet and scripts, and the policy that lets only them run."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from functools import cache
from importlib.resources import files
from string import ascii_lowercase

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
from markupsafe import Markup

from . import words
from .corpus import outlet_page
from .safe import finalize, link, page_name, shorten

_SECTION = re.compile(r"/\*@ ([a-z ]+) \*/")
_PROPERTY = re.compile(r"(?<![\w-])--[a-z][a-z0-9]*")


@cache
def asset(name: str) -> str:
    """The text of a file of ``templates``."""
    path = files("newsassay.reports").joinpath("templates", name)
    return path.read_text(encoding="utf-8")


@cache
def stylesheet(kind: str) -> str:
    """What a kind of page needs of the one stylesheet, without needless characters.

    A comment ``/*@ article event */`` says for which kinds of pages the rules up to
    the next such comment are; ``/*@ all */`` is for every page.
    """
    pieces = _SECTION.split(asset("style.css"))[1:]
    named = zip(pieces[::2], pieces[1::2], strict=True)
    wanted = [css for names, css in named if {kind, "all"} & set(names.split())]
    css = re.sub(r"/\*.*?\*/", "", "".join(wanted), flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r" ?([{};,>]) ?", r"\1", css).replace(";}", "}").strip()
    short = {name: f"--{_short(i)}" for i, name in enumerate(_properties(css))}
    return _PROPERTY.sub(lambda match: short[match[0]], css)


def _properties(css: str) -> list[str]:
    """The custom properties of a stylesheet, those met most often first."""
    return [name for name, _ in Counter(_PROPERTY.findall(css)).most_common()]


def _short(number: int) -> str:
    """A name of one letter, or of two from the twenty-seventh on."""
    more, letter = divmod(number, len(ascii_lowercase))
    return f"{ascii_lowercase[more - 1] if more else ''}{ascii_lowercase[letter]}"


@cache
def script(name: str) -> str:
    """A page's script without indentation and whole-line comments; empty for none."""
    if not name:
        return ""
    lines = (line.strip() for line in asset(name).splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


@cache
def policy(kind: str, name: str) -> Markup:
    """The content security policy of a page: its own style and script, no request."""
    scripts = _hash(script(name)) if name else "'none'"
    return Markup(
        f"default-src 'none'; style-src {_hash(stylesheet(kind))}; "
        f"script-src {scripts}; base-uri 'none'; form-action 'none'"
    )


@cache
def environment() -> Environment:
    """The templates' environment: everything is escaped, nothing may be undefined."""
    made = Environment(
        loader=FunctionLoader(asset),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals.update(
        policy=policy,
        stylesheet=lambda kind: Markup(stylesheet(kind)),
        script=lambda name: Markup(script(name)),
        word=words.word,
        names=words.family,
        note=words.note,
        band=words.band,
        interval=words.interval,
        plural=words.plural,
        outlet_page=outlet_page,
        event_page=lambda identifier: f"{page_name(identifier)}.html",
    )
    made.filters.update(
        probability=words.probability,
        number=words.number,
        signed=words.signed,
        spoken=words.spoken,
        shorten=shorten,
        link=link,
    )
    return made


def template(name: str) -> Template:
    """A page's template."""
    return environment().get_template(name)
