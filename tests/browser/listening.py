"""A page with two fragments that listen to different topics, and say how often they were drawn."""

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from participation.store import the_database
from participation.web import asker, live, mark, server, streams
from participation.web.tablet import files
from tests import builders

asker.staff = lambda: builders.FACILITATOR
streams.who_listens = lambda *_: (None, live.Ear())  # the test is about what comes, not about who may ask


async def raise_topic(request: Request) -> JSONResponse:
    with the_database().write() as change:
        change.raise_counter("w", request.path_params["topic"])
    return JSONResponse({})


class Marked:
    """The front door's mark without its content security policy, under which a test can't look into a page."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app(scope, receive, mark.on_answers(scope, send) if scope["type"] == "http" else send)


app = st.App(
    "listening_page.py",
    routes=[
        Route("/raise/{topic}", raise_topic),
        Route("/tablet/{version}/{file:path}", files.send),
        *streams.routes(server.the_hub),
    ],
    middleware=[Middleware(Marked)],
    lifespan=server.lifespan,
)
