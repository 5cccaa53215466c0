"""Greetings, thanks, anger, nonsense: one short sentence that fits what was said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dialog.fold import fold
from dialog.reply import Reply
from faq.outcome import Danger, Outcome, OutOfScope
from handlers import recall
from handlers.services import Turn
from handlers.views import small_talk as views


@dataclass(frozen=True, slots=True)
class Tone:
    """What is said in its own way: folded words of one cue, or one of these signs."""

    name: str
    cues: tuple[str, ...] = ()
    signs: str = ""

    def heard(self, text: str) -> bool:
        if not self.cues and not self.signs:
            return True
        return any(said(cue, fold(text)) for cue in self.cues) or any(sign in text for sign in self.signs)


TONES: Mapping[str, tuple[Tone, ...]] = {
    "greeting": (Tone("calling", ("alo", "a lo", "co ai", "co do khong", "oi")),),
    "thanks": (
        Tone("thanks", ("cam on", "thanks", "thank", "tks", "doi on", "biet on")),
        Tone("praise", ("tot qua", "hay qua", "huu ich", "gioi qua", "tuyet voi")),
        Tone("agreed"),
    ),
    "goodbye": (Tone("night", ("ngu ngon", "di ngu")),),
    "insult": (Tone("disappointed", ("chan", "chan qua", "te qua", "do qua", "do ec", "vo dung", "noi nham")),),
    "nonsense": (
        Tone("upset", signs="😢😭😡😠🤬😞😔😩😤💔👎☹🙁"),
        Tone("cheerful", signs="😀😁😂🤣😃😄😊🙂🥰😍😘👍👏👌❤💕💖🌹🎉🙏💪"),
        Tone("wondering", signs="?"),
    ),
}
"""By manner, the first that is heard; a tone without cues and signs is for what is left ("dạ", "ok")."""

SAFE = (
    "cup may", "tat may", "cup roi", "tat roi", "khong nghe nua", "chan so", "chan roi", "chua chuyen",
    "khong chuyen", "chua dua", "khong dua", "chua doc", "khong doc", "hieu roi", "yen tam", "do lo", "bot so",
    "het so", "may qua", "hu hon", "cam on",
)  # fmt: skip
"""Folded words of somebody who has come out of danger."""

NOT_SAFE = ("lo", "da chuyen", "chuyen roi", "mat tien", "bi mat", "dua roi", "doc roi", "so qua", "lam sao", "gi")
SHORT = 14
"""Words of a message that only says that all is well."""


def answer(turn: Turn, manner: str) -> Reply:
    """What is said to this; right after danger something warmer."""
    about = turn.conversation.notes.get("danger")
    if about and manner != "insult":
        entry = recall.served(turn, about["entry"])
        return views.after_danger(about["about"], entry)
    return views.small_talk(tone(turn.text, manner))


def remember_danger(turn: Turn, outcome: Outcome) -> None:
    """Danger is remembered for one message, so that whoever says "tôi cúp máy rồi" is not answered coldly."""
    about = None
    if isinstance(outcome, Danger):
        about = {"about": outcome.about, "entry": outcome.entry.id if outcome.entry else ""}
    if about or turn.conversation.notes.get("danger"):
        recall.note(turn, danger=about)


def safe_again(turn: Turn, outcome: Outcome) -> Outcome:
    """Right after danger "tôi cúp máy rồi, cảm ơn" is thanks, whatever the words are near to."""
    if not turn.conversation.notes.get("danger") or isinstance(outcome, Danger):
        return outcome
    heard = fold(turn.text)
    well = any(said(cue, heard) for cue in SAFE) and not any(said(cue, heard) for cue in NOT_SAFE)
    return OutOfScope(outcome.evidence, "thanks") if well and len(heard.split()) <= SHORT else outcome


def tone(text: str, manner: str) -> str:
    """The name of what is said to it."""
    return next((one.name for one in TONES.get(manner, ()) if one.heard(text)), manner)


def said(cue: str, heard: str) -> bool:
    """Whole words only."""
    return f" {cue} " in f" {heard} "
