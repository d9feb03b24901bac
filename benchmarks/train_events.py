"""Learns which times are days of events, and which event is the news: weights of the events.

    pip install numpy scipy && python benchmarks/train_events.py [--shared ../shared] [--check]

The same input gives the same files. Learned from the articles of ``../shared/corpora/desk`` and of
``tests/corpus`` whose faults may be read (`kept_apart` in `measures` and in `corpus` tells which are not),
from ``readings.jsonl``, and from pages of which ``knowledge/news_or_none.txt`` tells whether they have news;
the signs name no words.

``dating.json``: of each time the clauses of its sentence and "none" compete; right is the clause that tells
what the readers date so. ``news.json``: the events of headline and lead and "none" compete. With ``--check``
nothing is written: every site is judged by what the others teach, and the bench's figures are printed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock
from urllib.parse import urlsplit

import readings
from measures import kept_apart, page_of, rows_to_learn_from
from train_speakers import Example, learn

import corpus
from newsmodel import Parser
from newsmodel.annotating.events import annotator, dating, news
from newsmodel.annotating.events.candidates import Candidate
from newsmodel.annotating.events.dating_signs import View, signs_of_clause, signs_of_time
from newsmodel.annotating.events.main_event import event_of
from newsmodel.annotating.events.zones import Zone
from newsmodel.annotating.sentences import with_sentences
from newsmodel.annotating.steps import with_actors, with_depictions, with_events, with_quotes, with_times
from newsmodel.linear import LinearModel
from newsmodel.model import Article, ParticipantRole, TimeExpression

ROOT = Path(__file__).resolve().parent.parent
JUDGED = ROOT / "benchmarks/knowledge/news_or_none.txt"
PARSER = Parser(annotators=(with_sentences, with_times, with_actors, with_depictions, with_quotes))
OUT = ROOT / "src/newsmodel/annotating/events"

#: How hard weights are drawn to 0, or to their prior; smaller weights are left out.
PULL_OF_DATING, PULL_OF_NEWS, PULL_OF_PRIOR, LEAST_WEIGHT = 2.5, 2.0, 5.0, 0.03
FOLDS = 10
#: Where the news of a page is likely told of which only that is known that it tells some.
_LIKELY = {Zone.HEADLINE: 4.0, Zone.LEAD: 2.0, Zone.STANDFIRST: 1.0}
#: Days, months and years.
_DATES = re.compile(r"\d{4}(-\d\d){0,2}")
#: How much an example counts of which only that is known that it tells news.
WEIGHT_OF_LIKELY = 0.7
#: The same of what is known to tell none: there are more of these than in the news.
WEIGHT_OF_NONE = 0.3
#: How much of a clause the readers' has to share, and of the words of a time.
SHARED, SAME_WORDS = 1 / 3, 0.5

#: What signs are drawn to that mean the same in any article: there are few to learn from.
PRIOR_OF_DATING: dict[str, float] = {
    "describes": -1.5,
    "noun": 0.8,
    "none:sets-scene": -1.0,
    "none:dates-picture": -1.5,
}
PRIOR: dict[str, float] = {
    "headline:main": 2.0,
    "headline:subordinate": 0.8,
    "headline:main:later": 1.0,
    "lead:main": 1.5,
    "lead:subordinate": 0.6,
    "lead:main:later": 0.2,
    "standfirst:main": 1.0,
    "standfirst:subordinate": 0.4,
    "lead-rest:main": -0.8,
    "headline-and-lead": 0.8,
    "speaks": -0.8,
    "subject": 0.5,
    "no-subject": -0.5,
    "says-only": -0.6,
    "status:denied": -1.0,
    "tense:past-perfect:prose": -1.0,
    "agent:most": 0.6,
    "agent:none": -0.4,
    "headline:has:4": 0.4,
    "headline:has:5": 0.5,
    "none:genre": 6.0,
    "none:explains": 2.5,
    "new:explains": 3.0,
    "none:no-headline": -1.5,
}


class Read(NamedTuple):
    """An article, annotated but for its events, with what careful readers found in it."""

    article: Article
    row: Mapping[str, Any]
    #: which part of the articles its site is in
    fold: int
    #: days, months and years are written down, but no weeks, seasons and stretches
    only_dates: bool = False
    #: the words that the readers saw; None if they saw all
    seen: str | None = None
    #: only whether it tells news is known
    is_judged: bool = False


def main() -> None:
    """Learn the weights and write them, or check them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    sys.path.insert(0, str(arguments.shared / "bench"))
    import score_desk

    reads = list(reads_of(arguments.shared))
    days = {read.row["id"]: examples_of_days(read, score_desk) for read in reads}
    dating_models = [_dating(_without(fold, reads, days)) for fold in range(FOLDS)]
    # The news is learned with the days as they are found in articles that nothing was learned from.
    all_reads = (*reads, *judged({read.row["id"] for read in reads}))
    news_of = {
        read.row["id"]: examples_of_news(read, dating_models[read.fold], score_desk) for read in all_reads
    }
    if arguments.check:
        check(
            reads, dating_models, [_news(_without(k, all_reads, news_of)) for k in range(FOLDS)], score_desk
        )
        return
    _write("dating", _dating([one for found in days.values() for one in found]))
    _write("news", _news([one for found in news_of.values() for one in found]))


