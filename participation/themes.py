"""A participant's own themes: add, change, take back, support another's. Each waits until a person has shown it."""

import json
from collections.abc import Mapping

from participation import clock, ids, own_words, papers, shared_texts, stages
from participation.access import require_participant
from participation.activities.add_themes import AddThemes
from participation.activities.taking_themes import TakingThemes
from participation.activities.vote import Vote
from participation.cards import taken_words
from participation.delivery import Reply, once
from participation.errors import NotFound, Refused
from participation.insight import similarity, suppression
from participation.model import limits
from participation.model.people import Participant
from participation.model.texts import LANGUAGES, N_, Texts
from participation.model.theme import Theme
from participation.model.workshop import Stage
from participation.plain_text import LONGEST_READ
from participation.store import Database, Row, Transaction
from participation.texts import everywhere

NOT_HERE = N_("This theme is not here any more. Look at the page again.")


def add(
    database: Database,
    who: Participant,
    key: str,
    *,
    stage_id: str,
    text: str,
    kind: str | None,
    language: str,
    details: Mapping[str, object] | None = None,
    with_help: bool = False,
) -> Reply:
    """A new theme, waiting for the facilitator. Gives `{"theme": id}`; the same key gives the same theme again."""
    require_participant(who)

    def work(change: Transaction) -> Reply:
        stage = stages.open_for(change, who.workshop_id, stage_id)
        taking = taking_themes(stage)
        cleaned, checked_kind, checked_details = taking.check_theme(text, kind, details or {})
        _may_add(change, who, stage, taking)
        now = clock.now()
        theme_id = ids.new_id()
        change.save(
            "theme",
            {
                "id": theme_id,
                "workshop_id": who.workshop_id,
                "stage_id": stage_id,
                "participant_id": who.id,
                "text": cleaned,
                "language": language if language in LANGUAGES else who.language,
                "kind": checked_kind,
                "details": json.dumps(checked_details, ensure_ascii=False) if checked_details else None,
                "state": "waiting",
                "reason": None,
                "group_id": None,
                "marked": int(_may_need_care(cleaned, checked_details)),
                "with_help": int(with_help),
                "created_at": now,
                "changed_at": now,
                "shown_at": None,
            },
        )
        _keep_wording(change, theme_id, cleaned)
        note(change, theme_id, "written", by_role=who.role_group)
        change.raise_counter(who.workshop_id, "queue")
        return {"theme": theme_id}

    return once(database, who, key, work)


def taking_themes(stage: Stage) -> TakingThemes:
    """How a stage takes themes: one in which people add something, or a vote that takes new statements; Refused otherwise."""
    activity = stages.activity(stage)
    if isinstance(activity, TakingThemes):
        return activity
    if isinstance(activity, Vote) and activity.new_themes:
        return AddThemes()
    raise Refused(N_("This stage takes no themes. Look at what is open."))


def change_own(
    database: Database,
    who: Participant,
    key: str,
    theme_id: str,
    *,
    text: str,
    kind: str | None,
    details: Mapping[str, object] | None = None,
    with_help: bool = False,
) -> None:
    """Other words for an own theme. It waits for the facilitator again; the earlier words stay in its history."""
    require_participant(who)

    def work(change: Transaction) -> None:
        theme = own(change, who, theme_id)
        _words_may_change(change, theme)
        _may_still_change(change, theme)
        taking = taking_themes(stages.find(change, theme.stage_id))
        cleaned, checked_kind, checked_details = taking.check_theme(text, kind, theme.details if details is None else details)
        change.run(
            "UPDATE theme SET text = :text, kind = :kind, details = :details, state = :state, reason = NULL, marked = :marked,"
            " with_help = :with_help, changed_at = :now, shown_at = NULL WHERE id = :id",
            text=cleaned,
            kind=checked_kind,
            details=json.dumps(checked_details, ensure_ascii=False) if checked_details else None,
            state="held" if theme.state == "held" else "waiting",
            marked=int(_may_need_care(cleaned, checked_details)),
            with_help=int(with_help or theme.with_help),
            now=clock.now(),
            id=theme_id,
        )
        change.run("DELETE FROM theme_translation WHERE theme_id = :id", id=theme_id)  # it said other words than these
        _keep_wording(change, theme_id, cleaned)
        note(change, theme_id, "changed", by_role=who.role_group)
        change.raise_counter(who.workshop_id, "themes" if theme.state == "shown" else "queue")

    once(database, who, key, work)


