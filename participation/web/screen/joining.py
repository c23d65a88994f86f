"""How to join: the QR code and the join code, in a corner while people may join, and large before the start."""

from functools import cache
from html import escape

import segno

from participation import texts
from participation.model.workshop import Workshop
from participation.web import way_in

LONG = 40  # signs of an address that take more room than the card has in the usual size
QUIET = 4  # modules of white round the code: without them no camera finds it


@cache
def _code(address: str) -> segno.QRCode:
    return segno.make(address, error="l", boost_error=True, micro=False)


@cache
def qr(address: str) -> str:
    """The QR code of an address as the source of an image: its white is its own, whatever colours stand round it."""
    return _code(address).svg_data_uri(dark="#000", light="#fff", border=QUIET)


def modules(address: str) -> int:
    """How many little squares the image has on a side: each needs a few pixels."""
    return len(_code(address).matrix) + 2 * QUIET


def link(site: str, code: str) -> str:
    """The address that the QR code holds."""
    return f"{site}/j/{code}"


def in_two(code: str) -> str:
    """A join code as it is easier to read and to type."""
    half = len(code) // 2
    return f"{code[:half]} {code[half:]}"


def _picture(site: str, code: str, language: str) -> str:
    alt = texts.say(language, "QR code: it opens the workshop on your phone or tablet.")
    return f'<img src="{escape(qr(link(site, code)), quote=True)}" alt="{escape(alt, quote=True)}">'


def card(workshop: Workshop, site: str | None) -> str:
    """The card in the corner."""
    language = workshop.languages[0]
    if site is None:
        return f'<aside class="joining" lang="{language}"><p>{escape(texts.say(language, way_in.NO_WAY))}</p></aside>'
    return (
        f'<aside class="joining" lang="{language}">{_picture(site, workshop.join_code, language)}'
        f"<p>{escape(texts.say(language, 'Join with the code'))} <strong>{in_two(workshop.join_code)}</strong>"
        f"<small{' class=long' if len(site) > LONG else ''}>{escape(_without_scheme(site)).replace(':', '<wbr>:')}/j</small></p></aside>"
    )


def _without_scheme(site: str) -> str:
    return site.partition("//")[2]


def large(workshop: Workshop, site: str | None) -> str:
    """What stands on the screen before the workshop starts."""
    if site is None:
        said = (f'<p lang="{code}">{escape(texts.say(code, way_in.NO_WAY))}</p>' for code in workshop.languages[:2])
        return f'<div class="calm around">{"".join(said)}</div>'
    blocks = "".join(_steps(workshop, site, language) for language in workshop.languages[:2])
    return f'<div class="join-now">{_picture(site, workshop.join_code, workshop.languages[0])}<div>{blocks}</div></div>'


def _steps(workshop: Workshop, site: str, language: str) -> str:
    camera = escape(texts.say(language, "Point your camera at the code."))
    typed = escape(texts.say(language, "Or open {address} and write the code:", address=_without_scheme(site) + "/j"))
    nothing = escape(texts.say(language, "Nobody asks your name."))
    code = f"<strong>{in_two(workshop.join_code)}</strong>"
    return f'<div lang="{language}"><p>{camera}</p><p>{typed} {code}</p><p class="soft">{nothing}</p></div>'
