#!/usr/bin/env bash
# What the GitHub action runs: lineup with the action's inputs, which come as variables and never as text of a script.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
if [[ -n "${LINEUP_FOLDER:-}" ]]; then
  cd -- "$LINEUP_FOLDER" 2>/dev/null || {
    said='no such folder'
    [[ "${LINEUP_UI:-}" != bg ]] || said='няма такава папка'
    echo "lineup: working-directory $LINEUP_FOLDER: $said" >&2
    exit 2
  }
fi

arguments=()

# Adds a flag for each line of a value.
add() {
  local line
  while IFS= read -r line; do
    [[ -z "$line" ]] || arguments+=("$1=$line")
  done <<<"$2"
}

add --source "${LINEUP_SOURCE:-}"
add --target "${LINEUP_TARGET:-}"
add --languages "${LINEUP_LANGUAGES:-}"
add --base "${LINEUP_BASE:-}"
add --fail-on "${LINEUP_FAIL_ON:-}"
add --ui "${LINEUP_UI:-}"
arguments+=(--)
while IFS= read -r path; do
  [[ -z "$path" ]] || arguments+=("$path")
done <<<"${LINEUP_PATHS:-}"

status=0
lineup check --format=github "${arguments[@]}" || status=$?
if [[ -n "${LINEUP_SARIF:-}" && "$status" -lt 2 ]]; then
  mkdir -p "$(dirname -- "$LINEUP_SARIF")"
  lineup check --format=sarif "${arguments[@]}" >"$LINEUP_SARIF" || true
fi

# What a pull request does to the confirmed translations: in the job's summary, and as one comment where the token may write.
if [[ -n "${LINEUP_BASE:-}" && "$status" -lt 2 ]]; then
  trees=()
  for argument in "${arguments[@]}"; do
    case "$argument" in --source=* | --target=* | --languages=* | --base=* | --ui=*) trees+=("$argument") ;; esac
  done
  said=$(mktemp)
  if lineup summary "${trees[@]}" >"$said"; then
    [[ -z "${GITHUB_STEP_SUMMARY:-}" ]] || cat "$said" >>"$GITHUB_STEP_SUMMARY"
    [[ "${LINEUP_COMMENT:-}" != true ]] || python "$here/comment.py" "$said"
  fi
  rm -f "$said"
fi
exit "$status"
