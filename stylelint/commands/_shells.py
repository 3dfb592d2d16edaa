"""Completion scripts for shells, made from a table of verbs and options; each shell its own words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ..records import dataclass, field

PROGRAMS = ("stylelint", "stylelint-zh")


@dataclass(frozen=True)
class Option:
    """An option of a verb.

    Attributes:
        names: as it is written, `--format`.
        about: one line on it.
        value: whether a value follows.
        words: what the value may be; none where that is a path or free.
        many: the value is a list with commas.
    """

    names: tuple[str, ...]
    about: str
    value: bool = False
    words: tuple[str, ...] = ()
    many: bool = False


@dataclass(frozen=True)
class Verb:
    """A verb: its options, and the words that may stand as its first argument."""

    name: str
    about: str
    options: tuple[Option, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """All verbs; the first one is meant where none is given."""

    verbs: tuple[Verb, ...] = field(default=())

    def values(self) -> Iterator[tuple[Verb, Option]]:
        """Yield the options that a value follows."""
        yield from ((verb, option) for verb in self.verbs for option in verb.options if option.value)


def bash(table: Table) -> str:
    """Return the script for bash. Lists complete after the last comma; where nothing is known, files do."""
    cases = [
        f"    {_keys(verb, option)}) words={_quoted(option.words)}; many={int(option.many)}; value=1 ;;"
        for verb, option in table.values()
    ]
    options = [f"    {v.name}) words={_quoted(_names(v))} ;;" for v in table.verbs]
    firsts = [f"    {v.name}) words={_quoted(v.words)} ;;" for v in table.verbs if v.words]
    names = " ".join(v.name for v in table.verbs)
    return f"""\
