#!/usr/bin/env bash
# What the action runs: install, lint, summary. Inputs come as INPUT_*, never as text of the script.
set -euo pipefail

temporary=${RUNNER_TEMP:-$(mktemp -d)}
environment=$temporary/stylelint-venv
if [ ! -d "$environment" ]; then
  python -m venv "$environment"
fi
bin=$environment/bin
[ -d "$bin" ] || bin=$environment/Scripts
"$bin/python" -m pip install --quiet --disable-pip-version-check "${INPUT_VERSION:-$ACTION_PATH}"

arguments=(--format "${INPUT_FORMAT:-github}" --output "sarif=$temporary/stylelint.sarif")
if [ "${INPUT_SUMMARY:-true}" = true ]; then
  arguments+=(--output "markdown=$temporary/stylelint.md")
fi
if [ -n "${INPUT_FAIL_ON:-}" ]; then
  arguments+=(--fail-on "$INPUT_FAIL_ON")
fi
while IFS= read -r line; do
  if [ -n "$line" ]; then arguments+=("$line"); fi
done <<<"${INPUT_ARGS:-}"
paths=()
while IFS= read -r line; do
  if [ -n "$line" ]; then paths+=("$line"); fi
done <<<"${INPUT_PATHS:-.}"

code=0
PYTHONUTF8=1 "$bin/stylelint" check "${arguments[@]}" -- "${paths[@]:-.}" || code=$?

if [ -f "$temporary/stylelint.md" ] && [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
  cat "$temporary/stylelint.md" >>"$GITHUB_STEP_SUMMARY"
fi
{
  echo "exit-code=$code"
  if [ -f "$temporary/stylelint.sarif" ]; then echo "sarif-file=$temporary/stylelint.sarif"; fi
} >>"${GITHUB_OUTPUT:-/dev/stdout}"
exit "$code"
