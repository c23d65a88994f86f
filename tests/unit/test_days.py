"""Days are written as people here write them, in English too."""

from datetime import date

import pytest

from participation import days
from participation.model.texts import Texts


@pytest.mark.parametrize(
    ("length", "said"),
    [
        ("medium", Texts("14.10.2026", "14 okt. 2026", "14 Oct 2026")),
        ("long", Texts("14. lokakuuta 2026", "14 oktober 2026", "14 October 2026")),
    ],
)
def test_a_day_is_written_as_each_language_writes_it(length: days.Length, said: Texts) -> None:
    assert days.in_each_language(date(2026, 10, 14), length) == said
