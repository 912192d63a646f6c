from documents.searching.snippets import Piece, snippet
from people.words import wanted

TEXT = "Về dự toán ngân sách năm 2027: (1) thu ngân sách; (2) chi."


def test_what_was_found_is_set_apart_as_it_was_written() -> None:
    found = snippet(TEXT, wanted("ngan sach"))
    assert [piece.text for piece in found.pieces if piece.hit] == ["ngân sách", "ngân sách"]
    assert "".join(piece.text for piece in found.pieces) == TEXT
    assert (found.before, found.after) == (False, False)


def test_a_long_text_is_cut_around_the_first_place() -> None:
    found = snippet(f"{'trước ' * 40}ngân sách{' sau' * 40}", wanted("ngân sách"))
    assert (found.before, found.after) == (True, True)
    assert found.pieces[0].text == "trước " * 10
    assert found.pieces[1] == Piece("ngân sách", hit=True)
    assert found.pieces[2].text == " sau" * 20


def test_a_text_without_the_words_is_shown_from_its_beginning() -> None:
    assert snippet("Chương trình họp", wanted("ngân sách")).pieces == (Piece("Chương trình họp", hit=False),)
    assert snippet("…", wanted("ngân sách")).pieces == (Piece("…", hit=False),)
