"""Titles of the parts of a story are its own; headings of boxes that hold links are not."""

from __future__ import annotations

from newsmodel import parse_html

WORDS = (
    "The council of Hallow Bay met again on Tuesday to speak about the pier, and nobody left early.",
    "Divers found two of the nine pillars hollow, and the harbour office closed the landing for the week.",
    "The mayor, Ida Sorrel, said that the town will pay for timber from the island and not for concrete.",
    "Fishermen want the old landing stage back until the work is done, and they brought a plan of their own.",
    "A second meeting will be held in the school on Friday, where engineers will show what they measured.",
)

MORE = (
    "The vote was taken at half past eleven.",
    "Nobody had looked inside them since the winter of the great storm, the harbour master said.",
    "“Timber gives way before it breaks,” she said.",
    "It has been lying in the net shed for thirty years and wants nothing but paint and a few new planks.",
    "Everybody may come, and the ferry will wait for those who live on the island.",
)


def page(inner: str, rest: str = "") -> str:
    frame = "".join(f'<div class="teaser"><p><a href="/{i}">Story {i}</a></p></div>' for i in range(40))
    return (
        '<html lang="en"><head><title>Pier of Hallow Bay</title></head><body><main>'
        f"<h1>Pier of Hallow Bay stays closed</h1>{inner}</main>{rest}<footer>{frame}</footer></body></html>"
    )


def entry(place: int, title: str, text: str) -> str:
    # The paragraph stands deeper than the title, as content systems nest what an editor wrote.
    body = f'<div class="text"><div><div><p>{text}</p><p>{MORE[place]}</p></div></div></div>'
    return (
        f'<div class="post" id="post{place}"><div class="wrap"><time>{9 + place}:15</time>'
        f"<div><h3>{title}</h3>{body}</div></div></div>"
    )


def test_titles_of_entries_belong_to_a_live_blog() -> None:
    titles = ("Midnight vote", "Two hollow pillars", "Timber it is", "A plan", "On Friday")
    posts = (entry(i, title, text) for i, (title, text) in enumerate(zip(titles, WORDS, strict=True)))
    article = parse_html(page(f'<div class="live">{"".join(posts)}</div>'))
    assert tuple(block.text for block in article.subheadings) == titles
    assert set(WORDS) | set(MORE) <= {block.text for block in article.paragraphs}


def test_a_box_of_links_is_no_part_of_the_story() -> None:
    box = '<div class="box"><h3>Also by the sea</h3><ul><li><a href="/a">Gulls</a></li></ul></div>'
    story = [f"<p>{text}</p>" for text in WORDS]
    article = parse_html(page(f"<article>{''.join(story[:3])}{box}{''.join(story[3:])}</article>"))
    assert tuple(block.text for block in article.body) == WORDS


def test_a_heading_that_repeats_the_standfirst_is_a_copy() -> None:
    told = (
        "Two of nine pillars are hollow, and timber from the island shall replace them before winter comes."
    )
    head = f'<header><h1>Pier of Hallow Bay stays closed</h1><h2 class="standfirst">{told}</h2></header>'
    story = "".join(f"<p>{text}</p>" for text in WORDS)
    page = f"<main><article>{head}<div><h2>{told}</h2>{story}</div></article></main>"
    article = parse_html(f'<html lang="en"><body>{page}</body></html>')
    assert article.standfirst == told
    assert tuple(block.text for block in article.body) == (told, *WORDS)
