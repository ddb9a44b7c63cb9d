"""What came before whose eyes."""

from dataclasses import dataclass
from uuid import UUID

from tests.crawl.sending import Sent
from tests.crawl.walking import FOLLOWED, Answer, Walk
from tests.crawl.words import Planted, Secret


@dataclass(frozen=True)
class Crawl:
    """What was planted, what everyone was answered, which addresses were known, and what /sendt/ shows on the machine itself."""

    planted: Planted
    walk: Walk
    addresses: list[str]
    sent: frozenset[str]
    forms: list[Sent]


def allowed(secret: Secret, answer: Answer) -> bool:
    """Whether this answer may hold this secret."""
    sees = secret.may | secret.then if answer.method == FOLLOWED else secret.may
    return answer.account in sees or answer.address.startswith(secret.open_at)


def leaks(crawl: Crawl) -> list[str]:
    """Each planted word that someone was shown who may not see it: who, where, what. Once for each page."""
    secrets = crawl.planted.secrets
    return sorted(
        {
            f"{answer.who or 'nobody'} {answer.method} {answer.name} ({answer.status}): {secrets[word].what}"
            for answer in crawl.walk.answers
            for word in answer.words
            if not allowed(secrets[word], answer)
        }
    )


def missed(crawl: Crawl) -> list[str]:
    """Each secret that someone who walked should have seen somewhere and did not."""
    seen: dict[UUID, set[str]] = {account: set() for account, _visitor in crawl.walk.visitors.values() if account}
    for answer in crawl.walk.answers:
        if answer.account:
            seen[answer.account] |= answer.words
    return sorted(
        f"{crawl.planted.facts.accounts[account]}: {secret.what}"
        for secret in crawl.planted.secrets.values()
        for account in secret.must & seen.keys()
        if secret.word not in seen[account]
    )


def shape_of_fault(answer: Answer) -> str:
    """Where something broke, in few words."""
    return f"{answer.method} {answer.name} {answer.status}"
