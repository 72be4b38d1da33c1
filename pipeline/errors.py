"""Everything Strandline raises on purpose.

StrandlineError
├── SourceError        a source is missing or cannot be listed        (exit 1)
├── UnreadableError    one capture cannot be read: it is quarantined  (the run goes on)
├── VocabularyError    a rule or vocabulary file is wrong             (exit 1)
├── OutputError        the release root cannot be written             (exit 1)
├── ReleaseError       there is no release, or it is not whole        (exit 1)
├── NotFoundError      an id that the release does not hold           (exit 1)
└── ContractError      rows break the tables' contract                (exit 4)
"""

from pipeline.model import Reason


class StrandlineError(Exception):
    """Catch this for everything below. The message says what happened, where, and what to do."""


class SourceError(StrandlineError):
    """Caught by who names a source that is not there or not readable."""


class UnreadableError(StrandlineError):
    """Caught at the one boundary that quarantines a capture."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail


class VocabularyError(StrandlineError):
    """Caught by who writes rules: names the file, the rule's id and what is wrong with it."""


class OutputError(StrandlineError):
    """Caught by who chose the output: it cannot be written."""


class ReleaseError(StrandlineError):
    """Caught by readers: no release here, or one that is not whole."""


class NotFoundError(StrandlineError):
    """Caught by who asks for an id that the release does not hold."""


class ContractError(StrandlineError):
    """Caught before the pointer moves: nothing was published. `breaches` lists each one."""

    def __init__(self, breaches: list[str]) -> None:
        shown = "\n".join(f"  - {breach}" for breach in breaches[:20])
        more = f"\n  ... and {len(breaches) - 20} more" if len(breaches) > 20 else ""
        super().__init__(f"the tables break their contract in {len(breaches)} places; nothing was published\n{shown}{more}")
        self.breaches = breaches