def reads_of(shared: Path) -> Iterator[Read]:
    """Yield the articles that may be read, with all annotations that the events are made of."""
    gold = (shared / "corpora/desk/gold.jsonl").read_text("utf-8").splitlines()
    rows = [row for row in map(json.loads, gold) if not kept_apart(row)]
    sites = {site: k for k, site in enumerate(sorted({_site(row) for row in rows}))}
    for row in rows:
        page = gzip.decompress((shared / "corpora" / row["page"]).read_bytes())
        yield Read(PARSER.parse_html(page, url=row.get("url")), row, sites[_site(row)] % FOLDS)
    for number, reading in enumerate(readings.readings()):
        article = PARSER.parse_html(reading.page, url=reading.url)
        # Whoever does not know the day of an article dates nothing.
        seen = " ".join(reading.row["text"]) if reading.row["published"] else ""
        yield Read(article, reading.row, number % FOLDS, only_dates=True, seen=seen)
    own = (entry for entry in corpus.entries() if not entry.kept_apart)
    for number, entry in enumerate(own):
        told = entry.article
        article = PARSER.parse_text(entry.pasted, published=told.published, language=told.language)
        yield Read(article, entry.row, number % FOLDS, only_dates=True)


def judged(known: AbstractSet[str]) -> Iterator[Read]:
    """Yield the pages of which it is only known whether they tell news at all, those *known* left out."""
    lines = (line.split() for line in JUDGED.read_text("utf-8").splitlines())
    told = {key: judgement for key, judgement in lines if key not in known}
    corpora = dict.fromkeys(name.partition("/")[0] for name in told)
    number = 0
    for name, row in rows_to_learn_from(corpora):
        if (key := f"{name}/{row['id']}") in told:
            page = page_of(name, row["id"])
            judgement = {"id": key, "main": None} if told[key] == "none" else {"id": key}
            yield Read(PARSER.parse_html(page, url=row.get("url")), judgement, number % FOLDS, is_judged=True)
            number += 1


def _site(row: Mapping[str, Any]) -> str:
    return urlsplit(row.get("url") or "").netloc.removeprefix("www.") or row["id"]


def _without(fold: int, reads: Sequence[Read], found: Mapping[str, list[Example]]) -> list[Example]:
    return [one for read in reads if read.fold != fold for one in found[read.row["id"]]]


def examples_of_days(read: Read, desk: Any) -> list[Example]:
    """Return for each time of an article its alternatives, and which of them the readers take."""
    examples: list[Example] = []

    def chosen(view: View) -> tuple[int | None, float]:
        right = _right_clause(view, read, desk)
        signs = [list(signs_of_time(view))]
        signs += [list(signs_of_clause(view, number)) for number in range(len(view.told))]
        words = " ".join(desk.tokens(read.article[view.reading.sentence]))
        if read.seen is not None and words not in read.seen:
            return (right - 1 if right else None), 1.0
        if not read.only_dates or _DATES.fullmatch(re.sub("T.*", "", view.when.value)):
            examples.append(Example(0, signs, right, 1.0, "dating", "dating"))
        return (right - 1 if right else None), 1.0

    with (
        mock.patch.object(dating, "chosen", chosen),
        mock.patch.object(annotator, "news_of", return_value=None),
    ):
        with_events(read.article)
    return examples


def _right_clause(view: View, read: Read, desk: Any) -> int:
    """Return which alternative is right: 0 for none, else one more than the number of the clause."""
    article, when = read.article, view.when
    sentence = article[view.reading.sentence]
    gold = [
        one["clause"]
        for one in read.row.get("dated") or ()
        if _is_same_date(one["date"], when)
        and desk.share(sentence, one["clause"]) >= SHARED
        and ("expression" not in one or desk.share(article[when.span], one["expression"]) >= SAME_WORDS)
    ]
    fits = [
        max((_overlap(article[told.span], clause, desk) for clause in gold), default=0.0)
        for told in view.told
    ]
    best = max(fits, default=0.0)
    return fits.index(best) + 1 if best else 0


