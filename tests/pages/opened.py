"""A page as somebody has it before them: opening it, reading it, pressing and writing there."""

from streamlit.testing.v1 import AppTest

from participation.web import shell


def page(path: str, **query: str) -> AppTest:
    """The page at this path below `pages`, with what stands in its address."""
    at = AppTest.from_file(shell.__file__, default_timeout=30).run()
    at.switch_page(f"../../pages/{path}")
    for name, said in query.items():
        at.query_params[name] = said
    at.run()
    assert not at.exception, at.exception
    return at


def html(at: AppTest) -> str:
    """All of the page's own HTML."""
    return "\n".join(element.proto.body for element in at.get("html"))


def words(at: AppTest) -> str:
    """What can be read on the page."""
    elements = [*at.markdown, *at.title, *at.header, *at.warning, *at.success, *at.info]
    return " ".join(str(element.value) for element in elements) + html(at)


def press(at: AppTest, label: str) -> AppTest:
    """Presses the first button with this name."""
    next(button for button in at.button if button.label == label).click().run()
    assert not at.exception
    return at


def write(at: AppTest, label: str, text: str) -> None:
    """Writes into the field with this name."""
    next(field for field in [*at.text_input, *at.text_area] if field.label == label).input(text)
