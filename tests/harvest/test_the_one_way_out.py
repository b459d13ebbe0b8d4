"""Whatever a source does, a request ends in bounded time and memory, and never reaches an inner address."""

import gzip
import re
import threading
from collections.abc import Callable

import pytest

from harvest.conftest import Handler, Source, quick
from paraugs.errors import SourceFailed
from paraugs.harvest.alarm import within
from paraugs.harvest.network import Network
from paraugs.harvest.policy import Policy, is_public

PUBLIC = Policy()


def refusal(policy: Policy, url: str) -> str:
    with pytest.raises(SourceFailed) as failure:
        Network(policy).get(url, "text/turtle")
    return str(failure.value)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1",
        "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "ff02::1", "::ffff:127.0.0.1",
        "::127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "fe80::1%eth0",
    ],
)  # fmt: skip
def test_what_is_not_a_public_address_is_never_connected_to(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2001:4860:4860::8888", "64:ff9b::808:808"])
def test_public_addresses_may_be_asked(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://example.org/", "is not https"),
        ("https://localhost/", "is not a public address"),
        ("https://127.0.0.1/", "is not a public address"),
        ("https://[::ffff:7f00:1]/", "is not a public address"),
        ("file:///etc/passwd", "is no web address"),
        ("ftp://example.org/", "is no web address"),
        ("https://somebody:secret@example.org/", "with a password in it"),
        ("https://example.org:99999999/", "is no web address"),
        ("nonsense", "is no web address"),
    ],
)
def test_an_address_that_may_not_be_asked_is_refused_for_what_it_is(url: str, words: str) -> None:
    assert words in refusal(PUBLIC, url)


def test_an_operator_may_name_the_hosts() -> None:
    policy = Policy(hosts=frozenset({"example.org"}))
    policy.check("https://data.example.org/x")
    assert "does not allow example.com" in refusal(policy, "https://example.com/")


def test_a_redirect_inwards_is_not_followed(source: Source, policy: Policy) -> None:
    inner = source.serve("/inner", "secret")
    other = inner.replace("127.0.0.1", "localhost")
    for target, words in ((other, "is not https"), ("https://localhost/", "not a public address")):
        assert words in refusal(policy, source.do("/out", leading_to(target)))
    assert [path for path, _ in source.asked] == ["/out", "/out"]


def leading_to(target: str) -> Callable[[Handler], None]:
    def answer(handler: Handler) -> None:
        handler.send_response(302)
        handler.send_header("Location", target)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return answer


def test_redirects_are_followed_a_few_times_and_never_in_a_circle(source: Source, policy: Policy) -> None:
    source.serve("/end", "<urn:a> <urn:b> <urn:c> .")
    start = source.do("/start", leading_to(f"{source.url}/end"))
    assert Network(policy).get(start, "*/*").url == f"{source.url}/end"
    circle = source.do("/circle", leading_to(f"{source.url}/circle"))
    assert "in a circle, or too often" in refusal(policy, circle)
    for step in range(8):
        source.do(f"/step{step}", leading_to(f"{source.url}/step{step + 1}"))
    assert "in a circle, or too often" in refusal(policy, f"{source.url}/step0")


def endless(handler: Handler) -> None:
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b" " * 65536)


def silent(handler: Handler) -> None:
    threading.Event().wait(5)


def dripping(handler: Handler) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(100):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        threading.Event().wait(0.05)


def dripping_headers(handler: Handler) -> None:
    handler.wfile.write(b"HTTP/1.0 200 OK\r\n")
    for number in range(100):
        handler.wfile.write(f"X-{number}: 1\r\n".encode())
        threading.Event().wait(0.05)


def lying(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b"<urn:a> <urn:b> <urn:c> .")


def test_an_endless_answer_is_cut_off(source: Source, policy: Policy) -> None:
    assert "larger than the 1 MiB" in refusal(policy, source.do("/", endless))


def test_a_silent_source_is_given_up(source: Source, policy: Policy) -> None:
    assert "does not answer in time" in refusal(quick(policy, patience=0.3), source.do("/", silent))


def test_a_drip_does_not_hold_a_run_up(source: Source, policy: Policy) -> None:
    url = source.do("/", dripping)
    assert re.search("it took longer|in time", refusal(quick(policy, seconds=0.5), url))
    with pytest.raises(SourceFailed, match="it took longer"), within(0.5):
        Network(policy).get(source.do("/headers", dripping_headers), "*/*")


def test_a_length_that_is_a_lie_is_noticed(source: Source, policy: Policy) -> None:
    assert "ended before the length" in refusal(policy, source.do("/", lying))


def test_bombs_and_broken_packing_are_refused(source: Source, policy: Policy) -> None:
    bomb = source.serve("/bomb", gzip.compress(b" " * (64 << 20)), Content_Encoding="gzip")
    assert "larger than the 1 MiB" in refusal(policy, bomb)
    half = source.serve("/half", gzip.compress(b"a" * 5000)[:-9], Content_Encoding="gzip")
    assert "ends too early" in refusal(policy, half)
    assert "cannot be read" in refusal(policy, source.serve("/no", b"plain", Content_Encoding="gzip"))
    assert "packed by br" in refusal(policy, source.serve("/br", b"x", Content_Encoding="br"))


def test_what_did_not_change_is_not_sent_again(source: Source, policy: Policy) -> None:
    url = source.serve("/", "<urn:a> <urn:b> <urn:c> .", ETag='"1"')
    first = Network(policy).get(url, "text/turtle")

    def unchanged(handler: Handler) -> None:
        assert handler.headers["If-None-Match"] == '"1"'
        handler.send_response(304)
        handler.end_headers()

    source.do("/", unchanged)
    assert Network(policy).get(url, "text/turtle", first.etag).is_unchanged
    assert source.asked[0][1]["User-Agent"].startswith("Paraugs/")


def test_a_busy_source_says_when_to_come_again(source: Source, policy: Policy) -> None:
    def busy(handler: Handler) -> None:
        handler.send_response(503)
        handler.send_header("Retry-After", "120")
        handler.end_headers()

    assert "asks to come again in 120 s" in refusal(policy, source.do("/", busy))


def test_nobody_there_is_said(policy: Policy, source: Source) -> None:
    nobody = Policy(private=frozenset({"127.0.0.1:1"}))
    assert "cannot be read" in refusal(nobody, "http://127.0.0.1:1/")
    assert "answers 404" in refusal(policy, f"{source.url}/nothing")