def _is_same_date(told: str, when: TimeExpression) -> bool:
    """Tell whether the readers' date, which may be the first and the last day, is that of a time."""
    if told == re.sub("T.*", "", when.value):
        return True
    days = re.fullmatch(r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)", told)
    if days is None or when.start is None or when.end is None:
        return False
    first, last = when.start.date(), (when.end - timedelta(days=1)).date()
    return (date.fromisoformat(days[1]), date.fromisoformat(days[2])) == (first, last)


def _overlap(told: str, clause: str, desk: Any) -> float:
    """Return how much two clauses have in common, 0 if the bench takes them for different ones."""
    if desk.share(told, clause) < SHARED:
        return 0.0
    mine, theirs = Counter(desk.tokens(told)), Counter(desk.tokens(clause))
    return 2 * (mine & theirs).total() / (mine.total() + theirs.total())


def examples_of_news(read: Read, model: LinearModel, desk: Any) -> list[Example]:
    """Return the alternatives of an article's news."""
    examples: list[Example] = []

    def news_of(scene: news.Scene) -> None:
        if not scene.groups:
            return
        fits = [_fit(group, read, desk) for group in scene.groups]
        weight = 1.0
        if read.row.get("main", "") is not None and not any(fits):
            fits, weight = [_likelihood(group) for group in scene.groups], WEIGHT_OF_LIKELY
        elif read.is_judged:
            weight = WEIGHT_OF_NONE
        best = max(fits)
        signs = [list(news.signs_of_none(scene))]
        signs += [list(news.signs_of_group(scene, group)) for group in scene.groups]
        examples.append(Example(0, signs, fits.index(best) + 1 if best else 0, weight, "news", "news"))

    with (
        mock.patch.object(dating, "dating_model", return_value=model),
        mock.patch.object(annotator, "news_of", news_of),
    ):
        with_events(read.article)
    return examples


def _fit(group: list[Candidate], read: Read, desk: Any) -> float:
    """Return how well an event fits the readers' news: what happened before who did it."""
    gold = read.row.get("main")
    if gold is None:
        return 0.0
    event = event_of(group, main=True)
    told = read.article[event.span]
    is_what = desk.share(gold["action"], told) >= 0.99 or desk.share(gold["clause"], told) >= 0.7
    agents = [who.actor.name for who in event.participants if who.role is ParticipantRole.AGENT]
    is_who = any(desk.share(a, b) >= 0.5 for a in gold["agents"] for b in agents)
    is_who = is_who or not (agents or gold["agents"])
    mine, theirs = Counter(desk.tokens(told)), Counter(desk.tokens(gold["clause"]))
    overlap = 2 * (mine & theirs).total() / max(1, mine.total() + theirs.total())
    return 2 * is_what + is_who + overlap if is_what or (is_who and overlap > 0.4) else 0.0


def _likelihood(group: list[Candidate]) -> float:
    """Return how likely an event is the news where nobody has told which is."""
    return max(_LIKELY.get(one.zone, 0.5) + one.is_main_clause for one in group)


def _dating(examples: Sequence[Example]) -> LinearModel:
    return _model("dating", learn(examples, PRIOR_OF_DATING, PULL_OF_DATING, PULL_OF_PRIOR))


def _news(examples: Sequence[Example]) -> LinearModel:
    return _model("news", learn(examples, PRIOR, PULL_OF_NEWS, PULL_OF_PRIOR))


def _model(name: str, learned: Mapping[str, float]) -> LinearModel:
    kept = {sign: [round(100 * weight)] for sign, weight in learned.items() if abs(weight) >= LEAST_WEIGHT}
    return LinearModel([name], kept)


def _write(name: str, model: LinearModel) -> None:
    told = {"labels": [name], "weights": dict(sorted(model.weights.items()))}
    (OUT / f"{name}.json").write_text(json.dumps(told, indent=0) + "\n", "utf-8")
    print(f"{name}.json: {len(model.weights)} weights")


def check(
    reads: Sequence[Read],
    dating_models: Sequence[LinearModel],
    news_models: Sequence[LinearModel],
    desk: Any,
) -> None:
    """Print the figures of articles whose sites nothing was learned from."""
    found: list[dict[str, Any]] = []
    for read in reads:
        models = dating_models[read.fold], news_models[read.fold]
        with (
            mock.patch.object(dating, "dating_model", return_value=models[0]),
            mock.patch.object(news, "news_model", return_value=models[1]),
        ):
            found.append({"id": read.row["id"], **desk.predict(with_events(read.article))})
    figures = desk.score([read.row for read in reads], found)
    print(json.dumps({name: figures[name] for name in ("main", "dated")}, indent=1))


if __name__ == "__main__":
    main()
