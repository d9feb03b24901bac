"""What a time in the text can hang on: the day of the article, the times named before it, the clause."""

from __future__ import annotations

import itertools
import re
from datetime import date
from functools import lru_cache

import attrs

from newsmodel.annotating.times import calendar
from newsmodel.annotating.times.calendar import Period
from newsmodel.annotating.times.clauses import Leaning, follows_past, leaning_of
from newsmodel.annotating.times.forms import either
from newsmodel.annotating.times.lexicon import Found
from newsmodel.language import Language
from newsmodel.model import Block, Caption, Headline

#: In months: the name of a month so near ahead means that one; a year ago it would be "last September".
_SOON = 2
#: The same where the clause tells what is, or what to do: "Ask me again in July".
_WITHIN = 6
_MONTHS_AHEAD = {
    Leaning.AHEAD: 12,
    Leaning.PRESENT: _WITHIN,
    Leaning.NOW: _WITHIN,
    Leaning.OPEN: _SOON,
}
#: By how much a day in the direction in which a clause does not look is less likely: ahead of it, behind it,
#: and behind a verb right before it.
_UNLIKELY, _VERY_UNLIKELY, _NEVER = 8, 20, 1000
#: In days: so near before the publication "this Wednesday" is the one that was, if nothing else tells.
_JUST_NOW = 2
#: In days of the week, Monday is 1: until then "the weekend" is mostly the one that was.
_WEEKEND_IS_PAST = 3
_LAST_WORKDAY = 5
#: Years back in which a story can be that goes on without telling its year again.
_STORY_YEARS = 3
#: In characters: so far behind a day with its year.
_STORY_REACH = 120
#: Blocks that tell in the present what was.
_TERSE = (Caption, Headline)
#: In characters: so far before a length stands what it is a record for.
_RECORD_REACH = 60
_OPENING_MARKS, _CLOSING_MARKS = '“„«»"‘', '”“»«"’'
_NAME = re.compile(r"\s[A-Z][a-z]")


