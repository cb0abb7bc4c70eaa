"""What is put right in a PDF that a browser printed."""

from __future__ import annotations

from deckgen.export.finish import settled

# Two headers of a table and a cell of each, and the tree that finds them, as Skia writes them.
TABLE = b"""/S /TH /ID (node%08d)>>
/S /TH /ID (node%08d)>>
/S /TD /A [<</O /Table /Headers [(node%08d) (node%08d)]>>]
/IDTree <</Limits [(node%08d) (node%08d)] /Names [(node%08d) 4 0 R (node%08d) 5 0 R]>>
"""


def table(first: int, second: int) -> bytes:
    return TABLE % ((first, second) * 4)


def test_elements_are_named_by_their_order_alone() -> None:
    assert table(1, 2) == next(settled([table(1513, 20514)]))
    assert table(2, 1) == next(settled([table(99, 98)]))


def test_words_that_look_like_a_name_are_let_stand() -> None:
    said = b"/Alt (node00000007) /URI (node00000008) /Title (see [\\(node00000009\\)])\n"

    assert said + table(1, 2) == next(settled([said + table(7, 8)]))


def test_a_document_without_names_stays_as_it_is() -> None:
    assert b"(node00000001)" == next(settled([b"(node00000001)"]))


def test_names_in_the_next_part_go_on_counting() -> None:
    assert [table(1, 2), table(3, 4)] == list(settled([table(70, 80), table(7, 8)]))
