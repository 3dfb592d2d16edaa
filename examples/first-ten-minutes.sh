#!/usr/bin/env bash
# 新手十分钟：从 stylelint init 到提交钩子，一步一步做，和预想不同就停下。
# A newcomer's ten minutes, from `stylelint init` to a commit hook; stops at any surprise.
#
#   examples/first-ten-minutes.sh              uses stylelint and pre-commit from PATH
#   STYLELINT=... PRE_COMMIT=... examples/first-ten-minutes.sh
set -eu
export LC_ALL=C.UTF-8 STYLELINT_OUTPUT_FORMAT=concise
stylelint=${STYLELINT:-stylelint}
pre_commit=${PRE_COMMIT:-pre-commit}
source=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
unset GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE GITHUB_ACTIONS
export PRE_COMMIT_HOME="$work/.pre-commit-home"

say() { printf '\n== %s\n' "$*"; }

# expect CODE COMMAND...: runs it, shows what it prints, keeps that in $said.
expect() {
  local wanted=$1 code=0
  shift
  printf '$ %s\n' "${*//$work\//}"
  said=$("$@" 2>&1) || code=$?
  printf '%s\n' "$said"
  [ "$code" = "$wanted" ] || { printf 'surprise: exit code %s, not %s\n' "$code" "$wanted" >&2; exit 1; }
}
shows() { case $said in *"$1"*) ;; *) printf 'surprise: nothing about %s\n' "$1" >&2; exit 1 ;; esac; }
hides() { case $said in *"$1"*) printf 'surprise: still about %s\n' "$1" >&2; exit 1 ;; esac; }

say '0. 两份文稿 two drafts'
mkdir drafts
cat > drafts/总结.md <<'DRAFT'
# 街道食堂上半年情况

上半年开餐xx天，供餐4.2万份。

狠抓落实年活动的下一站是柳河村。

居民代表说，这件事要高度重视。

镇里把食堂挂在心上。
DRAFT
printf '食堂5月开餐22天，供餐6800份。\n' > drafts/五月.txt
ls drafts

say '1. 生成配置 write a configuration'
expect 0 "$stylelint" init
shows stylelint.yaml
[ -s stylelint.yaml ]

say '2. 第一次检查 the first run'
expect 1 "$stylelint" check
shows 'drafts/总结.md:3:6: error placeholder/x-marks'
shows 'drafts/总结.md:5:1: info filler/grasp'
shows 'filler/attention'
expect 0 "$stylelint" explain x-marks

say '3. 原话照登：写明理由，不再报 silence one finding, with a reason'
awk '/高度重视/ { print "<!-- stylelint: disable-next-block filler/attention -- 居民原话 -->" } { print }' \
  drafts/总结.md > new && mv new drafts/总结.md
expect 1 "$stylelint" check
hides 'filler/attention'

say '4. 给一条规则加一个说法 add a phrase to a rule'
cat >> stylelint.yaml <<'CONFIG'
rules:
  filler/attention:
    level: warning
    extend-options:
      phrases: [挂在心上]
CONFIG
expect 1 "$stylelint" check
shows 'warning filler/attention'
expect 0 "$stylelint" config drafts/总结.md
shows 挂在心上

say '5. 活动名不该报：加进词表 add a name to the vocabulary'
expect 0 "$stylelint" vocab add 狠抓落实年
expect 1 "$stylelint" check
hides 'filler/grasp'

say '6. 每次提交前检查 check before each commit'
git init -q .
git config user.name newcomer
git config user.email newcomer@example.org
git config commit.gpgsign false
printf '.pre-commit-home/\n' > .gitignore
cat > .pre-commit-config.yaml <<CONFIG
repos:
  - repo: $source
    rev: $(git -C "$source" rev-parse HEAD)
    hooks:
      - id: stylelint
CONFIG
expect 0 "$pre_commit" install
git add .
expect 1 git commit -m 'Add two drafts'
shows 'placeholder/x-marks'

say '7. 改好，提交 mend it and commit'
sed 's/xx天/118天/; s/镇里把食堂挂在心上/镇里4月给食堂加了2台蒸柜/' drafts/总结.md > new && mv new drafts/总结.md
expect 0 "$stylelint" check
git add .
expect 0 git commit -m 'Add two drafts'
[ "$(git rev-list --count HEAD)" = 1 ]

say '好了 done'