@attrs.define
class Scene:
    """Where the reading stands: built for one article, moved on with each time found in it."""

    language: Language
    #: the day that relative times count from, None if nothing tells
    day: date | None
    #: how that day is known
    anchored: str | None
    #: the text of the block that is being read
    text: str = ""
    #: whether that is a caption or a headline, where the present tells what was
    told_in_present: bool = False
    #: where in it the time ends that was named last
    last_end: int = 0
    #: the day or month with its year that the block named last, where that year is over
    last_full: Period | None = None
    last_full_end: int = 0
    #: the time, day and quarter named last
    last: Period | None = None
    last_day: date | None = None
    last_quarter: Period | None = None

    def enter(self, block: Block) -> None:
        """Go on to the next block."""
        self.text = block.text
        self.told_in_present = isinstance(block, _TERSE)
        self.last_day, self.last_full, self.last_end = None, None, len(block.text)

    def remember(self, period: Period, end: int) -> None:
        """Keep the time that was found last, and where it ends."""
        self.last, self.last_end = period, end
        if period.unit in ("day", "time"):
            self.last_day = period.start.date()

    def keep_year(self, found: Found, period: Period) -> None:
        """Keep a day or a month that was told with its year: that of the days told after it without one."""
        if "year" in found.slots and period.unit in ("day", "month") and self.day is not None:
            self.last_full_end = found.end
            self.last_full = period if 0 < self.day.year - period.start.year <= _STORY_YEARS else None

    # --- which year --------------------------------------------------------------------------------------

    def full_year(self, short: int) -> int:
        """Return the year that two figures mean: none is far in the future of the article."""
        latest = (self.day.year if self.day else 2050) + 10
        return next(year for year in range(latest, latest - 100, -1) if year % 100 == short)

    def shifted_year(self, found: Found) -> int | None:
        """Return this year, or the one that the form's shift or years tell."""
        if self.day is None:
            return None
        shift = found.number("shift")
        return self.day.year + (shift if shift is not None else found.number("years") or 0)

    def year_of_day(self, month: int, day: int, found: Found) -> int | None:
        """Return the year of a day of a month: the nearest, or the next if the clause looks ahead."""
        if self.day is None:
            return None
        if (years := found.number("years")) is not None:
            return self.day.year + years
        if (year := self._year_behind(month, day, "day", found)) is not None:
            return year
        if (year := self._year_of_story(month, found)) is not None:
            return year
        ahead, unlikely_by = self._unlikely(found)
        best: tuple[int, int] | None = None
        for year in range(self.day.year - 1, self.day.year + 2):
            period = calendar.day_of(year, month, day)
            if period is None:
                continue
            distance = (period.start.date() - self.day).days
            cost = abs(distance) * (unlikely_by if (distance < 0) == ahead else 1)
            if best is None or cost < best[0]:
                best = cost, year
        return best[1] if best else None

    def _year_of_story(self, month: int, found: Found) -> int | None:
        """Return the year in which the block tells: "On March 3, 2019 … and on April 5"."""
        before = self.last_full
        far = found.start - self.last_full_end > _STORY_REACH
        if before is None or far or found.number("shift") is not None or self.leaning(found) is Leaning.AHEAD:
            return None
        return before.start.year if month >= before.start.month else None

    def _unlikely(self, found: Found) -> tuple[bool, int]:
        """Return whether days behind are the less likely ones, else those ahead are, and by how much.

        Nearly a year ahead is still likelier than a month back, if the clause looks ahead. What was is surely
        not months ahead, but "he said the vote on June 3" may look back only at the saying.
        """
        if shift := found.number("shift"):
            return shift > 0, _NEVER
        leaning = self.leaning(found)
        if leaning is Leaning.BACK and "last_day" not in found.slots:  # "from May 3 to 5" looks nowhere
            close = follows_past(self.text, found.start, self.language)
            return False, _NEVER if close else _VERY_UNLIKELY
        return True, _UNLIKELY if leaning is Leaning.AHEAD else 1

    def _year_behind(self, month: int, day: int, unit: str, found: Found) -> int | None:
        """Return the year of a day or month that ends a stretch which the time before it begins."""
        last = self.last
        if last is None or last.unit not in (unit, "range"):
            return None
        if not range_words(self.language).fullmatch(self.text, self.last_end, found.start):
            return None
        return last.start.year + ((month, day) < (last.start.month, last.start.day))

    def year_of_month(self, month: int, found: Found) -> int | None:
        """Return the year of a month: mostly the last such one, this one included."""
        if self.day is None:
            return None
        this = self.day.year
        if (shift := found.number("shift")) is not None:
            if shift == 0:
                return this
            if shift < 0:
                return this if month < self.day.month else this - 1
            return this if month > self.day.month else this + 1
        if (years := found.number("years")) is not None:
            return this + years
        if (year := self._year_behind(month, 31, "month", found)) is not None:
            return year
        leaning, ahead = self.leaning(found), (month - self.day.month) % 12
        within = _MONTHS_AHEAD.get(leaning, 0)
        if ahead <= within:
            return this if month >= self.day.month else this + 1
        return this if month <= self.day.month else this - 1

    def year_of_quarter(self, quarter: int, found: Found) -> int | None:
        """Return the year of a quarter: the nearest such one, the past before the future."""
        if self.day is None:
            return None
        if found.number("shift") is not None or found.number("years") is not None:
            return self.shifted_year(found)
        distance = quarter - (self.day.month + 2) // 3
        if distance < -2 and self.leaning(found) is not Leaning.AHEAD:
            return self.day.year
        return self.day.year + (1 if distance < -2 else -1 if distance > 1 else 0)

    def year_of_season(self, season: str, found: Found) -> int | None:
        """Return the year of a season; "this" one or a bare one is in this year."""
        if self.day is None:
            return None
        shift = found.number("shift")
        period = calendar.season_of(self.day.year, season)
        if period is None or "years" in found.slots:
            return self.shifted_year(found)
        if not shift:
            return self.day.year + self._year_of_tense(period, found)
        begun = period.start.date() <= self.day
        over = period.end.date() <= self.day
        if shift < 0:
            return self.day.year if over else self.day.year - 1
        return self.day.year + 1 if begun else self.day.year

    def _year_of_tense(self, period: Period, found: Found) -> int:
        """Return -1 or 1 where the clause looks to the year before or after: "was built in autumn"."""
        leaning = self.leaning(found)
        if self.day is not None and leaning is Leaning.AHEAD:
            return int(period.end.date() <= self.day)
        if self.day is not None and leaning is Leaning.BACK:
            return -int(period.start.date() > self.day)
        return 0

    def is_month(self, found: Found) -> bool:
        """Tell whether the name of a month stands for one where it is: "in May", not "Anna May"."""
        return self.is_cued(found) or not (self.may_be_name(found) or _NAME.match(self.text, found.end))

    def may_be_name(self, found: Found) -> bool:
        """Tell whether a month or a season has a name that people have too, and nothing before it tells."""
        name = self.text[found.start : found.end]
        return name in self.language.times.ambiguous_months and not self.is_cued(found)

    def is_cued(self, found: Found) -> bool:
        """Tell whether a word stands before the time behind which a month is one: "in"."""
        before = self.text[max(0, found.start - 25) : found.start]
        return _cue_words(self.language).month_cue.search(before) is not None

    def is_year(self, number: int, found: Found) -> bool:
        """Tell whether a bare figure of four digits is a year where it stands."""
        if found.slots.get("sure"):
            return True
        words = _cue_words(self.language)
        before = self.text[max(0, found.start - 25) : found.start]
        after = self.text[found.end : found.end + 30]
        if words.counted.match(after):
            return False
        if words.cue.search(before):
            return 1400 <= number < 2200
        latest = (self.day.year if self.day else 2050) + 60
        return 1900 <= number <= latest and not self._is_title(found)

    def _is_title(self, found: Found) -> bool:
        """Tell whether the figure stands alone between quotation marks: the film “1917”."""
        before, after = self.text[: found.start][-1:], self.text[found.end : found.end + 2]
        return before in _OPENING_MARKS and after.lstrip(",.")[:1] in _CLOSING_MARKS and before + after != ""

    def is_clock(self, found: Found) -> bool:
        """Tell whether figures with a colon are a clock time where they stand, and no score or ratio."""
        cue = _cue_words(self.language).clock_cue
        return cue.search(self.text[max(0, found.start - 25) : found.start]) is not None

    def is_record(self, found: Found) -> bool:
        """Tell whether a length only says for how long something is without example: "the worst in years"."""
        record = _cue_words(self.language).record
        return record.search(self.text, max(0, found.start - _RECORD_REACH), found.start) is not None

    def is_ended(self, found: Found) -> bool:
        """Tell whether a unit is a length up to the date that follows: "the year ended March 31"."""
        return _cue_words(self.language).ended.match(self.text, found.end) is not None

    # --- which week --------------------------------------------------------------------------------------

    def weekday(self, number: int, found: Found) -> date | None:
        """Return the day that a weekday means: the most recent one, unless something looks ahead."""
        if self.day is None:
            return None
        return calendar.moved(self.day, "day", self._days_to(number, self.day.isoweekday(), found))

    def _days_to(self, number: int, today: int, found: Found) -> int:
        back, shift = (today - number) % 7, found.number("shift")
        if (weeks := found.number("weeks")) is not None:
            return 7 * weeks + number - today
        if shift is not None and shift < 0:
            return 7 * (shift + 1) - (back or 7)
        if shift is not None and shift > 0:
            return 7 * shift - back
        leaning = self.leaning(found)
        if leaning is Leaning.BACK:
            return -back
        # "This Friday" is the nearest to come, but for one that has just been.
        ahead = leaning is Leaning.AHEAD or (
            back > _JUST_NOW if shift is not None else leaning is Leaning.NOW
        )
        return (-back) % 7 if ahead else -back

    def weekend_shift(self, found: Found) -> int:
        """Return -1 if "the weekend" is the one that was: early in the week, or where a clause looks back."""
        today = self.day.isoweekday() if self.day else 7
        if today > _LAST_WORKDAY:
            return 0
        leaning = self.leaning(found)
        if leaning is Leaning.AHEAD or (leaning is not Leaning.BACK and today > _WEEKEND_IS_PAST):
            return 0
        return -1

    def leaning(self, found: Found) -> Leaning:
        """Return which way the clause around *found* looks."""
        leaning = leaning_of(self.text, found.start, found.end, self.language)
        if leaning is Leaning.SCHEDULED:
            return Leaning.OPEN if self.told_in_present else Leaning.AHEAD
        of_now = leaning in (Leaning.PRESENT, Leaning.NOW)
        return Leaning.OPEN if of_now and self.told_in_present else leaning


