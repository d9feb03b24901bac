"""The main job: a text in, a typed article out."""

from pathlib import Path

import newsmodel

text = Path("examples/harbour.txt").read_text(encoding="utf-8")
article = newsmodel.parse_text(text)
print(article.headline)
for caption in article.captions:
    print(f"Picture: {caption.text} [{caption.credit.line if caption.credit else 'no credit'}]")
for quote in article.quotes:
    print(f"{quote.speaker.name if quote.speaker else 'Somebody'}: {quote.text}")
for event in article.timeline():
    print(f"{event.time.value}: {article[event.span]}")
