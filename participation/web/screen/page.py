"""The whole screen: the band with the question, the card to join, and below it what the facilitator chose to show."""

from html import escape

from participation import shared_texts, stages, texts
from participation.model.texts import N_, Texts
from participation.screen import Picture
from participation.texts import everywhere
from participation.web import times, way_in
from participation.web.screen import both, fit, forms_view, four_fields, groups, joining, path_view, relations_view, votes, wall
from participation.web.screen.band import Band

CARD, SIGN = 21.0, 12.5  # the room that the band leaves at its right
ABOVE, BELOW = 1.1, 0.6
THANKS = N_("Thank you for taking part.")
TURN = N_("Tablet {number}")
SOON = N_("Soon it goes on here.")
GO_ON = N_("We go on soon.")
EXPERTS_FIRST = N_("First the themes of experts by experience.")
FIRST_HIGH = 2.2  # the line that says so
SAID = {"task": N_("Answer on your tablet."), "note": N_("Write for yourself. Nobody else sees it.")}
WHAT_NEXT = N_("With your return code you see what happens to your themes.")


def draw(picture: Picture, address: str, *, came: bool = False) -> str:
    """The screen as HTML. Words of participants stand in it exactly as they were typed, and as nothing but text.

    `came`: the newest theme has come since the screen was drawn last; only then it moves.
    """
    languages = picture.workshop.languages[:2]
    card = picture.code is not None and picture.view != "joining"
    body, top = "", ""
    own_site = way_in.site(address)
    beside = CARD if card else SIGN
    room = height(picture)
    if picture.view == "themes":
        body, shown = _wall(picture, room, languages, came)
        top = _where(picture, shown)
    else:
        body = _body(picture, room, own_site)
        voted = picture.votes if picture.view == "votes" else None
        top = votes.top(voted, languages[0]) if voted else _where(picture, None)
    band = Band(top, question(picture), languages, beside)
    corner = joining.card(picture.workshop, own_site) if card else ""
    around = "" if card else " signed"
    here = f' data-stage="{picture.stage.id}" data-state="{picture.stage.state}"' if picture.stage else ""
    return f'<div class="room{around}" data-view="{picture.view}"{here}>{band.html()}{corner}<div class="below">{body}</div></div>'


def height(picture: Picture) -> float:
    """The room below the band, in rem."""
    beside = CARD if picture.code is not None and picture.view != "joining" else SIGN
    return fit.HIGH - Band("", question(picture), picture.workshop.languages[:2], beside).height - ABOVE - BELOW


def _wall(picture: Picture, room: float, languages: tuple[str, ...], came: bool) -> tuple[str, int]:
    """The themes as cards; above them the summary that people answer to, where there is one."""
    summary, used = "", 0.0
    if picture.text is not None:
        summary = f'<div class="summary">{both.paragraphs(picture.text, languages)}</div>'
        used = 1.9 + both.height(picture.text, languages, fit.WIDE - fit.SIDES - 2.4)
    if picture.experts_first:
        summary += f'<p class="first"><span class="violet" aria-hidden="true">◆</span> {both.sentence(EXPERTS_FIRST, languages)}</p>'
        used += FIRST_HIGH
    body, shown = wall.draw(picture.themes, room - used, languages, came, newest=picture.newest, beside=picture.notes)
    return summary + body, shown


def question(picture: Picture) -> Texts:
    """What stands large at the top: the stage's question, or what the votes say."""
    if picture.view == "thanks":
        return everywhere(THANKS)
    if picture.view == "votes" and picture.votes is not None:
        return picture.votes.sentence
    return picture.workshop.title if picture.stage is None else picture.stage.prompt


def _where(picture: Picture, shown: int | None) -> str:
    """“Stage 3/9 · 34 people · 26 themes, here the 12 newest”: the numbers that the room may know."""
    room = fit.WIDE - 5.3 - (CARD if picture.code is not None and picture.view != "joining" else SIGN)
    for languages in (picture.workshop.languages[:2], picture.workshop.languages[:1]):
        said = _numbers(picture, shown, languages)
        if fit.lines(said, room) == 1:
            break
    return escape(said) or escape(picture.workshop.title.say(picture.workshop.languages[0]))


def _numbers(picture: Picture, shown: int | None, languages: tuple[str, ...]) -> str:
    """Where we are, with the name of the stage in these languages."""
    language = languages[0]
    said = []
    if picture.stage is not None and picture.view != "thanks":
        name = " / ".join(text for _, text in both.each(picture.stage.name, languages))
        said.append(f"{texts.say(language, 'Stage {number}/{total}', number=picture.number, total=picture.total)} {name}")
    elif picture.view == "joining":
        said.append(texts.say(language, "We start soon"))
    if picture.people is not None:
        said.append(texts.say_many(language, "{n} person is here", "{n} people are here", picture.people))
    if shown is not None and shown < len(picture.themes):
        said.append(texts.say(language, "{n} themes, here the {shown} newest", n=len(picture.themes), shown=shown))
    elif picture.themes and picture.view in ("themes", "groups"):
        said.append(texts.say_many(language, "{n} theme", "{n} themes", len(picture.themes)))
    return " · ".join(said)


