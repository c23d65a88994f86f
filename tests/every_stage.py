"""One workshop with a stage of each kind, each with what people would have put into it: for tests of what draws them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from participation import activities, ballots, forms, screen, stages, themes, turns, workshops
from participation.activities.experience import STATEMENTS
from participation.activities.lines import LINES
from participation.model.people import Participant
from participation.model.texts import Texts
from participation.model.workshop import Stage
from participation.store import Database
from participation.template_files import templates
from participation.texts import everywhere
from participation.workshops import Plan
from tests import having_read
from tests.builders import FACILITATOR, Room, key

TITLE = Texts("Avun polku Itärannalla", "Hjälpens stig i Österstrand", "The path of help")
CASE = Texts(
    "Keksitty perhe: Nuori on 13-vuotias ja pitää piirtämisestä. Hän on ollut usein pois koulusta. Vanhempi tekee vuorotyötä.",
    "En påhittad familj: Den unga är 13 år och tycker om att rita. Hen har ofta varit borta från skolan.",
    "An invented family: The young person is 13 and likes drawing. They have often been away from school.",
)
SUMMARY = Texts(
    "Nuori tarvitsee yhden aikuisen, joka pysyy. Koulu ja perhe tapaavat yhdessä.",
    "Den unga behöver en vuxen som stannar. Skolan och familjen träffas tillsammans.",
    "The young person needs one adult who stays. School and family meet together.",
)
PROMPTS = {
    "path": Texts("Mitä tapahtuu ensin? Mitä sitten?", "Vad händer först? Vad händer sedan?", "What happens first? What next?"),
    "lines": Texts("Laita oma arviosi jokaiselle janalle.", "Sätt din bedömning på varje linje.", "Put your estimate on each line."),
    "four_field": Texts("Missä meidän arviointimme on useimmin?", "Var är vår bedömning oftast?", "Where is our assessment most often?"),
}
PROMPT = Texts(
    "Mitä ajattelet tästä? Kirjoita yksi asia.", "Vad tänker du om det här? Skriv en sak.", "What do you think? Write one thing."
)
SETTINGS: dict[str, dict[str, object]] = {
    "read_text": {"text": CASE.as_json()},
    "shared_understanding": {"text": SUMMARY.as_json()},
    "add_themes": {"kinds": ["helps", "hinders"]},
    "mood": {"regions": [Texts.same("Itäranta").as_json(), Texts.same("Länsiranta").as_json()]},
}
PATH_NOW = (
    ("Opettaja huomaa, että nuori on usein poissa.", "school_health", "school", 2, "boundary", None),
    ("Odotetaan aikaa kouluterveydenhoitajalle kuusi viikkoa.", "school_health", "school", 1, "boundary", "waiting"),
    ("Perhe kertoo saman asian kolmannen kerran uudelle työntekijälle.", "needs_assessment", "office", 1, "boundary", "hand_over"),
    ("Den unga får en tid på ungdomsstationen.", "youth_station", "office", 3, "shared", None),
    ("Perhetyöntekijä tulee kotiin.", "early_family_work", "home", 4, None, None),
)
PATH_BETTER = (
    ("Opettaja ja nuori soittavat yhdessä.", "pupil_welfare", "school", 3, "shared", None),
    ("Työntekijä tulee kouluun saman viikon aikana.", "youth_services", "school", 4, "shared", None),
    ("Tavataan kotona, kaikki samassa piirissä.", "early_family_work", "home", 5, "shared", None),
    ("Nuori saa tutun työntekijän numeron.", "youth_station", "remote", 5, None, None),
)
RELATIONS = (
    ("parent", "near", "Puhutaan iltaisin."),
    ("friend", "near", "Soittaa joka päivä."),
    ("pet", "near", "Koira ymmärtää aina."),
    ("grandparent", "between", "Auttaa, kun pyydän."),
    ("teacher", "between", "Kysyy, mitä kuuluu."),
    ("social_worker", "far", "Vaihtui taas."),
    ("hobby", "far", "En ole käynyt pitkään aikaan."),
)


@dataclass
class EveryStage:
    """The workshop, and who is in it. `on_tablet`: somebody who looks at it on a tablet too."""

    room: Room
    on_tablet: Participant | None = None
    said: dict[str, list[str]] = field(default_factory=dict)

    def kinds(self) -> list[str]:
        """Every kind in the order of the workshop; a second path is `path` again."""
        return [stage.kind for stage in self.room.stages]

    def walk(self) -> Iterator[tuple[str, Stage]]:
        """Opens one stage after the other and lets people answer in it; a second time closed, where that shows a picture."""
        for number, stage in enumerate(self.room.stages):
            opened = self.open(stage)
            self.fill(opened, again=number > 0 and stage.kind == "path" and bool(self.said.get("path")))
            yield f"{number + 1:02}-{stage.kind}", opened
            if activities.of(stage.kind, {}).surface == "form":
                stages.close_present(self.room.database, FACILITATOR, self.room.workshop.id)
                yield f"{number + 1:02}-{stage.kind}-closed", opened
            if stage.kind == "listening_round":
                turns.go_on(self.room.database, FACILITATOR, stage.id)
                yield f"{number + 1:02}-{stage.kind}-turn", opened

    def open(self, stage: Stage) -> Stage:
        """Opens this stage."""
        now = workshops.get(self.room.database, FACILITATOR, self.room.workshop.id).stage_id
        opened = stages.open_stage(self.room.database, FACILITATOR, self.room.workshop.id, stage.id, after=now)
        screen.follow(self.room.database, FACILITATOR, self.room.workshop.id)
        return opened

    def fill(self, stage: Stage, *, again: bool = False) -> None:
        """What people do in a stage of this kind."""
        fill = FILL.get(stage.kind)
        if stage.kind == "path":
            steps(self, stage, PATH_BETTER if again else PATH_NOW)
        elif fill:
            fill(self, stage)

    def add(self, stage: Stage, text: str, number: int = 0, kind: str | None = None, language: str = "fi", **details: object) -> str:
        """Somebody adds something, and it is shown."""
        who = self.room.people[number % len(self.room.people)]
        given = themes.add(self.room.database, who, key(), stage_id=stage.id, text=text, kind=kind, language=language, details=details)
        having_read.show(self.room.database, FACILITATOR, str(given["theme"]))
        self.said.setdefault(stage.kind, []).append(str(given["theme"]))
        return str(given["theme"])

    def answer(self, stage: Stage, values: Callable[[int], dict[str, object]]) -> None:
        """Everybody but the last answers a form."""
        for number, person in enumerate(self.room.people[:16]):
            forms.answer(self.room.database, person, key(), stage.id, values(number))


def every_stage(database: Database) -> EveryStage:
    """A workshop in Finnish and Swedish with a stage of each kind, and sixteen people in it."""
    plan = Plan(title=TITLE, languages=("fi", "sv"))
    room = Room(database, workshops.create(database, FACILITATOR, templates.of("conversation"), plan))
    for stage in room.stages:
        stages.set_skipped(database, FACILITATOR, stage.id, skipped=True)
    with database.write() as change:
        change.run("DELETE FROM stage WHERE workshop_id = :id", id=room.workshop.id)
    for kind in in_order():
        name = everywhere(activities.kinds()[kind].name)
        prompt = PROMPTS.get(kind, PROMPT)
        made = stages.add(database, FACILITATOR, room.workshop.id, kind=kind, name=name, prompt=prompt, minutes=10, after=None)
        if kind in SETTINGS:
            stages.edit(database, FACILITATOR, made.id, settings=SETTINGS[kind])
    room.join("young_expert", 6)
    room.join("child_welfare", 6)
    room.join("other_service", 4, "sv")
    return EveryStage(room)


def in_order() -> list[str]:
    """The kinds in an order in which each finds what it needs before it."""
    first = ["welcome", "mood", "add_themes", "group", "vote", "result", "four_field", "group_picture", "lines", "theses"]
    first += ["path", "gaps", "path", "agreements", "relation_map"]
    return first + [kind for kind in sorted(activities.kinds()) if kind not in first]


def steps(made: EveryStage, stage: Stage, path: tuple[tuple[str, str, str, int, str | None, str | None], ...]) -> None:
    for number, (text, sector, where, feeling, hand_over, gap) in enumerate(path, 1):
        said = {"order": number, "sector": sector, "where": where, "feeling": str(feeling), "hand_over": hand_over, "gap": gap}
        made.add(stage, text, number, language="sv" if text.startswith("Den") else "fi", **said)


def some(kind: str | None = None, **details: object) -> Callable[[EveryStage, Stage], None]:
    """Three people say something with these details."""

    def fill(made: EveryStage, stage: Stage) -> None:
        said = ("Tavataan kotona eikä toimistossa.", "Skolan ringer hem först.", "Sama työntekijä koko ajan.")
        for number, text in enumerate(said):
            kinds = getattr(stages.activity(stage), "kinds", ())
            chosen = kinds[number % len(kinds)] if kinds else None
            made.add(stage, text, number, chosen, "sv" if text.startswith("Skolan") else "fi", **details)

    return fill


def add_themes(made: EveryStage, stage: Stage) -> None:
    first = made.add(stage, "Sain puhua omilla sanoilla, eikä kukaan keskeyttänyt.", 0, "helps")
    second = made.add(stage, "Man lyssnade på mig fast jag var tyst.", 13, "helps", "sv")
    made.add(stage, "Työntekijä vaihtui juuri, kun aloin luottaa häneen.", 1, "hinders")
    having_read.translate(made.room.database, FACILITATOR, first, "sv", "Jag fick tala med egna ord och ingen avbröt.")
    having_read.translate(made.room.database, FACILITATOR, second, "fi", "Minua kuunneltiin, vaikka olin hiljaa.")


def questions(made: EveryStage, stage: Stage) -> None:
    first = made.add(stage, "Kuka päättää, kuka tulee palaveriin?", 0, "question")
    second = made.add(stage, "Hur länge väntar man på en tid?", 13, "question", "sv")
    made.add(stage, "Voiko nuori tuoda kaverin mukaan?", 2, "question")
    for person in made.room.people[3:10]:
        themes.support(made.room.database, person, key(), first)
    having_read.mark_answered(made.room.database, FACILITATOR, second, answered=True)


def signals(made: EveryStage, stage: Stage) -> None:
    made.add(stage, "Kaksi nuorta kertoi, että viestejä vastataan vasta viikon päästä.", 0, "threat", strength="talk", where="team")
    made.add(stage, "Yhä useampi jää kotiin aamulla.", 1, "threat", strength="shout", where="region")
    made.add(stage, "En ung person ringde själv och bad om möte.", 13, "opportunity", "sv", strength="whisper", where="everyday")


def relations(made: EveryStage, stage: Stage) -> None:
    for number, (role, ring, text) in enumerate(RELATIONS):
        made.add(stage, text, number, role=role, ring=ring)


def conclusions(made: EveryStage, stage: Stage) -> None:
    made.add(stage, "Pysyvä työntekijä on tärkein asia.", 0, evidence=made.said["add_themes"][0])
    made.add(stage, "Tvåspråkig hjälp saknas.", 13, language="sv")


def gaps(made: EveryStage, stage: Stage) -> None:
    made.add(stage, "Kukaan ei kerro, mitä odottaessa voi tehdä.", 0, gap="waiting", step=made.said["path"][1])
    made.add(stage, "Ingen har uppgiften att ringa.", 13, language="sv", gap="nobody", step=made.said["path"][2])


def vote(made: EveryStage, stage: Stage) -> None:
    targets = made.said["add_themes"]
    for number, person in enumerate(made.room.people[:14]):
        chosen = {targets[0]: 1} | ({targets[number % 2 + 1]: 1} if number % 3 else {})
        ballots.cast(made.room.database, person, key(), stage.id, chosen)


def lines(number: int) -> dict[str, object]:
    eyes = ("child", "parent", "worker")[number % 3] if number < 15 else "child"
    base = {"child": 3, "parent": 4, "worker": 7}[eyes]
    given: dict[str, object] = {"eyes": eyes}
    for place, (name, _) in enumerate(LINES):
        mark = 6 + number % 2 if place == 1 else base + number % 3 - 1
        given |= {name: mark, f"{name}_light": "well" if mark > 5 else "thoughts" if mark > 3 else "worry"}
    return given


FORMS: dict[str, Callable[[int], dict[str, object]]] = {
    "mood": lambda n: {"mood": str(3 + n % 3), "region": f"region_{n % 2 + 1}"},
    "four_field": lambda n: {"mark": [min(10, 6 + n % 4), 2 + n % 3] if n % 3 else [3, 7]},
    "lines": lines,
    "theses": lambda n: {f"thesis_{t}": ("yes", "partly", "not_yet")[(n // 5 + t) % 3] for t in range(1, 11)},
    "rooting": lambda n: {"rooting": ("sprout", "sprout", "root", "seed")[n % 4] if n > 5 else "sprout"},
    "support_needed": lambda n: {"support": ["supervision", "training"] if n % 2 else ["supervision", "networks"]},
    "usefulness": lambda n: {"usefulness": str(3 + n % 3)},
    "check": lambda n: {name: str(3 + n % 3) for name in ("space", "voice", "audience", "influence")},
    "experience": lambda n: {name: str(2 + (n + place) % 3) for place, (name, *_) in enumerate(STATEMENTS)},
    "permission": lambda n: {"permission": "yes"},
    "roles_at_table": lambda n: {"role": ("listens", "tells")[n % 2], "missing": ["young"] if n % 2 else ["young", "school"]},
    "invitation_check": lambda n: {"missing": ["young"] if n % 2 else ["young", "school"]},
    "read_together": lambda n: {"clear": "clear" if n % 3 else "not_clear"},
}


def form(made: EveryStage, stage: Stage) -> None:
    made.answer(stage, FORMS[stage.kind])


FILL: dict[str, Callable[[EveryStage, Stage], None]] = {
    **dict.fromkeys(FORMS, form),
    "add_themes": add_themes,
    "vote": vote,
    "gaps": gaps,
    "agreements": some(who="Koulun kuraattori", when="2027-01-15", permission="Nuorelta", counterpart="Nuorisoasema"),
    "relation_map": relations,
    "card": some(promise="Kerromme, mitä tapahtuu.", question="Mitä sinä toivot?", action="Soitamme tänään."),
    "direction": some(direction="change", who="Tiimin vetäjä", when="2027-02-01"),
    "expert_response": some(),
    "hypothesis": some(),
    "key_conclusions": conclusions,
    "listening_round": some(),
    "persona": some(likes="Piirtäminen", important="Isoäiti", needs="Yksi tuttu aikuinen"),
    "promise": some(look_again_on="2027-03-01"),
    "question_list": questions,
    "question_to_management": questions,
    "resources": some(people="Kaksi työntekijää", time="Kaksi kuukautta", money="Ei lisärahaa", permission="Esihenkilöltä"),
    "shared_understanding": some(),
    "signal": signals,
    "what_continues": some(level="region", region="Itäranta", structure="Yhteinen tiimi", owner="Palveluesihenkilö"),
}