def take_back(database: Database, who: Participant, key: str, theme_id: str) -> None:
    """Takes one own theme away for good, until grouping starts."""
    require_participant(who)

    def work(change: Transaction) -> None:
        theme = own(change, who, theme_id)
        _may_still_change(change, theme)
        remove(change, theme)

    once(database, who, key, work)


def remove(change: Transaction, theme: Theme) -> None:
    """Deletes a theme with all that is kept of it: from its wordings to the votes on it and its words in a draft of the cards."""
    taken_words.empty(change, theme)
    papers.tell_voters(change, theme.workshop_id, [theme.id])
    change.run("DELETE FROM vote WHERE target_id = :id", id=theme.id)
    change.run("DELETE FROM theme WHERE id = :id", id=theme.id)
    change.run("DELETE FROM decision WHERE theme_id = :id", id=theme.id)
    change.run("DELETE FROM commitment WHERE about = 'theme:' || :id", id=theme.id)
    change.forget()
    change.raise_counter(theme.workshop_id, "themes")


def support(database: Database, who: Participant, key: str, theme_id: str) -> None:
    """Says that another's shown theme is mine too; said twice, it counts once."""
    require_participant(who)

    def work(change: Transaction) -> None:
        theme = find(change, theme_id)
        if theme.workshop_id != who.workshop_id or theme.state != "shown" or theme.participant_id == who.id:
            raise NotFound(NOT_HERE)
        change.save("support", {"theme_id": theme_id, "participant_id": who.id, "at": clock.now()}, key=("theme_id", "participant_id"))
        supporters = change.row("SELECT count(*) AS n FROM support WHERE theme_id = :id", id=theme_id)
        if supporters and supporters["n"] % suppression.LEAST == 0:  # the room sees steps of five
            change.raise_counter(who.workshop_id, "themes")

    once(database, who, key, work)


def near(database: Database, who: Participant, text: str) -> list[Theme]:
    """Shown themes of this workshop, by others, that say nearly the same as a text that is being written; the nearest first."""
    require_participant(who)
    with database.read() as look:
        shown = [theme for theme in shown_in(look, who.workshop_id) if theme.participant_id != who.id]
    found = similarity.near(text[:LONGEST_READ], {theme.id: theme.text for theme in shown}, limit=2)
    by_id = {theme.id: theme for theme in shown}
    return [by_id[theme_id] for theme_id in found]


def careful(text: str) -> Texts | None:
    """A kind warning when a text seems to hold a phone number, an address or an e-mail; None when it doesn't."""
    if own_words.looks_personal(text):
        return everywhere(N_("Is there a phone number, an address or an e-mail in your text? Please leave it out."))
    return None


def shown_in(look: Transaction, workshop_id: str) -> list[Theme]:
    """The shown themes of a workshop, the newest first."""
    rows = look.rows("SELECT * FROM theme WHERE workshop_id = :id AND state = 'shown' ORDER BY shown_at DESC, id", id=workshop_id)
    return [Theme.of(row) for row in rows]


def of_participant(look: Transaction, participant_id: str, workshop_id: str | None = None) -> list[Theme]:
    """A person's own themes, the newest first; of one workshop, or of all."""
    rows = look.rows("SELECT * FROM theme WHERE participant_id = :id ORDER BY created_at DESC", id=participant_id)
    return [Theme.of(row) for row in rows if workshop_id is None or row["workshop_id"] == workshop_id]


def find(look: Transaction, theme_id: str) -> Theme:
    """The theme with this id; raises NotFound."""
    row = look.row("SELECT * FROM theme WHERE id = :id", id=theme_id)
    if row is None:
        raise NotFound(NOT_HERE)
    return Theme.of(row)


def own(look: Transaction, who: Participant, theme_id: str) -> Theme:
    """An own theme; another's is as little there as one that doesn't exist."""
    theme = find(look, theme_id)
    if theme.participant_id != who.id:
        raise NotFound(NOT_HERE)
    return theme


