"""Several reports of one run: what files add to the further ones waits on the disk until the first is written."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import IO, TextIO

from ..records import dataclass, replace
from ._model import FileResult, Report, ReportOptions


@dataclass(frozen=True)
class Several:
    """The reporters of these formats as one; the first is the one that people see."""

    formats: Sequence[str]

    def piece(self, result: FileResult, options: ReportOptions) -> str:
        """Return the pieces of all formats as one text, behind a line of their lengths."""
        from . import reporters

        aside = for_file(options)
        pieces = [reporters()[name].piece(result, aside if n else options) for n, name in enumerate(self.formats)]
        return ",".join(str(len(p)) for p in pieces) + "\n" + "".join(pieces) if any(pieces) else ""

    def report(self, run: Report, out: TextIO, options: ReportOptions) -> None:
        """Write the first report alone."""
        with self.reports(run, out, options):
            pass

    @contextmanager
    def reports(self, run: Report, out: TextIO, options: ReportOptions) -> Generator[list[Report]]:
        """Write the first report; give the others, whose pieces are there as long as the context lasts."""
        from . import reporters

        with ExitStack() as stack:
            spools = [stack.enter_context(spool()) for _ in self.formats[1:]]
            first = replace(run, pieces=self._split(run, spools))  # the sums are those of `run` itself
            try:
                reporters()[self.formats[0]].report(first, out, options)
            except BrokenPipeError:  # who read it has seen enough; the others are for somebody else
                for _ in first.pieces:
                    pass
                yield [replace(run, pieces=_pieces(spool)) for spool in spools]
                raise
            yield [replace(run, pieces=_pieces(spool)) for spool in spools]

    def _split(self, run: Report, spools: Sequence[IO[str]]) -> Iterator[str]:
        for whole in run.pieces:
            lengths, _, texts = whole.partition("\n")
            at = end = int(lengths.partition(",")[0])
            for spool, length in zip(spools, map(int, lengths.split(",")[1:]), strict=True):
                if length:
                    end = at + length
                    spool.write(f"{length}\n{texts[at:end]}")
                    at = end
            if first := texts[: int(lengths.partition(",")[0])]:
                yield first


def for_file(options: ReportOptions) -> ReportOptions:
    """Return how a report is shown that does not go to the terminal."""
    return replace(options, color=False, width=None)


def spool() -> IO[str]:
    """Return a text file on the disk that is gone when it is closed."""
    from tempfile import TemporaryFile

    return TemporaryFile("w+", encoding="utf-8", errors="surrogatepass", newline="")


def _pieces(spool: IO[str]) -> Iterator[str]:
    spool.seek(0)
    while length := spool.readline():
        yield spool.read(int(length))
