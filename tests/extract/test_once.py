"""A pure function that remembers its last answer: by identity, and no longer than that."""

from pipeline.extract.once import once

asked: list[str] = []


@once
def words_of(text: str, mark: str = " ") -> list[str]:
    asked.append(text)
    return text.split(mark)


def test_the_same_question_is_answered_once() -> None:
    asked.clear()
    title = "Step Change"
    assert words_of(title) is words_of(title) and asked == [title]


def test_another_question_is_another_answer() -> None:
    asked.clear()
    title, other = "Safer Streets", "Met Forward"
    answers = [words_of(title), words_of(other), words_of(title), words_of(title, "S")]
    assert answers == [["Safer", "Streets"], ["Met", "Forward"], ["Safer", "Streets"], ["", "afer ", "treets"]]
    assert asked == [title, other, title, title]


def test_what_is_equal_is_not_the_same() -> None:
    asked.clear()
    title = "Step Change"
    assert words_of(title) == words_of("".join(["Step", " Change"])) and len(asked) == 2


def test_named_arguments_are_asked_anew() -> None:
    asked.clear()
    title = "Step Change"
    assert words_of(title, mark="C") == words_of(title, mark="C") == ["Step ", "hange"] and len(asked) == 2
