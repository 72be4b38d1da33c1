"""What the house knows before it reads: rules and names, as data.

`rules/` holds how committee papers are written, `profiles/<archive>/` the names of one archive: its bodies,
offices, strategies, programmes. A new archive is a new profile, not new code.
"""

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from pipeline.errors import VocabularyError
from pipeline.vocabulary.actions import Actions, load_actions
from pipeline.vocabulary.addressees import Addressees, load_addressees
from pipeline.vocabulary.bodies import Bodies, load_bodies
from pipeline.vocabulary.offices import Offices, load_offices
from pipeline.vocabulary.programmes import Programmes, load_programmes
from pipeline.vocabulary.rules import RULES, Rule, RuleBook, load_rules
from pipeline.vocabulary.strategies import Strategies, load_strategies

__all__ = [
    "Actions",
    "Addressees",
    "Bodies",
    "Offices",
    "Programmes",
    "Rule",
    "RuleBook",
    "Strategies",
    "Vocabulary",
    "load_rules",
    "load_vocabulary",
]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All rules and all names of one archive; `digest` changes when any of them does."""

    profile: str
    rules: RuleBook
    bodies: Bodies
    offices: Offices
    actions: Actions
    addressees: Addressees
    strategies: Strategies
    programmes: Programmes
    digest: str


@cache
def load_vocabulary(profile: str = "mpa") -> Vocabulary:
    """The vocabulary of a profile that comes with the product, or of one in a folder of one's own.

    `profile` is a name (`mpa`) or the path of a folder with the same files as `profiles/mpa`.
    Raises VocabularyError with the file, the entry and what is wrong with it.
    """
    folder = _folder(profile)
    return Vocabulary(
        profile=folder.name,
        rules=load_rules(),
        bodies=load_bodies(folder),
        offices=load_offices(folder),
        actions=load_actions(folder),
        addressees=load_addressees(folder),
        strategies=load_strategies(folder),
        programmes=load_programmes(folder),
        digest=_digest(RULES, folder),
    )


def _folder(profile: str) -> Traversable:
    ours = files("pipeline.vocabulary") / "profiles"
    if (named := ours / profile).is_dir():
        return named
    if (own := Path(profile)).is_dir():
        return own
    known = ", ".join(sorted(entry.name for entry in ours.iterdir() if entry.is_dir()))
    raise VocabularyError(f"no profile {profile!r}: neither one of ours ({known}) nor a folder")


def _digest(*folders: Traversable) -> str:
    digest = hashlib.sha256()
    for folder in folders:
        for file in sorted(folder.iterdir(), key=lambda file: file.name):
            if file.name.endswith(".toml"):
                content = file.read_bytes()
                digest.update(f"{file.name} {len(content)}\n".encode())
                digest.update(content)
    return digest.hexdigest()