# bash completion for stylelint
_stylelint() {{
  local cur prev word verb=check seen=0 words='' many=0 value=0 head=''
  cur=${{COMP_WORDS[COMP_CWORD]}}
  prev=${{COMP_WORDS[COMP_CWORD-1]}}
  COMPREPLY=()
  for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
    case " {names} " in *" $word "*) verb=$word; seen=1; break ;; esac
  done
  if [[ $cur == = ]]; then cur=''
  elif [[ $prev == = ]]; then prev=${{COMP_WORDS[COMP_CWORD-2]}}
  fi
  case "$verb $prev" in
{_lines(cases)}
  esac
  if (( value )); then
    if (( many )) && [[ $cur == *,* ]]; then head=${{cur%,*}},; cur=${{cur##*,}}; fi
  elif [[ $cur == -* ]]; then
    case $verb in
{_lines(options)}
    esac
  elif (( ! seen )) && (( COMP_CWORD == 1 )); then
    words={_quoted(names.split())}
  elif [[ $prev == "$verb" ]]; then
    case $verb in
{_lines(firsts)}
    esac
  fi
  [[ -n $words ]] || return 0
  COMPREPLY=( $(compgen -P "$head" -W "$words" -- "$cur") )
}}
complete -o default -o bashdefault -F _stylelint {" ".join(PROGRAMS)}
"""


def zsh(table: Table) -> str:
    """Return the script for zsh; it may stand in a file `_stylelint` of $fpath or be read by eval."""
    cases = [
        f"    {_keys(verb, option)})"
        + (f" found=({_each(option.words)}); many={int(option.many)} ;;" if option.words else " _files; return ;;")
        for verb, option in table.values()
    ]
    options = [f"    {v.name}) found=({_each(_described(v))}) ;;" for v in table.verbs]
    firsts = [f"    {v.name}) found=({_each(v.words)}) ;;" for v in table.verbs if v.words]
    verbs = _each(tuple(f"{v.name}:{_zsh(v.about)}" for v in table.verbs))
    names = "|".join(v.name for v in table.verbs)
    return f"""\
#compdef {" ".join(PROGRAMS)}
_stylelint() {{
  local verb=check seen=0 many=0 word prev=${{words[CURRENT-1]}} cur=${{words[CURRENT]}}
  local -a known given found
  given=("${{(@)words[2,CURRENT-1]}}")
  for word in $given; do
    case $word in ({names}) verb=$word; seen=1; break ;; esac
  done
  case "$verb $prev" in
{_lines(cases)}
  esac
  if (( $#found )); then
    if (( many )); then compset -P '*,'; fi
    compadd -- $found
    return
  fi
  if [[ $cur == -* ]]; then
    case $verb in
{_lines(options)}
    esac
    _describe -o option found
    return
  fi
  if (( ! seen && CURRENT == 2 )); then
    known=({verbs})
    _describe command known
  elif [[ $prev == $verb ]]; then
    case $verb in
{_lines(firsts)}
    esac
    (( $#found )) && compadd -- $found
  fi
  _files
}}
if [[ $funcstack[1] == _stylelint ]]; then _stylelint "$@"; else compdef _stylelint {" ".join(PROGRAMS)}; fi
"""


def fish(table: Table) -> str:
    """Return the script for fish."""
    names = " ".join(v.name for v in table.verbs)
    none = f"not __fish_seen_subcommand_from {names}"
    lines = ["# fish completion for stylelint"]
    for program in PROGRAMS:
        start = f"complete -c {program}"
        for verb in table.verbs:
            inside = f"__fish_seen_subcommand_from {verb.name}"
            if verb is table.verbs[0]:
                inside = "not __fish_seen_subcommand_from " + " ".join(v.name for v in table.verbs[1:])
            lines.append(f"{start} -n {_single(none)} -a {verb.name} -d {_single(_plain(verb.about))}")
            if verb.words:
                lines.append(f"{start} -n {_single(inside)} -f -a {_single(' '.join(verb.words))}")
            lines += [f"{start} -n {_single(inside)} {_fish(option)}" for option in verb.options]
    return "\n".join(lines) + "\n"


def _fish(option: Option) -> str:
    names = " ".join(f"-l {n[2:]}" if n.startswith("--") else f"-s {n[1:]}" for n in option.names)
    value = ""
    if option.words:
        words = " ".join(option.words)
        listed = f"(__fish_append , {words})" if option.many else words
        value = f" -x -a {_single(listed)}"
    elif option.value:
        value = " -r"
    return f"{names}{value} -d {_single(_plain(option.about))}"


def powershell(table: Table) -> str:
    """Return the script for PowerShell."""
    verbs = [f"    {_ps(v.name)} = @({', '.join(map(_ps, v.words))})" for v in table.verbs]
    options = [f"    {_ps(v.name)} = @({', '.join(map(_ps, _names(v)))})" for v in table.verbs]
    values = [
        f"    {_ps(f'{verb.name} {name}')} = @({', '.join(map(_ps, option.words))})"
        for verb, option in table.values()
        for name in option.names
    ]
    return f"""\
# PowerShell completion for stylelint
Register-ArgumentCompleter -Native -CommandName {", ".join(PROGRAMS)} -ScriptBlock {{
  param($wordToComplete, $commandAst, $cursorPosition)
  $verbs = [ordered]@{{
{_lines(verbs)}
  }}
  $options = @{{
{_lines(options)}
  }}
  $values = @{{
{_lines(values)}
  }}
  $given = @($commandAst.CommandElements | ForEach-Object {{ $_.ToString() }})
  if ($wordToComplete) {{ $before = @($given | Select-Object -SkipLast 1) }} else {{ $before = $given }}
  $verb = @($before | Select-Object -Skip 1 | Where-Object {{ $verbs.Contains($_) }})[0]
  $seen = [bool]$verb
  if (-not $seen) {{ $verb = '{table.verbs[0].name}' }}
  $key = "$verb $($before[-1])"
  $head = ''
  $last = $wordToComplete
  if ($values.ContainsKey($key)) {{
    $words = $values[$key]
    if ($last.Contains(',')) {{
      $at = $last.LastIndexOf(',') + 1
      $head = $last.Substring(0, $at)
      $last = $last.Substring($at)
    }}
  }} elseif ($last.StartsWith('-')) {{
    $words = $options[$verb]
  }} elseif (-not $seen -and $before.Count -eq 1) {{
    $words = @($verbs.Keys)
  }} elseif ($before[-1] -eq $verb) {{
    $words = $verbs[$verb]
  }} else {{
    $words = @()
  }}
  $words | Where-Object {{ $_.StartsWith($last) }} | ForEach-Object {{
    [System.Management.Automation.CompletionResult]::new("$head$_", $_, 'ParameterValue', $_)
  }}
}}
"""


SHELLS: dict[str, Callable[[Table], str]] = {"bash": bash, "zsh": zsh, "fish": fish, "powershell": powershell}


def _lines(lines: list[str]) -> str:
    return "\n".join(lines)


def _keys(verb: Verb, option: Option) -> str:
    """Return the pattern of a case: the verb and any name of the option."""
    return "|".join(_single_sh(f"{verb.name} {name}") for name in option.names)


def _names(verb: Verb) -> list[str]:
    return [name for option in verb.options for name in option.names]


def _described(verb: Verb) -> tuple[str, ...]:
    return tuple(f"{name}:{_zsh(option.about)}" for option in verb.options for name in option.names)


def _quoted(words: Sequence[str]) -> str:
    """Return words as one text for a shell like sh."""
    return _single_sh(" ".join(words))


def _each(words: Sequence[str]) -> str:
    return " ".join(map(_single_sh, words))


def _single_sh(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


def _single(text: str) -> str:
    """Return a text in quotes of fish."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _ps(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _plain(text: str) -> str:
    """Return a help text on one line, as argparse would print it."""
    return " ".join(text.split()).replace("%%", "%")


def _zsh(text: str) -> str:
    """Return a help text for zsh, which parts a word from its help by a colon."""
    return _plain(text).replace(":", "\\:")
