"""Many articles at once: who is one and who is not, what is said once, and that the parts give the whole."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growth import assert_in_proportion
from newsmodel import (
    Actor,
    ActorKind,
    Article,
    Links,
    Mention,
    Paragraph,
    Quote,
    Span,
    link,
    strategies,
)

PERSON, BODY, PLACE = ActorKind.PERSON, ActorKind.ORGANIZATION, ActorKind.PLACE


def actor(name: str, kind: ActorKind = PERSON, *roles: str, **more: Any) -> Actor:
    return Actor(name, kind, name.casefold().replace(" ", "-"), roles=roles, **more)


def story(url: str, *actors: Actor, said: tuple[str, ...] = (), **more: Any) -> Article:
    """Return an article that names *actors*, of whom the first says what is *said*."""
    blocks = tuple(map(Paragraph, said)) or (Paragraph("The pier is old."),)
    quotes = tuple(
        Quote(text, (Span(number, 0, len(text)),), speaker=actors[0]) for number, text in enumerate(said)
    )
    return Article(url=url, blocks=blocks, actors=actors, quotes=quotes, **more)


def people(*articles: Article) -> list[list[str]]:
    """Return in which articles each person is named."""
    return sorted(
        [seen.article for seen in found.appearances]
        for found in link(articles).actors
        if found.kind is PERSON
    )


ADA = actor("Ada Winter", PERSON, "mayor")
BOARD = actor("Harbour Board", BODY)

ONE: dict[str, tuple[Actor, Actor, tuple[Actor, ...]]] = {
    "a role with one word in common": (ADA, actor("Ada Winter", PERSON, "former mayor of Kerrin"), ()),
    "one affiliation": (
        actor("Ada Winter", affiliation="Skerry Lines"),
        actor("Ada Winter", affiliation="skerry lines"),
        (),
    ),
    "somebody else beside both": (ADA, actor("Ada Winter", PERSON, "skipper"), (actor("Bo Lund"),)),
    "a body beside both": (actor("Ada Winter"), actor("Ada WINTER"), (BOARD,)),
}
TWO: dict[str, tuple[Actor, Actor, tuple[Actor, ...]]] = {
    "the name alone": (actor("Ada Winter"), actor("Ada Winter"), ()),
    "other roles": (ADA, actor("Ada Winter", PERSON, "goalkeeper"), ()),
    "a short word in common": (
        actor("Ada Winter", PERSON, "head of it"),
        actor("Ada Winter", PERSON, "king of it"),
        (),
    ),
    "a surname": (actor("Winter", PERSON, "mayor"), actor("Winter", PERSON, "mayor"), (BOARD,)),
    "a surname and a full name": (ADA, actor("Winter", PERSON, "mayor"), ()),
    "a surname beside both": (ADA, actor("Ada Winter", PERSON, "skipper"), (actor("Lund"),)),
    "a place beside both": (ADA, actor("Ada Winter", PERSON, "skipper"), (actor("Port Kerrin", PLACE),)),
    "another full name": (ADA, actor("Ada Maria Winter", PERSON, "mayor"), ()),
    "something of another kind": (ADA, actor("Ada Winter", BODY, "mayor"), ()),
}


@pytest.mark.parametrize("case", [*ONE, *TWO])
def test_who_is_one_has_more_in_common_than_a_name(case: str) -> None:
    first, second, beside = {**ONE, **TWO}[case]
    found = [
        len(who.appearances)
        for who in link([story("a", first, *beside), story("b", second, *beside)]).actors
        if who.name.casefold() in (first.name.casefold(), second.name.casefold())
    ]
    assert found == ([2] if case in ONE else [1, 1])


def test_what_made_them_one_is_told() -> None:
    first = story("a", ADA, BOARD, actor("Bo Lund"))
    second = story("b", attrs.evolve(ADA, roles=("mayor of Kerrin",)), BOARD)
    [who] = link([first, second]).find("ada winter")
    assert who.evidence == ("role:mayor", "with:harbour board")
    assert link([first]).find("Ada Winter")[0].evidence == ()


def test_three_are_one_where_each_has_something_in_common_with_another() -> None:
    articles = [
        story("a", ADA),
        story("b", actor("Ada Winter", PERSON, "mayor", "skipper")),
        story("c", actor("Ada Winter", PERSON, "skipper")),
        story("d", actor("Ada Winter", PERSON, "goalkeeper")),
    ]
    assert people(*articles) == [["a", "b", "c"], ["d"]]


def test_two_of_one_name_in_one_article_stay_two() -> None:
    namesake = attrs.evolve(ADA, id="ada-winter-2")
    assert people(story("a", ADA, namesake, BOARD), story("b", ADA, BOARD)) == [["a"], ["a"], ["b"]]


NEWS = (
    story(
        "b",
        attrs.evolve(ADA, mentions=(Mention(Span(0, 0, 3)),) * 2, aliases=("Winter",), affiliation="Kerrin"),
        BOARD,
        said=("We have waited long enough.", "Now!"),
        published=datetime(2024, 3, 14, 9),
        publisher="Harbour News",
        section="Port",
        keywords=("ferries", "Port"),
    ),
    story(
        "a",
        attrs.evolve(ADA, roles=("Skipper", "Mayor"), mentions=(Mention(Span(0, 0, 3)),), id="winter"),
        BOARD,
        said=("“We have waited LONG enough”", "Now!", "The tide is out, and so are we."),
        published=date(2024, 3, 10),
        publisher="Quay Post",
        keywords=("ferries",),
    ),
    story("c", ADA, BOARD),
)


def test_all_that_articles_say_of_somebody_is_there() -> None:
    [who] = link(NEWS).find("WINTER")
    assert (who.name, who.kind, who.roles, who.affiliations) == (
        "Ada Winter",
        PERSON,
        ("Mayor", "Skipper"),
        ("Kerrin",),
    )
    assert (who.aliases, who.mentions) == (("Winter",), 3)
    assert [seen.article for seen in who.appearances] == ["a", "b", "c"]
    assert (who.first_day, who.last_day) == (date(2024, 3, 10), date(2024, 3, 14))
    assert who.quoted_by == {"Quay Post": 3, "Harbour News": 2}
    assert who.quoted_on == {"ferries": 2, "Port": 1}
    assert "Ada Winter" in repr(who)
    assert link([story("c", ADA)]).actors[0].first_day is None


def test_what_is_said_in_the_same_words_is_one_quote_unless_it_is_short() -> None:
    [who] = link(NEWS).find("Ada Winter")
    assert [(quote.text, [seen.article for seen in quote.appearances]) for quote in who.quotes] == [
        ("“We have waited LONG enough”", ["a", "b"]),
        ("Now!", ["a"]),
        ("The tide is out, and so are we.", ["a"]),
        ("Now!", ["b"]),
    ]


def test_who_is_quoted_most_comes_first() -> None:
    links = link(
        [*NEWS, story("d", actor("Bo Lund"), said=("Soon, I hope.",)), story("e", BOARD, said=("No.",))]
    )
    assert [who.name for who in links.most_quoted()] == ["Ada Winter", "Bo Lund"]
    assert [who.name for who in links.most_quoted(BODY)] == ["Harbour Board"]
    assert len(links.most_quoted(None)) == 3
    assert [who.name for who in links.actors][:2] == ["Ada Winter", "Harbour Board"]
    assert links.find("nobody") == ()
    assert (len(links), repr(links)) == (5, "<Links of 5 articles>")


def test_ids_are_those_of_the_first_article() -> None:
    [alone] = link(NEWS[1:2]).find("Ada Winter")
    [later] = link(NEWS).find("Ada Winter")
    assert alone.id == later.id
    assert alone.id.startswith("winter-")
    ids = [who.id for who in link([*NEWS, story("d", actor("Ada Winter"))]).actors]
    assert len(set(ids)) == len(ids)


def test_an_article_that_comes_twice_counts_once_in_its_later_version() -> None:
    early = story("a", ADA, said=("We open on Friday.",), modified=date(2024, 3, 1))
    late = story("a", ADA, said=("We open on Sunday.",), modified=date(2024, 3, 2))
    for articles in ([early, late], [late, early, late]):
        [who] = link(articles).actors
        assert [quote.text for quote in who.quotes] == ["We open on Sunday."]
    nameless = Article(blocks=(Paragraph("x"),))
    assert len(link([nameless, nameless, attrs.evolve(nameless, headline="y")])) == 2


LINES = tuple(f"Paragraph {number} of the story tells of the old pier again." for number in range(6))


def told(url: str, *lines: str) -> Article:
    return Article(url=url, blocks=tuple(map(Paragraph, lines)), published=date(2024, 3, 14))


def test_articles_that_are_nearly_the_same_are_told() -> None:
    links = link(
        [
            told("a", *LINES[:4]),
            told("b", "An agency's own first line stands here, and it is long enough.", *LINES[1:4]),
            told("c", LINES[0], *(f"{line} But not here." for line in LINES[1:])),
            told("d", *("Short ones tell nothing.",) * 4),
            told("e", *("Short ones tell nothing.",) * 4),
        ]
    )
    assert [[seen.article for seen in group] for group in links.same_stories] == [["a", "b"]]


def test_what_papers_print_below_all_stories_makes_no_story() -> None:
    line = "This line stands below all that the paper prints, day by day."
    assert link(told(f"{n}", line) for n in range(60)).same_stories == ()


def test_what_is_no_article_is_refused() -> None:
    one: Any = NEWS[0]
    with pytest.raises(TypeError, match="into a list"):
        link(one)
    with pytest.raises(TypeError, match="not str"):
        link(["an article"])  # type: ignore[list-item]
    links = link(NEWS)
    who: Any = links.actors[0]
    with pytest.raises(TypeError, match="not by LinkedActor"):
        links.find(who)


# --- laws -------------------------------------------------------------------------------------------------


@st.composite
def collections(draw: st.DrawFn) -> list[Article]:
    """Generate articles that name the same few, some of them twice."""
    names = st.sampled_from(["Ada Winter", "Bo Lund", "Winter", "Harbour Board"])
    roles = st.lists(st.sampled_from(["mayor", "skipper"]), max_size=2).map(tuple)
    who = st.builds(lambda name, roles: actor(name, PERSON, *roles), names, roles)
    articles = st.builds(
        lambda url, who, said, day: story(url, *who, said=said if who else (), published=day),
        st.sampled_from("abcdef"),
        st.lists(who, max_size=3, unique_by=lambda one: one.id),
        st.lists(st.sampled_from(["Now!", "We have waited long enough."]), max_size=2).map(tuple),
        st.sampled_from([None, date(2024, 3, 14), datetime(2024, 3, 10, 9)]),
    )
    return draw(st.lists(articles | strategies.articles(), max_size=8))


@given(collections(), st.randoms(use_true_random=False))
@settings(max_examples=100)
def test_the_parts_give_the_whole(articles: list[Article], choose: Any) -> None:
    whole = link(articles)
    shuffled = choose.sample(articles, len(articles))
    cuts = sorted(choose.randint(0, len(articles)) for _ in range(2))
    first, second, third = (
        link(part) for part in (shuffled[: cuts[0]], shuffled[cuts[0] : cuts[1]], shuffled[cuts[1] :])
    )
    for joined in (
        first.join(second, third),
        third.join(first).join(second),
        second.join(third.join(first), first),
    ):
        assert joined == whole
        assert hash(joined) == hash(whole)
        assert joined.actors == whole.actors
        assert joined.same_stories == whole.same_stories


@given(collections())
@settings(max_examples=60)
def test_nobody_is_lost_and_nothing_said_twice(articles: list[Article]) -> None:
    links = link(articles)
    again: Links = pickle.loads(pickle.dumps(links))  # noqa: S301
    assert (again, again.actors) == (links, links.actors)
    assert links.join(links) == links
    ids = [who.id for who in links.actors]
    assert len(set(ids)) == len(ids)
    for who in links.actors:
        assert hash(who) is not None
        assert who in links.find(who.name)
        for quote in who.quotes:
            assert {seen.article for seen in quote.appearances} <= {seen.article for seen in who.appearances}
    # Of two with one address one counts, and of two without any that say the same.
    kept = {
        article.url or (article.headline, article.text, article.published): article for article in articles
    }
    named = {
        who.name for article in kept.values() for who in article.actors if who.kind is not ActorKind.UNNAMED
    }
    assert {name for who in links.actors for name in (who.name, *who.aliases)} >= (
        named if len(kept) == len(articles) else set()
    )


# --- growth -----------------------------------------------------------------------------------------------


def varied(size: int) -> list[Article]:
    return [
        story(
            f"{n}",
            actor(f"Ada Winter {n // 3}", PERSON, "mayor"),
            BOARD,
            said=(f"We open pier {n // 2} on Friday.",),
        )
        for n in range(size)
    ]


def one_large(size: int) -> list[Article]:
    who = tuple(actor(f"Ada Winter {n}", PERSON, "mayor") for n in range(size))
    lines = tuple(f"We open pier {n} on Friday." for n in range(size))
    quotes = tuple(Quote(line, (Span(n, 0, len(line)),), speaker=who[n]) for n, line in enumerate(lines))
    article = Article(url="a", blocks=tuple(map(Paragraph, lines)), actors=who, quotes=quotes)
    return [article, attrs.evolve(article, url="b")]


COLLECTIONS: dict[str, Callable[[int], list[Article]]] = {
    "varied": varied,
    "one name in all": lambda size: [
        story(f"{n}", ADA, BOARD, said=("We open on Friday.",)) for n in range(size)
    ],
    "one text in all": lambda size: [told(f"{n}", *LINES) for n in range(size)],
    "large articles": one_large,
}


def ask(articles: list[Article]) -> None:
    links = link(articles)
    links.most_quoted()
    links.find("Ada Winter")
    assert links.same_stories is not None


@pytest.mark.parametrize("name", COLLECTIONS)
def test_time_grows_with_the_collection(name: str) -> None:
    assert_in_proportion(COLLECTIONS[name], ask, 60, times=16, most=48, brief=2e-4)
