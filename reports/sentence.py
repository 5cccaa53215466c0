"""An officer's sentence becomes counts, or a question back, or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from reports.errors import BrokenData
from reports.form import Form
from reports.grammar.clauses import clauses
from reports.grammar.compose import composed
from reports.grammar.conclude import Conclusion
from reports.grammar.corrections import corrected
from reports.grammar.details import in_order, without_details
from reports.grammar.lexicon import Lexicon, load_lexicon
from reports.grammar.pairs import Pairing
from reports.grammar.places import placed
from reports.grammar.tagging import Tagger
from reports.grammar.tokens import tokens
from reports.indicator import Indicator
from reports.reading import Reading
from reports.submission import LARGEST, LARGEST_OF_PERIOD

LONGEST = 2000


class SentenceReader:
    """Reads for one form. It never gives a figure that was not said of that item; in doubt it asks."""

    def __init__(
        self,
        indicators: Mapping[str, Indicator],
        form: Form,
        lexicon: Lexicon | None = None,
        largest: int | None = None,
    ) -> None:
        """`largest` is the most that a figure can be; without it what a line of the form's period can hold.

        Raises BrokenData when the lexicon speaks of an indicator that does not exist.
        """
        self.asked = frozenset(form.indicators)
        self.daily = form.period == "day"
        self.largest = largest or (LARGEST if self.daily else LARGEST_OF_PERIOD)
        self.lexicon = lexicon or load_lexicon(self.asked)
        if unknown := self.lexicon.codes - set(indicators):
            raise BrokenData("lexicon.yaml", "items", f"no such indicator: {', '.join(sorted(unknown))}")
        self._indicators = indicators
        self._others: dict[Form, SentenceReader] = {}

    def of(self, form: Form) -> SentenceReader:
        """The reader of another form, made once: its words take a while to be put in order."""
        if form not in self._others:
            self._others[form] = SentenceReader(self._indicators, form)
        return self._others[form]

    def read(self, text: str, today: date) -> Reading:
        """`today` is the day in Vietnam; a text longer than 2000 characters is not a report."""
        if len(text) > LONGEST:
            return Reading("none", today)
        row = list(Tagger(tokens(text), self.lexicon, today).elements())
        row = composed(in_order(placed(row, self.lexicon)), self.lexicon)
        parts = clauses(corrected(without_details(row), self.lexicon))
        pairing = Pairing(self.lexicon, today)
        for part in parts:
            pairing.take(part)
        return Conclusion(self.lexicon, self.asked, today, self.largest, self.daily).draw(pairing, parts)
