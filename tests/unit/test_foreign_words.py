"""People's words stand in their own language and direction wherever they are written out, and nothing of them is lost."""

import io
import zipfile

import pytest

from participation import said
from participation.model.texts import Texts
from participation.reports import csv_file, excel, html, markdown, word
from participation.reports.document import Block, Document, Heading, Listing, Paragraph, Quote
from participation.reports.table import Table
from participation.said import Said
from participation.voting.words import short
from participation.web.console import plain

ARABIC = "أريد أن يسمعني موظف Kela في 24 من الشهر."
HEART = "Kiitos 🩷 kaikille 👨‍👩‍👧‍👦 ja 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"


def document(*blocks: Block) -> Document:
    return Document("Otsikko", "fi", blocks)


def xml(made: Document) -> str:
    return zipfile.ZipFile(io.BytesIO(word.as_docx(made))).read("word/document.xml").decode()


def test_words_are_isolated_with_their_language_and_direction() -> None:
    assert said.html("Minä & sinä", "fi") == '<bdi dir="auto" lang="fi">Minä &amp; sinä</bdi>'
    assert said.html(ARABIC, "fi", "p") == f'<p dir="auto" lang="und">{ARABIC}</p>'


@pytest.mark.parametrize("text", [ARABIC, "אני רוצה", "۱۲۳ می‌خواهم", "123 שלום"])
def test_a_text_that_begins_from_the_right_is_known(text: str) -> None:
    assert said.is_right_to_left(text)
    assert said.isolated(text) == f"\u2068{text}\u2069"


@pytest.mark.parametrize("text", ["Minä", "123", "", "🩷", "Kela أريد"])
def test_other_texts_begin_from_the_left(text: str) -> None:
    assert not said.is_right_to_left(text)


def test_a_text_without_a_letter_from_the_right_is_not_touched() -> None:
    assert said.isolated("Minä\nsinä 🩷") == "Minä\nsinä 🩷"


def test_a_web_page_says_language_and_direction_of_quotes_cells_and_items() -> None:
    made = document(Quote(ARABIC, "fi"), Listing((Said("Jag vill", "sv"),)), Table("T", ("A",), ((Said(ARABIC, "fi"),), ("Meidän",))))
    page = html.as_html(made).decode()
    assert f'<div dir="auto" lang="und">{ARABIC}</div>' in page
    assert '<bdi dir="auto" lang="sv">Jag vill</bdi>' in page
    assert f'<th scope="row"><bdi dir="auto" lang="und">{ARABIC}</bdi></th>' in page
    assert '<th scope="row">Meidän</th>' in page


def test_a_word_file_turns_the_paragraph_and_the_words_from_the_right() -> None:
    made = xml(document(Quote(ARABIC, "fi"), Table("T", ("A",), ((Said(ARABIC, "fi"),),)), Quote("Minä", "sv"), Paragraph("Meidän")))
    assert made.count("<w:bidi/>") == 2 and made.count("<w:rtl/>") == 2
    assert made.count('<w:lang w:bidi="x-none"/>') == 2
    assert '<w:lang w:val="sv-FI"/>' in made
    assert ARABIC in made


def test_a_word_file_says_the_language_of_words_in_cells() -> None:
    made = xml(document(Table("T", ("A",), ((Said("Jag vill", "sv"),),))))
    assert '<w:lang w:val="sv-FI"/>' in made


def test_markdown_keeps_the_direction_of_the_words_to_themselves() -> None:
    made = markdown.as_markdown(document(Quote(ARABIC, "fi"), Listing((ARABIC,)))).decode()
    assert made.count("\u2068") == made.count("\u2069") == 2


@pytest.mark.parametrize("text", [HEART, "a\u0308a\u0308kko\u0308", "🫩"])
def test_every_sign_is_kept_in_every_kind_of_file(text: str) -> None:
    made = document(Heading(text), Paragraph(text), Quote(text, "fi"), Listing((text,)), Table("T", ("A",), ((text,),)))
    assert html.as_html(made).decode().count(text) == 5
    assert xml(made).count(text) == 5
    assert markdown.as_markdown(made).decode().count(text) == 5
    table = Table("T", ("A",), ((text,),))
    assert text in csv_file.as_csv(table).decode("utf-8-sig")
    book = zipfile.ZipFile(io.BytesIO(excel.as_xlsx([table])))
    assert any(text in book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))


def test_words_inside_a_sentence_or_a_label_of_ours_are_isolated() -> None:
    assert short(ARABIC) == f"\u2068{ARABIC.removesuffix('.')}\u2069"
    assert plain.label("أريد") == "\u2068أريد\u2069"
    assert plain.label("Minä 🩷") == "Minä 🩷"


def test_the_cells_of_a_table_are_texts_for_every_writer() -> None:
    cell = Said("Sanat", "fi")
    assert cell == "Sanat" and isinstance(cell, str)
    assert Texts.same(cell).fi == "Sanat"
