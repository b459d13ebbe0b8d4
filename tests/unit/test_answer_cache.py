"""The cache of answers stays within its bytes and forgets what was not asked for the longest."""

from paraugs.web.http.cache import AnswerCache


def test_what_was_kept_is_found() -> None:
    cache = AnswerCache(1000)
    cache.keep("a", b"1")
    assert (cache.find("a"), cache.find("b")) == (b"1", None)


def test_the_oldest_unused_goes_first() -> None:
    cache = AnswerCache(800)
    for name in "abcdefgh":
        cache.keep(name, b"x" * 100)
    assert cache.find("a")
    cache.keep("i", b"x" * 100)
    assert cache.find("a")
    assert cache.find("b") is None


def test_a_large_answer_does_not_drive_out_the_others() -> None:
    cache = AnswerCache(800)
    cache.keep("a", b"1")
    cache.keep("b", b"x" * 101)
    assert (cache.find("a"), cache.find("b")) == (b"1", None)


def test_keeping_again_replaces() -> None:
    cache = AnswerCache(800)
    for _ in range(100):
        cache.keep("a", b"x" * 100)
    cache.keep("b", b"y")
    assert (cache.find("a"), cache.find("b")) == (b"x" * 100, b"y")
