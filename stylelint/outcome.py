"""What a run keeps of a file: what its report adds, and sums. Plain data, for other processes and for the disk."""

from __future__ import annotations

from .hashes import blake2b
from .records import dataclass, field
from .reporters import FileEntry, RuleCount


@dataclass(slots=True)
class Outcome:
    """What came of one file.

    Attributes:
        piece: what the reporter makes of it.
        entry: what the sums keep of it; None where it could not be read or linted.
        counts: how often each rule hit.
        unreadable: the message where the bytes are no text.
        problems, notes: sentences that were said while it was linted.
        failures: the rules that failed on it, and how.
        fixed: how many findings were fixed, by rule.
        used: which of the ignored findings of its settings ignored something, by index.
        key: what the result goes by in the cache; None where it is not to be kept.
    """

    piece: str = ""
    entry: FileEntry | None = None
    counts: dict[str, RuleCount] = field(default_factory=dict)
    unreadable: str | None = None
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    fixed: dict[str, int] = field(default_factory=dict)
    used: list[int] = field(default_factory=list)
    key: bytes | None = None

    @property
    def lasting(self) -> bool:
        """Whether the same bytes will give the same again, and nothing but the report has to be said."""
        return self.entry is not None and not (self.problems or self.notes or self.failures)


def key(context: bytes, shown: str, data: bytes) -> bytes:
    """Return what the outcome of a file goes by; `data` are its bytes."""
    digest = blake2b(context, digest_size=20)
    digest.update(shown.encode("utf-8", "surrogatepass") + b"\0")
    digest.update(data)
    return digest.digest()
