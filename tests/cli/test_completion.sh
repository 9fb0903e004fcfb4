#!/bin/sh
# `completion SHELL`: commands, options and names of configurations, from the tables of the program.
. "$(dirname "$0")/helpers.sh"
cd "$work" || exit 1
command -v bash > /dev/null || { echo "bash is needed for this test"; exit 1; }

for shell in bash zsh fish; do
  tenantsim completion $shell
  expect_status 0
  expect_no_err
  cp out "completion.$shell"
  expect_out "tenantsim completion configurations"
  for command in run check explain reach report; do
    expect_true "$shell knows $command" grep -qw "$command" "completion.$shell"
  done
done
expect_true "bash reads it" bash -n completion.bash

# complete WORD...: what bash offers for the last word
complete () {
  # shellcheck disable=SC2016 # for bash
  PATH="$(dirname "$TENANTSIM"):$PATH" bash -c '
    source ./completion.bash
    COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
    _tenantsim
    printf "%s\n" "${COMPREPLY[@]}"' bash "$@" 2> err | LC_ALL=C sort | tr '\n' ' '
}
label="tenantsim completion in bash"
expect "commands" "reach report " "$(complete tenantsim re)"
expect "options of a command" "--seed --set " "$(complete tenantsim run --se)"
expect "options are those of the command" "" "$(complete tenantsim schema --se | tr -d ' ')"
expect "configurations of the scenario" "closed open " "$(complete tenantsim run small.yaml --config '')"
expect "of them those that begin so" "open " "$(complete tenantsim reach small.yaml --diff o)"
expect "none without a scenario" "" "$(complete tenantsim run --config '' | tr -d ' ')"
expect "files" "small.yaml " "$(complete tenantsim run sma)"

# Every option of every command that help lists is offered.
for command in run compare check explain reach report; do
  tenantsim help "$command"
  for option in $(grep -o -- '^  *\(-[a-z], \)\{0,1\}--[a-z-]*' out | grep -o -- '--.*'); do
    expect "$command $option" "yes" "$(complete tenantsim "$command" "$option" | grep -qw -- "$option" && echo yes)"
  done
done

tenantsim completion configurations small.yaml
expect_status 0
expect "a line each" "closed open " "$(tr '\n' ' ' < out)"
tenantsim completion configurations missing.yaml
expect_status 66
tenantsim completion tcsh
expect_status 64
expect_err "completion: takes one of bash, zsh, fish, not 'tcsh'"
tenantsim completion bash zsh
expect_status 64
finish