@lru_cache(maxsize=64)
def range_words(language: Language) -> re.Pattern[str]:
    """Return the pattern of what stands between the ends of a stretch, blanks included."""
    return re.compile(rf"\s?[-–—]\s?|\s(?:{either(language.times.range_words)})\s(?:\w{{1,4}}\s)?")


@attrs.frozen
class _CueWords:
    ended: re.Pattern[str]
    cue: re.Pattern[str]
    counted: re.Pattern[str]
    clock_cue: re.Pattern[str]
    month_cue: re.Pattern[str]
    record: re.Pattern[str]


@lru_cache(maxsize=64)
def _cue_words(language: Language) -> _CueWords:
    units = itertools.chain.from_iterable(language.times.unit_plurals.values())
    return _CueWords(
        re.compile(rf"\s(?:{either(language.times.ended)})(?!\w)"),
        re.compile(rf"(?<!\w)(?:{either(language.times.year_cues)})\s$"),
        re.compile(rf"[\s-](?:{either((*language.times.counted, *units))})(?!\w)"),
        re.compile(rf"(?<!\w)(?:{either(language.times.clock_cues)})\s$"),
        # After another month a joining word is enough: "from March to May", "April-May".
        re.compile(
            rf"(?<!\w)(?:(?:{either(language.times.month_cues)})\s|"
            rf"(?:{either(tuple(language.times.months))})\.?(?:\s\w{{1,7}}\s|,\s|\s?[-–—]\s?))$"
        ),
        re.compile(rf"(?<!\w)(?:{either(language.times.record_words)})(?!\w)[^.,;:!?]*$"),
    )
