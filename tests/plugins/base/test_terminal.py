"""Words from and to the person at the terminal."""

from terminal import ask


def test_what_a_terminal_adds_is_taken_off(monkeypatch):
    """Marks of a paste and arrow keys are no part of an answer."""
    typed = "\x1b[200~ Dolor de espalda \x1b[201~\x1b[A"
    monkeypatch.setattr("builtins.input", lambda _prompt: typed)

    assert ask("title: ") == "Dolor de espalda"


def test_letters_that_cannot_be_read_are_asked_for_again(monkeypatch, capsys):
    """A terminal in another encoding ends in a sentence, not in a traceback."""
    answers = iter([UnicodeDecodeError("utf-8", b"\xe9", 0, 1, "no"), "Señal"])

    def typed(_prompt):
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr("builtins.input", typed)

    assert ask("title: ") == "Señal"
    assert "can't be read" in capsys.readouterr().out