def _body(picture: Picture, room: float, own_site: str | None) -> str:
    languages = picture.workshop.languages[:2]
    drawn = _drawn(picture, room, languages)
    if drawn:
        return drawn
    if picture.view == "joining":
        return joining.large(picture.workshop, own_site) if picture.code else _calm(languages, N_("We start soon."))
    if picture.view == "votes":
        return votes.draw(picture.votes, room, languages) if picture.votes else votes.hidden(languages)
    if picture.view == "rules":
        return _rules(languages, room)
    if picture.view == "pause":
        return _pause(picture, languages)
    if picture.view == "task" and picture.stage is not None and picture.stage.state == "closed":
        return _calm(languages, GO_ON)
    return _thanks(languages, own_site) if picture.view == "thanks" else _calm(languages, SAID.get(picture.view, SOON))


def _drawn(picture: Picture, room: float, languages: tuple[str, ...]) -> str:
    """What people made together in this stage; empty where this view draws nothing of the kind."""
    if picture.view == "groups":
        return groups.draw(picture.groups, picture.without_group, room, languages)
    if picture.view == "turn":
        return _turn(picture, languages)
    if picture.paths:
        return path_view.draw(picture.paths, room, languages)
    if picture.relations is not None:
        return relations_view.draw(picture.relations, room, languages)
    if picture.shared:
        return forms_view.draw(picture.shared, room, languages)
    if picture.view == "text" and picture.text:
        return _text(picture.text, languages, room)
    return four_fields.beside(languages) if four_fields.of(picture) else ""


def _turn(picture: Picture, languages: tuple[str, ...]) -> str:
    """Whose turn it is, by the number of the tablet and nothing else."""
    return f'<div class="turn">{both.paragraphs(everywhere(TURN, number=picture.turn), languages)}</div>'


def _calm(languages: tuple[str, ...], message_id: str) -> str:
    said = "".join(f'<p lang="{code}">{escape(texts.say(code, message_id))}</p>' for code in languages)
    return f'<div class="calm around">{said}</div>'


def _rules(languages: tuple[str, ...], room: float) -> str:
    """The ground rules; in the second language, too, where there is room for both."""
    rules = [rule.text for rule in shared_texts.ground_rules()]
    both = len(languages) > 1 and room / max(1, len(rules)) > 2.9
    items = "".join(
        f'<li><p lang="{languages[0]}">{escape(rule.say(languages[0]))}</p>'
        + (f'<p class="soft" lang="{languages[1]}">{escape(rule.say(languages[1]))}</p>' if both else "")
        + "</li>"
        for rule in rules
    )
    return f'<ul class="rules{" both" if both else ""}">{items}</ul>'


def _text(text: Texts, languages: tuple[str, ...], room: float) -> str:
    """A text to read together, as large as it fits; in the second language only where there is room."""
    for code in (languages, languages[:1]):
        for size in (1.5, 1.25, 1.1, 0.95):
            wide = (fit.WIDE - fit.SIDES - 2.0 * (len(code) - 1)) / len(code) / size
            if max(fit.lines(text.say(each), wide) for each in code) * size * 1.4 <= room:
                parts = "".join(f'<p lang="{each}">{escape(text.say(each))}</p>' for each in code)
                return f'<div class="text" style="font-size:{size}rem;grid-template-columns:repeat({len(code)},1fr)">{parts}</div>'
    return f'<div class="text" style="font-size:0.95rem"><p lang="{languages[0]}">{escape(text.say(languages[0]))}</p></div>'


def _pause(picture: Picture, languages: tuple[str, ...]) -> str:
    ends = stages.ends_at(picture.stage) if picture.stage else None
    if ends is None:
        return _calm(languages, N_("We go on soon."))
    said = "".join(
        f'<p lang="{code}">{escape(texts.say(code, "We go on at {time}.", time=times.at(ends, code)))}</p>' for code in languages
    )
    return f'<div class="calm around">{said}</div>'


def _thanks(languages: tuple[str, ...], own_site: str | None) -> str:
    address = f"<p><b>{escape(own_site.partition('//')[2])}/what-happened</b></p>" if own_site else ""
    said = "".join(f'<p lang="{code}">{escape(texts.say(code, WHAT_NEXT))}</p>' for code in languages)
    return f'<div class="calm around">{said}{address}</div>'
