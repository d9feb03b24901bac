"""Prints how many of the words that report speech are found as statements, and how many statements are ones.

    python benchmarks/statements.py

Read from the `timex` corpus: its events of the class REPORTING against `article.events` of the type
STATEMENT. A statement answers one word of its clause at most, and as many pairs as possible are made.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from typing import Any

import measures

import newsmodel

sys.path.insert(0, str(measures.BENCH))
import predict

CORPUS = measures.CORPORA / "timex"

Stretch = tuple[int, int]


def statements(row: dict[str, Any]) -> list[Stretch]:
    """Return where the statements of a document stand."""
    text = (CORPUS / "docs" / f"{row['id']}.txt").read_text("utf-8")
    article = newsmodel.parse_text(text, published=date.fromisoformat(row["dct"][:10]), language="en")
    locate = predict.Locator(text, article)
    found = (locate(event.span) for event in article.events if event.type is newsmodel.EventType.STATEMENT)
    return [place for place in dict.fromkeys(found) if place is not None]


def matched(gold: list[Stretch], found: list[Stretch]) -> int:
    """Return how many pairs of a word and a statement that covers it there can be, each in one pair."""
    covered = [
        [number for number, word in enumerate(gold) if word[0] < end and start < word[1]]
        for start, end in found
    ]
    holder: dict[int, int] = {}

    def placed(statement: int, seen: set[int]) -> bool:
        for word in covered[statement]:
            if word not in seen:
                seen.add(word)
                if word not in holder or placed(holder[word], seen):
                    holder[word] = statement
                    return True
        return False

    return sum(placed(statement, set()) for statement in range(len(found)))


def main() -> int:
    """Print precision, recall and F1 in per cent."""
    hits = said = told = 0
    for line in (CORPUS / "gold.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        gold = [(event["start"], event["end"]) for event in row["events"] if event["class"] == "REPORTING"]
        found = statements(row)
        hits += matched(gold, found)
        said += len(gold)
        told += len(found)
    precision, recall, f1 = hits / told, hits / said, 2 * hits / (told + said)
    print(f"precision {precision:.1%}  recall {recall:.1%}  F1 {f1:.1%}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
