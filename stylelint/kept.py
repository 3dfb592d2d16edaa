"""The outcomes that a run need not work out again, and those that it keeps for the next one."""

from __future__ import annotations

from . import results
from .files import openable
from .hashes import blake2b
from .inputs import STDIN
from .outcome import Outcome, key
from .plan import Plan
from .store import Store

_HELD = 16 * 1024 * 1024  # bytes of outcomes that are held until their turn comes; more are read twice


class Kept:
    """What is kept of the files of a plan.

    Args:
        store: where outcomes are.
        plan: the files.

    Attributes:
        sound: whether the settings of all of them proved right in an earlier run.
    """

    def __init__(self, store: Store, plan: Plan) -> None:
        self._store = store
        self._plan = plan
        self._found: dict[int, tuple[bytes, bytes | None]] = {}
        contexts = self._contexts()
        plan.work.contexts = contexts[1:]
        self._proof = self._proven(contexts)
        self.sound = self._proof is not None and store.get(self._proof) is not None
        self._look()

    def __contains__(self, index: int) -> bool:
        """Tell whether the outcome of the file with this index is kept."""
        return index in self._found

    def outcome(self, index: int) -> Outcome | None:
        """Return the outcome of a file; None where it turns out to be gone."""
        name, data = self._found.pop(index)
        data = data or self._store.get(name)
        return None if data is None else results.loaded(data, self._plan.jobs[index].shown)

    def keep(self, outcome: Outcome) -> None:
        """Keep the outcome of a file that was linted, unless more was said of it than the next run would know."""
        if outcome.key is not None and outcome.lasting:
            self._store.put(outcome.key, results.dumped(outcome))

    def prove(self) -> None:
        """Note that all settings are right."""
        if self._proof is not None and not self.sound:
            self._store.put(self._proof, b"\0")

    def pause(self) -> None:
        """Let go of the file before processes are started."""
        self._store.pause()

    def close(self) -> None:
        """Write what is to be kept."""
        self._store.close()

    def _contexts(self) -> list[bytes | None]:
        """Return what outcomes depend on: under the settings of the whole run, then under each of the plan's."""
        plan, inputs = self._plan, self._plan.inputs
        try:
            tools = results.tools()
        except Exception:  # a package may fail in any way; nothing is kept then
            return [None] * (len(plan.settings) + 1)
        every = [inputs.root.settings_for(None), *(settings for _, settings in plan.settings)]
        told = (inputs.encoding, inputs.format)
        return [results.context(settings, plan.work.output, told, tools) for settings in every]

    def _proven(self, contexts: list[bytes | None]) -> bytes | None:
        """Return the key of the note that these settings and configurations are right."""
        known = [context for context in contexts if context is not None]
        if len(known) < len(contexts):
            return None
        projects = [self._plan.inputs.root, *self._plan.projects]
        said = repr([(p.given, [(layer.path, layer.config) for layer in p.layers]) for p in projects])
        return blake2b(b"sound" + b"".join(known) + said.encode("utf-8", "surrogatepass"), digest_size=20).digest()

    def _look(self) -> None:
        """Find out which outcomes are there, and hold as many as there is room for."""
        held = 0
        for index, job in enumerate(self._plan.jobs):
            context = self._plan.work.contexts[job.settings]
            if context is None or job.path == STDIN or job.lines is not None:
                continue
            try:
                name = key(context, job.shown, openable(job.path).read_bytes())
            except OSError:
                continue
            data = self._store.get(name)
            if data is not None:
                held += len(data)
                self._found[index] = name, data if held < _HELD else None
