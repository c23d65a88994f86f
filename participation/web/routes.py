"""The tablet's own routes: a tap is answered here without a Streamlit run. Rules live in the use cases."""

import functools
import hashlib
import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import anyio
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from participation import attendance, join_page, mine, pace, presence, room, safety_numbers, secrecy, shared_texts, what_happened
from participation.errors import FromElsewhere, Gone, NotAllowed, NotFound, Refused, SlowDown, Unknown
from participation.model.people import Participant
from participation.model.texts import N_, Texts
from participation.model.workshop import Workshop
from participation.project import glossary, project
from participation.shared_texts import Help
from participation.store import Database, the_database
from participation.web import bodies, cookies, fields, origin, quiet, tablet_answers
from participation.web.sockets import network
from participation.web.tablet import files

WORDS_KEEP = 600  # seconds
AT_ONCE = 8  # threads that talk to the database; more of them only wait for its one writer

Handler = Callable[[Request], Awaitable[Response]]
on_their_way = bodies.Bodies()
newcomers = pace.Addresses()
_threads: list[anyio.CapacityLimiter] = []


async def in_thread(work: Callable[..., Any], *arguments: Any) -> Any:
    """Runs what talks to the database away from the loop."""
    if not _threads:
        _threads.append(anyio.CapacityLimiter(AT_ONCE))
    return await anyio.to_thread.run_sync(work, *arguments, limiter=_threads[0])


def answered(handler: Handler) -> Handler:
    """Turns what a person can cause into a plain sentence with its status; what else happens is the front door's."""

    @functools.wraps(handler)
    async def with_sentence(request: Request) -> Response:
        try:
            return await handler(request)
        except SlowDown as refused:
            close = {"connection": "close"} if isinstance(refused, bodies.TooSlow) else None  # the rest of it is still to come
            return JSONResponse({"refused": refused.texts().as_json(), "again_in": refused.again_in}, 429, close)
        except Refused as refused:
            if isinstance(refused, fields.Malformed | bodies.TooLarge):
                quiet.refused("what no page of ours sends")
            return JSONResponse({"refused": refused.texts().as_json(), **_what_to_do(refused)}, _status(refused))

    return with_sentence


def _status(refused: Refused) -> int:
    for kind, status in ((Unknown, 401), (NotAllowed, 403), (NotFound, 404), (Gone, 410)):
        if isinstance(refused, kind):
            return status
    return 400


def _what_to_do(refused: Refused) -> dict[str, object]:
    """What a tablet does after it beyond saying the sentence: forget its person, or keep the answer and send it later."""
    return {"unknown": True} if isinstance(refused, Unknown) else {"waits": True} if isinstance(refused, FromElsewhere) else {}


async def body(request: Request) -> dict[str, Any]:
    """The JSON object that our own page sent; anything else is refused."""
    if origin.is_foreign(request.headers):
        quiet.refused(origin.WHAT)
        raise FromElsewhere(origin.FOREIGN)
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise fields.Malformed(fields.OLD)
    content = await on_their_way.read(request, visitor_of(request) or address_of(request))
    return fields.read(request.url.path.rpartition("/")[2], content)


def text(given: Mapping[str, Any], name: str) -> str:
    """A text of the body; a missing one is empty."""
    value = given.get(name)
    return value if isinstance(value, str) else ""


def visitor_of(request: Request) -> str:
    """The token of the browser; empty for one without a cookie."""
    return cookies.visitor(request.cookies) or ""


def address_of(request: Request) -> str:
    """Where the request comes from."""
    return request.client.host if request.client else ""


def _state(database: Database, who: Participant, **more: object) -> Response:
    """Everything that a tablet needs; the room is already JSON, the same for all, and is put in as it is."""
    with database.read() as look:
        me = {
            "role": who.role,
            "role_group": who.role_group,
            "language": who.language,
            "code_written_down": attendance.code_is_written_down(look, who),
            "tablet": attendance.tablet_number(look, who),
        }
    own = json.dumps({**more, "me": me, "mine": mine.of(database, who)}, ensure_ascii=False, separators=(",", ":")).encode()
    together = own[:-1] + b',"room":' + room.as_bytes(database, who.workshop_id) + b"}"
    return Response(together, media_type="application/json")


def _invited(code: str, visitor: str) -> tuple[Workshop, list[Help], Texts | None, dict[str, object]]:
    database = the_database()
    workshop = attendance.invitation(database, code, visitor)
    with database.read() as look:
        page = join_page.as_json(look, workshop)
    return workshop, safety_numbers.for_workshop(database, workshop.id), project.sentence(database), page


