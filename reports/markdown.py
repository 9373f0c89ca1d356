"""Markdown of the models' cards as safe markup.

Headings, paragraphs, lists, tables, code and emphasis; anything else stays text.
Nothing in a card can become a link or an element of its own.
"""

from __future__ import annotations

import re

from markupsafe import Markup

from .safe import html

_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_ITEM = re.compile(r"\s*(?:[-*]|\d+\.)\s+(.*)")
_RULE = re.compile(r"\|?[\s:|-]+\|?")
_CODE = re.compile(r"`([^`]+)`")
_STRONG = re.compile(r"\*\*([^*]+)\*\*")
#: A card's first heading comes under the page's own.
_BELOW = 3
_DEEPEST = 6


def render(text: str) -> Markup:
    """``text`` as markup."""
    out: list[str] = []
    block: list[str] = []
    for line in [*text.splitlines(), ""]:
        if line.strip():
            if _HEADING.match(line) and block:
                out.append(_block(block))
                block = []
            block.append(line)
            if _HEADING.match(line):
                out.append(_block(block))
                block = []
        elif block:
            out.append(_block(block))
            block = []
    return Markup("\n".join(out))


def _block(lines: list[str]) -> str:
    heading = _HEADING.match(lines[0])
    if heading:
        level = min(len(heading[1]) + _BELOW - 1, _DEEPEST)
        return f"<h{level}>{_inline(heading[2])}</h{level}>"
    if lines[0].lstrip().startswith("|"):
        return _table(lines)
    if _ITEM.match(lines[0]):
        return f"<ul>{''.join(f'<li>{_inline(i)}</li>' for i in _items(lines))}</ul>"
    return f"<p>{_inline(' '.join(lines))}</p>"


def _items(lines: list[str]) -> list[str]:
    items: list[str] = []
    for line in lines:
        item = _ITEM.match(line)
        if item:
            items.append(item[1])
        else:
            items[-1] += " " + line.strip()
    return items


def _table(lines: list[str]) -> str:
    rows = [
        [cell.strip() for cell in line.strip().strip("|").split("|")]
        for line in lines
        if not _RULE.fullmatch(line.strip())
    ]
    if not rows:
        return ""
    head = "".join(f'<th scope="col">{_inline(c)}</th>' for c in rows[0])
    body = "".join(
        "<tr>" + "".join(f"<td>{_inline(c)}</td>" for c in row) + "</tr>"
        for row in rows[1:]
    )
    return (
        f'<div class="wide" tabindex="0"><table><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _inline(text: str) -> str:
    escaped = _CODE.sub(r"<code>\1</code>", str(html(text)))
    return _STRONG.sub(r"<strong>\1</strong>", escaped)
