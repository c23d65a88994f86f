"""A document as an accessible Word file: real headings, the language of every text, header rows, pictures in words."""

import io

import docx
from docx.document import Document as WordFile
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

from participation.reports.document import DEEPEST, Block, Document, Heading, Listing, Note, Paragraph, Picture, Quote, one_line, visible
from participation.reports.table import Table
from participation.said import UNKNOWN, Said, is_right_to_left, language_of

LOCALES = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB", UNKNOWN: "x-none"}
LONGEST_TITLE = 255
INK, PINE = RGBColor(0x1C, 0x2B, 0x29), RGBColor(0x0F, 0x5B, 0x50)
FONT, WIDEST_PICTURE = "Calibri", Cm(16)


def as_docx(document: Document) -> bytes:
    """The file. The title is its first heading and stands in its properties; nobody is named as its author."""
    file = docx.Document()
    _styles(file, document.language)
    _properties(file, document)
    file.add_heading(one_line(document.title), level=1)
    for block in document.blocks:
        _add(file, block)
    content = io.BytesIO()
    file.save(content)
    return content.getvalue()


def _properties(file: WordFile, document: Document) -> None:
    known = file.core_properties
    known.title = one_line(document.title)[:LONGEST_TITLE]
    known.language = LOCALES.get(document.language, document.language)
    known.author = known.last_modified_by = known.comments = ""


def _styles(file: WordFile, language: str) -> None:
    """One typeface, letters that can be read, and the language of the whole file."""
    for name in ("Normal", *(f"Heading {level}" for level in range(1, DEEPEST + 2)), "Quote", "Caption"):
        style = file.styles[name]
        style.font.name, style.font.color.rgb = FONT, PINE if name.startswith("Heading") else INK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{kind}"), None)
    file.styles["Normal"].font.size, file.styles["Caption"].font.size = Pt(11), Pt(11)
    defaults = file.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    _say_language(defaults, language)
    for section in file.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.2)


def _say_language(properties: BaseOxmlElement, language: str, *, from_the_right: bool = False) -> None:
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:bidi" if from_the_right else "w:val"), LOCALES.get(language, language))
    properties.append(spoken)


def _add(file: WordFile, block: Block) -> None:
    match block:
        case Heading():
            file.add_heading(one_line(block.text), level=1 + min(max(block.level, 1), DEEPEST))
        case Paragraph():
            _write(file.add_paragraph(), block.text)
        case Note():
            _write(file.add_paragraph(), block.text, italic=True)
        case Quote():
            _quote(file, block)
        case Listing():
            _list(file, block)
        case Picture():
            _picture(file, block)
        case Table():
            _table(file, block)


def _write(into: WordParagraph, text: str, *, language: str = "", italic: bool = False) -> None:
    """The text as it was typed, its lines under one another; where it begins from the right, the paragraph does, too."""
    from_the_right = is_right_to_left(text)
    if from_the_right:
        into._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
    for number, line in enumerate(visible(text).split("\n")):
        run = into.add_run()
        if number:
            run.add_break(WD_BREAK.LINE)
        run.add_text(line)
        run.italic = True if italic else None
        if from_the_right:
            run.font.rtl = True
        if language:
            _say_language(run._element.get_or_add_rPr(), language_of(text, language), from_the_right=from_the_right)


def _quote(file: WordFile, quote: Quote) -> None:
    words = file.add_paragraph(style="Quote")
    words.paragraph_format.left_indent = Cm(0.8)
    words.paragraph_format.keep_with_next = bool(quote.by)
    _write(words, quote.text, language=quote.language)
    if quote.by:
        by = file.add_paragraph()
        by.paragraph_format.left_indent = Cm(0.8)
        _write(by, f"— {one_line(quote.by)}")


def _list(file: WordFile, listing: Listing) -> None:
    number = _new_numbering(file) if listing.numbered else None
    for item in listing.items:
        line = file.add_paragraph(style="List Number" if listing.numbered else "List Bullet")
        if number is not None:
            counted = line._p.get_or_add_pPr().get_or_add_numPr()
            counted.get_or_add_ilvl().val, counted.get_or_add_numId().val = 0, number
        _write(line, item, language=item.language if isinstance(item, Said) else "")


def _new_numbering(file: WordFile) -> int:
    """A numbering that begins at 1: without one of its own a list would go on from the list before it."""
    numberings = file.part.numbering_part.element
    of_style = file.styles["List Number"].element.pPr.numPr.numId.val
    kind = next(num.abstractNumId.val for num in numberings.num_lst if num.numId == of_style)
    made = numberings.add_num(kind)
    made.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(made.numId)


def _picture(file: WordFile, picture: Picture) -> None:
    shape = file.add_picture(io.BytesIO(picture.content))
    if shape.width > WIDEST_PICTURE:
        shape.height, shape.width = int(shape.height * WIDEST_PICTURE / shape.width), WIDEST_PICTURE
    shape._inline.docPr.set("descr", one_line(picture.alt))


def _table(file: WordFile, table: Table) -> None:
    name = file.add_paragraph(one_line(table.name), style="Caption")
    name.paragraph_format.keep_with_next = True
    made = file.add_table(rows=1, cols=len(table.columns), style="Table Grid")
    described = OxmlElement("w:tblDescription")
    described.set(qn("w:val"), one_line(table.name))
    made._tbl.tblPr.append(described)
    for cell, column in zip(made.rows[0].cells, table.columns, strict=True):
        cell.paragraphs[0].add_run(one_line(column)).bold = True
    _repeats(made.rows[0]._tr.get_or_add_trPr())
    for row in table.rows:
        for cell, value in zip(made.add_row().cells, row, strict=True):
            _write(cell.paragraphs[0], "–" if value is None else str(value), language=value.language if isinstance(value, Said) else "")
    _write(file.add_paragraph(), table.note, italic=True)


def _repeats(properties: BaseOxmlElement) -> None:
    """Marks a row as the heading of its table, on every page that it goes over."""
    head = OxmlElement("w:tblHeader")
    head.set(qn("w:val"), "true")
    properties.append(head)