def grouping_has_started(look: Transaction, workshop_id: str) -> bool:
    """Whether a grouping stage has been opened, or somebody put a theme in a group."""
    stage = look.row("SELECT id FROM stage WHERE workshop_id = :id AND kind = 'group' AND opened_at IS NOT NULL LIMIT 1", id=workshop_id)
    grouped = look.row("SELECT id FROM theme WHERE workshop_id = :id AND group_id IS NOT NULL LIMIT 1", id=workshop_id)
    return stage is not None or grouped is not None


def may_change(look: Transaction, theme: Theme, *, grouping_started: bool) -> bool:
    """Whether its writer can still change the words of this one theme."""
    return not grouping_started and not any(_stays(look, theme).values()) and not papers.in_closed_figures(look, theme.id)


def _stays(look: Transaction, theme: Theme) -> Row:
    """What makes a theme stay as it is: votes on it, a decision about it that stands, the end of its workshop."""
    row = look.row(
        "SELECT EXISTS (SELECT 1 FROM vote WHERE target_id = :id) AS voted, w.state = 'closed' AS closed,"
        " EXISTS (SELECT 1 FROM decision d WHERE d.theme_id = :id AND d.status <> 'undone'"
        " AND d.number = (SELECT max(number) FROM decision WHERE theme_id = :id)) AS decided FROM workshop w WHERE w.id = :workshop",
        id=theme.id,
        workshop=theme.workshop_id,
    )
    assert row is not None
    return row


def _may_still_change(look: Transaction, theme: Theme) -> None:
    if grouping_has_started(look, theme.workshop_id) or _stays(look, theme)["voted"]:
        raise Refused(
            N_("Grouping has started, so one theme stays as it is. You can still take back all your themes and votes on your own page.")
        )


def _words_may_change(look: Transaction, theme: Theme) -> None:
    """What was decided or voted about stays in those words, and so does what lies in a closed workshop. To take it back stays possible."""
    stays = _stays(look, theme)
    if stays["decided"]:
        raise Refused(N_("Something was decided about this, so the words stay. You can still take back all your themes on your own page."))
    if papers.in_closed_figures(look, theme.id):
        raise Refused(N_("A vote about this is closed, so the words stay. You can still take back all your themes on your own page."))
    if stays["closed"]:
        raise Refused(N_("This workshop is closed, so the words stay. You can still take back all your themes on your own page."))


def note(change: Transaction, theme_id: str, what: str, *, by_role: str, detail: str | None = None, wording: str | None = None) -> None:
    """Writes one step of a theme's way; `wording` is the mark of the words that it was about."""
    step = {"id": ids.new_id(), "theme_id": theme_id, "what": what, "detail": detail, "by_role": by_role, "at": clock.now()}
    change.save("theme_event", {**step, "wording": wording})


def _keep_wording(change: Transaction, theme_id: str, text: str) -> None:
    number = change.row("SELECT count(*) AS n FROM theme_wording WHERE theme_id = :id", id=theme_id)
    change.save(
        "theme_wording",
        {"theme_id": theme_id, "number": (number["n"] if number else 0) + 1, "text": text, "at": clock.now()},
        key=("theme_id", "number"),
    )


def _may_need_care(text: str, details: Mapping[str, object]) -> bool:
    return any(shared_texts.may_need_care(part) for part in (text, *details.values()) if isinstance(part, str))


def _may_add(look: Transaction, who: Participant, stage: Stage, taking: TakingThemes) -> None:
    if taking.only_groups and who.role_group not in taking.only_groups:
        raise Refused(N_("Experts by experience write here. You can read."))
    own = look.row("SELECT count(*) AS n FROM theme WHERE participant_id = :id AND stage_id = :stage", id=who.id, stage=stage.id)
    if taking.most_of_one and own is not None and own["n"] >= taking.most_of_one:
        raise Refused(N_("You have sent yours here. You can still change it."))
    _not_too_many(look, who)


def _not_too_many(look: Transaction, who: Participant) -> None:
    row = look.row(
        "SELECT count(*) AS n FROM theme WHERE participant_id = :id AND workshop_id = :workshop", id=who.id, workshop=who.workshop_id
    )
    if row is not None and row["n"] >= limits.THEMES_OF_ONE_PERSON:
        raise Refused(N_("You have sent very many themes. Choose the most important ones and take others back."))
