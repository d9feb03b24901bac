"""Prints how precise the patterns of quotes are: who keeps only the safe ones knows what is kept.

    python benchmarks/patterns.py [--json]

Read from the `polnear` corpus with the functions of the shared scorer: of the quoted pieces that a pattern of
`quote.evidence` found, how many are speech, and how many have the right speaker.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

import measures

import newsmodel

sys.path.insert(0, str(measures.BENCH))
import predict
import score_quotes

CORPUS = measures.CORPORA / "polnear"
#: fewer pieces say nothing
FEWEST = 20


def pieces(text: str, article: newsmodel.Article) -> Iterator[dict[str, Any]]:
    """Yield the quoted pieces of *article* as rows that the scorer reads, with their pattern."""
    locate = predict.Locator(text, article)
    for quote in article.quotes:
        for place in map(locate, quote.spans):
            if place is not None:
                yield {
                    "start": place[0],
                    "end": place[1],
                    "kind": quote.kind.name.lower(),
                    "speaker_span": locate(quote.source),
                    "pattern": quote.evidence[0],
                }


def counted(row: dict[str, Any], counts: Counter[tuple[str, str]]) -> None:
    """Add the pieces of one document to *counts*: by pattern all, those that are speech, the right ones."""
    text = (CORPUS / "docs" / f"{row['id']}.txt").read_text("utf-8")
    published = date.fromisoformat(row["date"]) if row.get("date") else None
    found = list(pieces(text, newsmodel.parse_text(text, published=published, language="en")))
    regions = score_quotes.quoted_regions(text)
    gold, _, outer = score_quotes.gold_units(text, row, regions)
    patterns = {score_quotes.trim(text, one["start"], one["end"]): one["pattern"] for one in found}
    ours, _ = score_quotes.predicted_units(text, {"quotes": found}, regions)
    spans = [unit["span"] for unit in gold]
    matched = {p: g for g, p in score_quotes.match(spans, [unit["span"] for unit in ours])}
    ignored = [tuple(span) for span in row.get("ignore", [])]
    for index, unit in enumerate(ours):
        pattern = patterns.get(unit["span"])
        aside = any(score_quotes.iou(unit["span"], region) >= 0.5 for region in outer if region)
        known = index in matched
        if pattern is None or (not known and (aside or score_quotes._inside(unit["span"], ignored))):
            continue
        if not known and score_quotes._nested(text, unit["span"], spans):
            continue
        counts[pattern, "all"] += 1
        if known:
            counts[pattern, "speech"] += 1
            source = gold[matched[index]]["source"]
            right = not source or score_quotes.same_speaker(text, source, unit["speaker_span"])
            counts[pattern, "right"] += right


def precision() -> dict[str, tuple[int, float, float]]:
    """Return for each pattern how many pieces it found, and per cent of them that are speech and right."""
    counts: Counter[tuple[str, str]] = Counter()
    for row in predict.rows(CORPUS):
        counted(row, counts)
    totals = {pattern: count for (pattern, what), count in counts.items() if what == "all"}
    return {
        pattern: (
            total,
            100 * counts[pattern, "speech"] / total,
            100 * counts[pattern, "right"] / total,
        )
        for pattern, total in sorted(totals.items(), key=lambda entry: -entry[1])
        if total >= FEWEST
    }


def main() -> None:
    """Print a table, or JSON for `measures`."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--json", action="store_true")
    found = precision()
    if parser.parse_args().json:
        print(json.dumps(found))
        return
    print(f"{'pattern':16} {'pieces':>6} {'speech':>7} {'right speaker':>14}")
    for pattern, (total, speech, right) in found.items():
        print(f"{pattern:16} {total:6} {speech:7.1f} {right:14.1f}")


if __name__ == "__main__":
    main()
