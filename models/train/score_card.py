"""The card of the two scores, in Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .shapes import LEAST_GAP, PRIOR_TOTAL, QUANTILES

_KNOWS = """\
## What the scores can and cannot know

`bias` is fitted to readers' judgements of American articles of 2016 to 2018 about
politics. `reliability` is fitted to two sets with equal say: stories that reputable
outlets ran against invented ones, all of 2016, and the same readers' judgements turned
round; the labels of the first set come from the outlets that ran
them, so its outlets' names were masked before training. It therefore knows how
reliable and unreliable outlets of that time wrote and sourced, and an outlet that
lies in the manner of an agency gets an agency's score.

Neither knows whether a statement is true. Neither sees a picture, a link, a
correction or an omission. A score says how an article is written and sourced in
comparison with those sets; its probability is that of their mixture of labels, not of
the news at large. On other subjects, in other years and other Englishes expect the
order of articles to hold better than the level.

The interval holds what another half of the paragraphs and another draw of training
outlets would have changed. It does not hold what all training outlets have in common.
"""


def card(scores: Mapping[str, Any], figures: Mapping[str, Any]) -> str:
    """The card, from the artefact's scores and the figures of their training."""
    lines = [
        "# Article scores: bias and reliability",
        "",
        "A score is logistic(base + sum of terms). A term is a line with bends at up"
        f" to {len(QUANTILES)} quantiles of the training set, at least"
        f" {LEAST_GAP:.0%} of the range apart, level outside them; it is 0 at the"
        " median, and where the feature was not measured. The log-odds of each step"
        " are fitted by penalised maximum likelihood under sign constraints; the"
        f" penalty draws all steps together towards {PRIOR_TOTAL:g} log-odds, shared"
        " out evenly, in the declared directions. Its strength is the one with the"
        " least log-loss on held-out outlets of the training sets. No set kept for"
        " evaluation was used. The form was chosen on the same held-out outlets,"
        " against straight lines and monotone boosting; where boosting fits them as"
        " well or a little better, lines are still preferred: they do not jump between"
        " neighbouring values, so a few words more or less leave a score where it is.",
        "",
        "The 90% interval joins the variance between resamples of the article's"
        " paragraphs, times a factor, and the variance between refits to other draws"
        " of outlets. The factor is calibrated on halves of unlabelled articles of"
        " half of their outlets, and measured on the other half's.",
    ]
    for name, score in scores.items():
        lines += ["", f"## {name}", "", *_figures(figures[name]), *_terms(score)]
    return "\n".join([*lines, "", _KNOWS])


def _figures(figures: Mapping[str, Any]) -> list[str]:
    coverage = figures["coverage"]
    lines = [
        "| set | licence | positive | articles | share | groups | AUC | log-loss |",
        "|---|---|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {s['set']} | {s['licence']} | {s['positive']} | {s['articles']} |"
        f" {s['share_positive']} | {s['groups']} | {s['held_out_auc']} |"
        f" {s['held_out_log_loss']} |"
        for s in figures["sets"]
    ]
    return [
        *lines,
        "",
        "| | |",
        "|---|---|",
        f"| penalty | {figures['ridge']} |",
        f"| factor on the deviation between resamples | {figures['sampling_factor']} |",
        *(f"| {row} |" for row in _coverage(coverage)),
        "",
        "| form, outlets held out | AUC | log-loss |",
        "|---|---|---|",
        *(f"| {form} | {auc} | {loss} |" for form, auc, loss in figures["forms"]),
        "",
        "| without the feature | AUC changes by | log-loss changes by |",
        "|---|---|---|",
        *(
            f"| `{d['feature']}` | {d['auc']:+.3f} | {d['log_loss']:+.3f} |"
            for d in figures["sensitivity"]
        ),
        "",
    ]


def _coverage(coverage: Mapping[str, Any]) -> Sequence[str]:
    halves, tenths = coverage["halves"], coverage["tenths"]
    return [
        f"whole's score inside the interval of a half (n={halves['n']}) |"
        f" {halves['overall']:.3f}; shortest fifth {halves['shortest_fifth']:.3f}",
        f"tenths of held-out outlets inside their band (n={tenths['n']}) |"
        f" {tenths['overall']:.3f}; shortest fifth {tenths['shortest_fifth']:.3f}",
    ]


def _terms(score: Mapping[str, Any]) -> list[str]:
    ordered = sorted(score["terms"], key=lambda t: -abs(sum(t["steps"])))
    return [
        "| feature | in all | steps | knots | adds nothing at |",
        "|---|---|---|---|---|",
        *(
            f"| `{t['feature']}` | {sum(t['steps']):+.2f} |"
            f" {', '.join(f'{s:+.2f}' for s in t['steps'])} |"
            f" {', '.join(f'{k:.3g}' for k in t['knots'])} | {t['centre']:.3g} |"
            for t in ordered
        ),
    ]
