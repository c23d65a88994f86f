"""A person's text as it is taken in: it stays as it was typed, but for what can do harm, and it is measured as people count.

What does harm is named here sign by sign, never by a table of what is known today: a sign that is newer than this program is
somebody's sign, too.
"""

import unicodedata
from collections.abc import Sequence

import regex

from participation.errors import Refused
from participation.model.limits import Longest
from participation.model.texts import N_, Texts

LONGEST_READ = 20_000
EMPTY = N_("The box is empty. Write one thing first.")
PARTS_OF_ONE = 16  # code points that one sign may be made of; a family of four with skin tones has eleven

_LINE_ENDS = regex.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Controls; what turns the direction of what follows or hides it; halves of signs; what will never be a sign.
_HARMFUL = regex.compile(
    r"[\x00-\x09\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u206f\ufff9-\ufffb\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}-{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17))
    + "]"
)
# Tags spell words that nobody sees; only in the flag of a region do they belong to a sign.
_FLAG_OF_A_REGION = r"\U0001F3F4[\U000E0020-\U000E007E]+\U000E007F"
_HIDDEN_TAGS = regex.compile(rf"({_FLAG_OF_A_REGION})|[\U000E0000-\U000E007F]")
_UNSEEN = regex.compile(r"[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{M}\p{Cc}\p{Cf}\u2800\ufffc\U0001D159\U00013441\U00013442]")
_ONE_SIGN = regex.compile(r"\X")


def clean(text: str, longest: int) -> str:
    """The text as it was typed, without what does harm and without outer white space.

    Raises Refused when nothing is left that can be seen, or when it has more signs than `longest`.
    """
    if len(text) > LONGEST_READ:
        raise _too_long(longest)
    kept = visible(text).strip()
    if is_blank(kept):
        raise Refused(EMPTY)
    if counted(kept) > longest:
        raise _too_long(longest)
    return kept


def optional(text: str | None, longest: int) -> str | None:
    """The same for a text that may be left out: None where nothing was written."""
    return clean(text, longest) if text and text.strip() else None


def fitting(texts: Texts, longest: int) -> Texts:
    """The text in its three languages, when none of them has more signs than `longest`."""
    if any(counted(text) > longest for text in texts.as_json().values()):
        raise _too_long(longest)
    return texts


def visible(text: str) -> str:
    """The text without what does harm: controls, marks that turn the direction of words, hidden tags, halves of signs."""
    lines = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    return str(_HIDDEN_TAGS.sub(lambda found: found[1] or "", _HARMFUL.sub("", lines)))


def is_blank(text: str) -> bool:
    """Whether nothing of the text can be seen: it has only spaces, fillers and signs without a shape."""
    return not _UNSEEN.sub("", text)


def counted(text: str) -> int:
    """How many signs a person sees in the text: a letter with its dots is one, and so is a family of emoji."""
    composed = unicodedata.normalize("NFC", text)
    return max(len(signs(composed)), -(-len(composed) // PARTS_OF_ONE))


def signs(text: str) -> Sequence[str]:
    """The signs that a person sees, one after the other."""
    return text if text.isascii() else _ONE_SIGN.findall(text)


def comparable(text: str) -> str:
    """The text as it is searched and compared: in one spelling of each letter, without what cannot be seen within words."""
    return str(_IGNORED.sub("", unicodedata.normalize("NFKC", text)))


_IGNORED = regex.compile(r"\p{Default_Ignorable_Code_Point}")


def _too_long(longest: int) -> Refused:
    sentence = longest.sentence if isinstance(longest, Longest) else Longest(longest).sentence
    return Refused(sentence, longest=int(longest))
