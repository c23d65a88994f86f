"""A small page without Streamlit for the moments when there is nothing else to show: one sentence and a way on."""

from html import escape

from starlette.responses import HTMLResponse

from participation import texts
from participation.model.texts import N_
from participation.web import look

NOTHING_HERE = N_("There is no page at this address. Check the address, or start from the beginning.")
START = N_("Go to the start")


def page(language: str, message_id: str, *, status: int, **values: object) -> HTMLResponse:
    """A page that says one sentence in the reader's language and offers the way to the start."""
    body = f"""<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Yhdessä</title>
{look.head_links()}
</head>
<body class="calm">
<main>
<span class="mark" aria-hidden="true"></span>
<h1>Yhdessä</h1>
<p>{escape(texts.say(language, message_id, **values))}</p>
<p><a class="go" href="/">{escape(texts.say(language, START))}</a></p>
</main>
</body>
</html>
"""
    return HTMLResponse(body, status_code=status, headers={"cache-control": "no-store", "vary": "cookie, accept-language"})