@answered
async def invitation(request: Request) -> Response:
    """What a join code opens: who asks and why, the rules, the roles."""
    given = request.path_params["code"], visitor_of(request)
    workshop, help_numbers, about_project, page = await in_thread(_invited, *given)
    return JSONResponse(
        {
            "workshop": {"title": workshop.title.as_json(), "code": workshop.join_code, "languages": list(workshop.languages)},
            "project": about_project.as_json() if about_project else None,
            "about": [sentence.as_json() for sentence in workshop.about],
            "rules": [rule.text.as_json() for rule in shared_texts.ground_rules()],
            "support": workshop.support.as_json() if workshop.support else None,
            "help": [help.as_json() for help in help_numbers],
            **page,
        }
    )


@answered
async def state(request: Request) -> Response:
    """Everything that a tablet needs to draw itself anew."""

    def read() -> Response:
        who = attendance.of_visitor(the_database(), visitor_of(request))
        return JSONResponse({"me": None}) if who is None else _state(the_database(), who)

    answer: Response = await in_thread(read)
    return answer


@answered
async def happened(request: Request) -> Response:
    """What happened to the themes of whoever uses this browser."""

    def read() -> dict[str, object]:
        who = attendance.of_visitor(the_database(), visitor_of(request))
        if who is None:
            raise Unknown(N_("Write your return code first."))
        return {"themes": what_happened.of(the_database(), who)}

    return JSONResponse(await in_thread(read))


@answered
async def words(request: Request) -> Response:
    """The project's words and what they mean. The browser keeps them, so that no tablet carries them in its room."""
    found = await in_thread(glossary.every, the_database())
    content = json.dumps(
        {"words": [{"term": one.term.as_json(), "meaning": one.meaning.as_json()} for one in found]}, ensure_ascii=False
    ).encode()
    name = f'"{hashlib.sha256(content).hexdigest()[:16]}"'
    headers = {"etag": name, "cache-control": f"private, max-age={WORDS_KEEP}"}
    if request.headers.get("if-none-match") == name:
        return Response(status_code=304, headers=headers)
    return Response(content, media_type="application/json", headers=headers)


@answered
async def join(request: Request) -> Response:
    """Takes part in a workshop."""
    given, visitor = await body(request), visitor_of(request)
    newcomers.join(network(address_of(request)))

    def work() -> Response:
        database = the_database()
        joined = attendance.join(database, visitor, text(given, "code"), text(given, "role"), text(given, "language"), text(given, "age"))
        return _state(database, joined.who, ok=True, return_code=joined.return_code)

    answer: Response = await in_thread(work)
    return answer


@answered
async def come_back(request: Request) -> Response:
    """Comes back with a return code."""
    given, visitor = await body(request), visitor_of(request)

    def work() -> Response:
        database = the_database()
        return _state(database, attendance.come_back(database, visitor, text(given, "return_code"), text(given, "code") or None), ok=True)

    answer: Response = await in_thread(work)
    return answer


@answered
async def next_person(request: Request) -> Response:
    """Hands the tablet over: the browser gets a new token and belongs to nobody."""
    await body(request)
    await in_thread(attendance.hand_over, the_database(), visitor_of(request))
    response = JSONResponse({"ok": True})
    cookies.give(response, request.scope, cookies.VISITOR, secrecy.new_visitor(secrecy.of(the_database())))
    return response


def keyed(do: tablet_answers.Answer) -> Handler:
    """A route for one kind of answer: finds the person, carries it out once, and gives back the person's own things."""

    @answered
    async def handler(request: Request) -> Response:
        given, visitor = await body(request), visitor_of(request)

        def work() -> dict[str, object]:
            database = the_database()
            who = attendance.of_visitor(database, visitor)
            if who is None:
                raise Unknown(N_("Join a workshop first."))
            more = do(database, who, given)
            return {"ok": True, **more, "mine": mine.of(database, who)}

        return JSONResponse(await in_thread(work))

    return handler


async def _writing(request: Request) -> Response:
    await body(request)

    def work() -> None:
        who = attendance.of_visitor(the_database(), visitor_of(request))
        if who is not None:
            presence.is_writing(who.workshop_id, who.id)

    await in_thread(work)
    return JSONResponse({"ok": True})


def routes() -> list[Route]:
    """Every route of the tablet."""
    answers = [Route(f"/api/{name}", keyed(do), methods=["POST"]) for name, do in tablet_answers.ANSWERS.items()]
    return [
        Route("/api/invitation/{code}", invitation, methods=["GET"]),
        Route("/api/state", state, methods=["GET"]),
        Route("/api/what_happened", happened, methods=["GET"]),
        Route("/api/words", words, methods=["GET"]),
        Route("/api/join", join, methods=["POST"]),
        Route("/api/return", come_back, methods=["POST"]),
        Route("/api/next_person", next_person, methods=["POST"]),
        Route("/api/writing", answered(_writing), methods=["POST"]),
        *answers,
        Route("/tablet/{version}/{file:path}", files.send, methods=["GET"]),
    ]
