from deckgen.diagnostics import (
    DeckError,
    Diagnostic,
    Span,
    as_json,
    as_text,
    did_you_mean,
    nearest,
    nearest_file,
)


def shown(text: str, span: Span, hint: str | None = "hint", message: str = "wrong") -> str:
    return as_text(Diagnostic("code", message, span, hint), {"t.md": text})


def test_a_fault_is_shown_as_the_language_says() -> None:
    text = "\n" * 41 + "## Results {right-of=metod}\n"
    span = Span("talks/demo.md", 42, 22, 42, 27)
    fault = Diagnostic("unknown-frame", 'there is no frame "metod"', span, 'did you mean "method"?')

    assert (
        'talks/demo.md:42:22: error: there is no frame "metod"\n'
        "   42 | ## Results {right-of=metod}\n"
        '      |                      ^^^^^ did you mean "method"?'
    ) == as_text(fault, {"talks/demo.md": text})


def test_a_warning_says_so() -> None:
    doubt = Diagnostic("code", "odd", Span("t.md", 1, 1, 1, 2), severity="warning")

    assert "t.md:1:1: warning: odd\n    1 | ab\n      | ^" == as_text(doubt, {"t.md": "ab"})


def test_a_tab_is_one_cell() -> None:
    assert "t.md:1:3: error: wrong\n    1 |  a b\n      |   ^ hint" == shown(
        "\ta\tb", Span("t.md", 1, 3, 1, 4)
    )


def test_wide_characters_take_two_cells_and_marks_none() -> None:
    assert "t.md:1:4: error: wrong\n    1 | 日本 x\n      |      ^ hint" == shown(
        "日本 x", Span("t.md", 1, 4, 1, 5)
    )
    assert "t.md:1:3: error: wrong\n    1 | e\u0301x\n      |  ^ hint" == shown(
        "e\u0301x", Span("t.md", 1, 3, 1, 4)
    )


def test_a_span_over_several_lines_is_marked_to_the_end_of_its_first() -> None:
    assert "t.md:1:3: error: wrong\n    1 | abcd\n      |   ^^ hint" == shown(
        "abcd\nefgh", Span("t.md", 1, 3, 2, 2)
    )


def test_a_span_at_the_end_of_the_text_has_a_caret() -> None:
    assert "t.md:2:3: error: wrong\n    2 | ab\n      |   ^ hint" == shown(
        "x\nab", Span("t.md", 2, 3, 2, 3)
    )
    assert "t.md:2:1: error: wrong\n    2 |\n      | ^" == shown(
        "x\n", Span("t.md", 2, 1, 2, 1), hint=None
    )


def test_a_line_of_crlf_text_is_shown_without_its_end() -> None:
    assert "t.md:1:1: error: wrong\n    1 | ab\n      | ^^ hint" == shown(
        "ab\r\ncd\r\n", Span("t.md", 1, 1, 1, 3)
    )


def test_without_the_text_the_hint_has_its_own_line() -> None:
    assert "other.md:9:1: error: wrong\n      hint" == shown("", Span("other.md", 9, 1, 9, 2))
    assert "t.md:9:1: error: wrong\n      hint" == shown("a", Span("t.md", 9, 1, 9, 2))
    assert "error: wrong\n      hint" == as_text(Diagnostic("code", "wrong", hint="hint"), {})
    assert "error: wrong" == as_text(Diagnostic("code", "wrong"), {})


def test_a_very_long_line_is_shown_around_the_caret() -> None:
    text = "a" * 5000 + "B" + "c" * 5000

    head, line, caret = shown(text, Span("t.md", 1, 5001, 1, 5002)).split("\n")

    assert "t.md:1:5001: error: wrong" == head
    assert "    1 | …" + "a" * 60 + "B" + "c" * 99 + "…" == line
    assert line.index("B") == caret.index("^")


def test_a_talk_cannot_move_the_cursor_or_turn_the_text() -> None:
    assert (
        "t.md:1:6: error: w\ufffdrong\n    1 | \ufffd[2J\ufffdx\n      |      ^ h\ufffd"
        == shown("\x1b[2J\u202ex", Span("t.md", 1, 6, 1, 7), "h\x9b", "w\x07rong")
    )


def test_the_nearest_word_is_found_whatever_its_case() -> None:
    assert "Photo.JPG" == nearest("photo.jpg", ["a.png", "Photo.JPG"])
    assert nearest("zebra", ["a.png", "Photo.JPG"]) is None
    assert 'did you mean "method"?' == did_you_mean("metod", ["method", "lego"])
    assert did_you_mean("zebra", []) is None


def test_an_error_lists_its_faults_in_file_order() -> None:
    late = Diagnostic("b", "late", Span("t.md", 9, 1, 9, 2))
    early = Diagnostic("a", "early", Span("t.md", 2, 5, 2, 6))
    nowhere = Diagnostic("c", "nowhere")

    assert (nowhere, early, late) == DeckError(late, early, nowhere).diagnostics
    assert "nowhere\nearly\nlate" == str(DeckError(late, early, nowhere))


def test_the_record_for_machines_has_the_same_fields() -> None:
    fault = Diagnostic("a", "wrong", Span("t.md", 2, 5, 2, 6), "hint")

    assert {
        "code": "a",
        "message": "wrong",
        "span": {"file": "t.md", "line": 2, "column": 5, "end_line": 2, "end_column": 6},
        "hint": "hint",
        "severity": "error",
    } == as_json(fault)


def test_the_nearest_file_is_found_by_its_name_before_its_ending() -> None:
    assert 'did you mean "photo.jpg"?' == nearest_file("photo.jpeg", ["logo.jpeg", "photo.jpg"])
    assert 'did you mean "Photo.JPG"?' == nearest_file("photo.jpg", ["Photo.JPG", "a.jpg"])
    assert nearest_file("nowhere.md", ["chapter.md"]) is None
