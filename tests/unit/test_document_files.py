"""The same document as a Word file, a web page and Markdown: real structure, and people's words as they typed them."""

import io
import re
import zipfile
from xml.etree import ElementTree

import docx
import pytest
from docx.oxml.ns import qn
from markdown_it import MarkdownIt

from participation.reports.document import Document, Heading, Listing, Note, Paragraph, Picture, Quote
from participation.reports.html import as_html, body
from participation.reports.markdown import as_markdown
from participation.reports.table import Table
from participation.reports.word import as_docx

DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c636060f8cf0000030101003fa5a2b40000000049454e44ae426082"
)
NASTY = (
    "# big *bold* [x](javascript:alert(1)) ![p](http://evil.example/x.png) <script>alert(1)</script> `code` | a $x$ &lt;"
    " https://evil.example www.evil.example a@evil.example"
)
WHOLE = Document(
    "Raportti <1>",
    "fi",
    (
        Heading("Ensimmäinen luku"),
        Paragraph("Kaksi\nriviä."),
        Heading("Alaluku", 2),
        Quote("Haluan, että\nkysytään.", "sv", "◆ Kokemusasiantuntijat"),
        Quote(NASTY, "en"),
        Listing(("yksi", "kaksi"), numbered=True),
        Listing(("kolme",), numbered=True),
        Listing(("pallo",)),
        Table("Luvut", ("Teema", "Ääniä"), (("=1+1", 7), ("kaksi | osaa", None)), "Seitsemän äänesti."),
        Note("Huomaa tämä."),
        Picture(DOT, "Piste"),
    ),
)


def xml(part: str) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(as_docx(WHOLE))) as file:
        return ElementTree.fromstring(file.read(part))


def test_a_word_file_has_real_headings_with_the_title_first() -> None:
    file = docx.Document(io.BytesIO(as_docx(WHOLE)))
    headings = [(p.style.name, p.text) for p in file.paragraphs if p.style.name.startswith("Heading")]
    assert headings == [("Heading 1", "Raportti <1>"), ("Heading 2", "Ensimmäinen luku"), ("Heading 3", "Alaluku")]
    assert file.core_properties.title == "Raportti <1>" and file.core_properties.author == ""


@pytest.mark.parametrize(("language", "locale"), [("fi", "fi-FI"), ("sv", "sv-FI"), ("en", "en-GB")])
def test_a_word_file_says_its_language_and_that_of_each_persons_words(language: str, locale: str) -> None:
    file = docx.Document(io.BytesIO(as_docx(Document("x", language, (Quote("Jag vill.", "sv"),)))))
    default = file.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert default.get(qn("w:val")) == locale and file.core_properties.language == locale
    quoted = next(p for p in file.paragraphs if p.style.name == "Quote")
    assert quoted._p.find(f".//{qn('w:lang')}").get(qn("w:val")) == "sv-FI"


def test_tables_have_a_header_row_that_repeats_and_pictures_have_words() -> None:
    file = docx.Document(io.BytesIO(as_docx(WHOLE)))
    [table] = file.tables
    assert [cell.text for cell in table.rows[0].cells] == ["Teema", "Ääniä"]
    assert [table.rows[n]._tr.find(f".//{qn('w:tblHeader')}") is not None for n in (0, 1)] == [True, False]
    assert [cell.text for cell in table.rows[2].cells] == ["kaksi | osaa", "–"]
    assert file.inline_shapes[0]._inline.docPr.get("descr") == "Piste"


def test_each_numbered_list_begins_at_one() -> None:
    file = docx.Document(io.BytesIO(as_docx(WHOLE)))
    numbers = [p._p.pPr.numPr.numId.val for p in file.paragraphs if p.style.name == "List Number"]
    assert len(numbers) == 3 and numbers[0] == numbers[1] != numbers[2]


def test_words_stand_in_a_word_file_as_they_were_typed() -> None:
    text = "".join(
        node.text or "" for node in xml("word/document.xml").iter(f"{{{'http://schemas.openxmlformats.org/wordprocessingml/2006/main'}}}t")
    )
    assert NASTY in text and "=1+1" in text


def test_what_cannot_be_seen_is_taken_out_of_every_file() -> None:
    odd = Document("a\x00b", "fi", (Quote("x\x07\u202ey\ufffez", "fi"), Table("t\x1b", ("c\x0b",), (("d\x02",),))))
    assert "xyz" in docx.Document(io.BytesIO(as_docx(odd))).paragraphs[1].text
    assert b"xyz" in as_html(odd) and b"xyz" in as_markdown(odd)
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", as_html(odd) + as_markdown(odd))


def test_a_web_page_stands_alone_and_interprets_nothing() -> None:
    page = as_html(WHOLE).decode()
    assert page.startswith("<!DOCTYPE html>") and '<html lang="fi">' in page and "<title>Raportti &lt;1&gt;</title>" in page
    assert "<script" not in page and "&lt;script&gt;" in page and "<a " not in page and 'src="http' not in page
    assert '<div dir="auto" lang="sv">Haluan, että\nkysytään.</div>' in page
    assert '<th scope="col">Ääniä</th>' in page and '<th scope="row">=1+1</th>' in page and 'alt="Piste"' in page


def test_a_preview_puts_its_headings_below_those_of_the_page() -> None:
    assert re.findall(r"<h(\d)>", body(WHOLE, top=2)) == ["2", "3", "4"]


def test_markdown_keeps_the_words_and_makes_nothing_of_them() -> None:
    made = MarkdownIt("gfm-like", {"linkify": False}).render(as_markdown(WHOLE).decode())
    assert "# big *bold* [x](javascript:alert(1)) ![p](http://evil.example/x.png) &lt;script&gt;" in made
    assert "<a " not in made and "<img" not in made and "<code>" not in made and "<script" not in made
    assert "<h1>Raportti &lt;1&gt;</h1>" in made and "<td>kaksi | osaa</td>" in made and "<ol>" in made


@pytest.mark.parametrize(
    "start", ["# x", "- x", "+ x", "1. x", "12) x", "=== x", "> x", "    x", "| a | b |", "```x", "---", "***", "[a]: b"]
)
def test_no_first_sign_of_a_text_becomes_markdown(start: str) -> None:
    for block in (Paragraph(start), Quote(start, "fi"), Note(start), Listing((start,))):
        made = MarkdownIt("commonmark").enable("table").render(as_markdown(Document("t", "fi", (block,))).decode())
        for tag in ("<h2", "<h3", "<ol", "<pre", "<code", "<table", "<hr", "<strong"):
            assert tag not in made, (block, made)
        assert made.count("<h1") == 1 and made.count("<blockquote") <= 1 and made.count("<ul") <= 1
