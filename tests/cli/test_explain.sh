#!/bin/sh
# `explain` says why somebody may or may not reach somebody: all rules, with the lines behind
# them, and with --fix what would change it. The whole text of one case is in
# explain_one_sided.txt; to renew it, run this test with RENEW=1 and read the difference.
. "$(dirname "$0")/helpers.sh"
estate=$TENANTSIM_SOURCE_DIR/tests/cli/explain_estate.yaml
golden=$TENANTSIM_SOURCE_DIR/tests/cli/explain_one_sided.txt

# Every word, in 80 columns (SEED-20, SEED-39, SEED-51).
tenantsim explain "$estate" --config one-sided --fix mobile1@contoso1.com call ABC.expert
expect_status 0
expect_no_err
[ "${RENEW:-0}" = 0 ] || cp "$work/out" "$golden"
expect "the text of explain_one_sided.txt" "" "$(diff "$golden" "$work/out")"
expect "lines of at most 80 columns" "" "$(awk 'length > 80' "$work/out")"
expect "no trailing blanks" "" "$(grep -n ' $' "$work/out")"
expect_true "no colour codes in a pipe" sh -c "! grep -q '$(printf '\033')' '$work/out'"
tenantsim explain "$estate" --config one-sided --color always mobile1@contoso1.com call ABC.expert
expect_true "colours where they are asked for" grep -q "$(printf '\033\\[1;31m')DENIED" "$work/out"

# All configurations: a line for each, then the detail of each; the status is 0 whatever the verdict.
tenantsim explain "$estate" Contoso1.technician.2 call expert1@abc.com
expect_status 0
expect_out "May technician2@contoso1.com call expert1@abc.com?"
expect_out "one-sided  denied       FED_REMOTE"
expect_out "pending    denied       GUEST_PENDING"
expect_out "guests     unreachable  OFFLINE_OTHER_TENANT"
expect_out "pending [explain_estate.yaml:36]: DENIED, GUEST_PENDING"
expect_out "It would be allowed after expert1@abc.com switches from ABC to Contoso1."
tenantsim explain "$estate" --config guests --callee-in Contoso1 Contoso1.technician.2 call expert1@abc.com
expect_status 0
expect_out "guests [explain_estate.yaml:41]: ALLOWED, guest"
expect_out "It rings at expert1@abc.com, on teams-desktop active in Contoso1."
tenantsim explain "$estate" --config one-sided --callee-in Contoso1 Contoso1.technician.2 call expert1@abc.com
expect_out "expert1@abc.com has no account in Contoso1 in this configuration"

# A product default is called one, an override too.
tenantsim explain "$estate" --config guests --set configurations.guests.guest_access='{}' technician1@contoso1.com \
  call expert1@abc.com
expect_out "[product default of 2020-04]"
tenantsim explain "$estate" --config guests --set 'configurations.guests.external_access={Contoso1: off}' \
  technician1@contoso1.com call expert1@abc.com
expect_out "access is off [--set]"

# Searching, by name as well (SEED-40); adding is judged by pair (SEED-37).
tenantsim explain "$estate" --config guests --set 'configurations.guests.external_access={}' ABC.expert search \
  Contoso2.technician
expect_out "guests [explain_estate.yaml:41]: ALLOWED, external"
expect_out "By name instead of the full e-mail address: denied, NEED_FULL_EMAIL."
tenantsim explain "$estate" --config guests ABC.expert add_participant Contoso1.technician
expect_out "all other pairs of the call have to pass as well"

# Two HoloLens users (SEED-1, C-5): no setting helps, and it is said why.
tenantsim explain "$estate" --config one-sided --fix Contoso1.technician call Contoso2.technician
expect_status 0
expect_out "No change of settings allows it:"
expect_out "CLIENT_PAIR"
expect_out "technician1@contoso1.com as a guest in Contoso2: not possible"
expect_out "meant to be apart [explain_estate.yaml:29]"

# JSON says the same.
tenantsim explain "$estate" --fix --format json mobile1@contoso1.com call ABC.expert
expect_status 0
expect_no_err
json=$work/explain.json
cp "$work/out" "$json"
expect_jq "who asked" "$json" '.tenantsim_explain == 1 and .caller.person == "Contoso1.mobile.1" and
  .callee.address == "expert1@abc.com" and .operation == "call" and .era == "2020-04"'
expect_jq "one answer a configuration" "$json" '[.configurations[].name] == ["one-sided", "pending", "guests"]'
expect_jq "verdicts" "$json" '[.configurations[].verdict] == ["denied", "denied", "unreachable"]'
expect_jq "reasons" "$json" '[.configurations[].reason] == ["FED_REMOTE", "GUEST_PENDING", "OFFLINE_OTHER_TENANT"]'
expect_jq "five ways" "$json" 'all(.configurations[]; [.ways[].way] ==
  ["internal", "guest_here", "guest_there", "third", "external"])'
expect_jq "all failures of a way" "$json" '[.configurations[0].ways[4].rules[] | select(.fails) | .rule] ==
  ["FED_REMOTE", "CLIENT_NOT_FEDERABLE"]'
expect_jq "the fact, the line and the side" "$json" '.configurations[0].ways[4].rules[] |
  select(.rule == "FED_REMOTE") | .where == "explain_estate.yaml:34" and .tenant == "ABC" and .side == "callee" and
  .fact == "ABC does not permit contoso1.com: it is not on the allow list"'
expect_jq "a way that permits has no failing rule" "$json" 'all(.configurations[].ways[] | select(.exists);
  .permits == all(.rules[]; .fails | not))'
expect_jq "the fix" "$json" '.configurations[0].fixes | length == 1 and .[0].path == "guest" and
  [.[0].changes[].change] == ["guest_access_on", "invite"] and
  .[0].switches == [{"person": "expert1@abc.com", "from": "ABC", "to": "Contoso1"}]'
expect_jq "what else it opens" "$json" '.configurations[0].fixes[0] | .opens == 9 and .violations == 0'
expect_jq "what no setting helps" "$json" '.configurations[0].immovable.external == ["CLIENT_NOT_FEDERABLE"]'
expect_jq "accepting is enough" "$json" '[.configurations[1].fixes[0].changes[].change] == ["accept_invitation"]'
expect_jq "switching is enough" "$json" '.configurations[2].fixes[0].changes == []'
expect_jq "where they meet" "$json" '.configurations[2].meeting_place.callee_tenant == "Contoso1"'

# At an instant: saved at 48 h and undone at 72 h, each in force an hour later by the median.
blocked=$TENANTSIM_SOURCE_DIR/scenarios/partner-blocks-us.yaml
at () {
  instant=$1
  shift
  tenantsim explain "$blocked" --config federation-blocked --at "$instant" Contoso1.technician search ABC.expert
  expect_status 0
  for words in "$@"; do
    expect_out "$words"
  done
}
at 48h "ALLOWED" "not in force yet"
at 50h "DENIED, FED_LOCAL" "Everything that was saved"
at 72h "DENIED, FED_LOCAL" "not in force yet"
at 74h "ALLOWED" "Everything that was saved"
at 60h "not at work at that instant"
tenantsim explain "$TENANTSIM_SOURCE_DIR/scenarios/leaver-and-revoked-guest.yaml" --config federation --at 40h \
  Contoso1.technician search ABC.expert.1
expect_out "the account is disabled"
tenantsim explain "$TENANTSIM_SOURCE_DIR/scenarios/rota-or-on-demand.yaml" --config half-days --at 9h \
  Contoso1.technician call ABC.expert
expect_out "teams-desktop, active in Contoso1"
expect_out "ALLOWED"
tenantsim explain "$TENANTSIM_SOURCE_DIR/scenarios/rota-or-on-demand.yaml" --config half-days --at 13h \
  Contoso1.technician call ABC.expert
expect_out "UNREACHABLE, OFFLINE_OTHER_TENANT"
# Since 2023 a desktop rings for all accounts of its person; in 2020 they have to switch.
tenantsim explain "$TENANTSIM_SOURCE_DIR/scenarios/era-2026.yaml" --config guests Contoso1.technician call ABC.expert
expect_out "ALLOWED, guest"
expect_out "Teams desktop rings for all"
expect_true "where the expert is active does not matter" sh -c '! grep -q "expert1@abc.com has to be active" out'
tenantsim explain "$TENANTSIM_SOURCE_DIR/scenarios/era-2026.yaml" --set era=2020-04 --config guests \
  Contoso1.technician call ABC.expert
expect_out "UNREACHABLE, OFFLINE_OTHER_TENANT"
# A row of the table of features, and chat.
tenantsim explain "$estate" --config one-sided mobile1@contoso1.com presence ABC.expert
expect_status 0
expect_out "feature  presence (F-11), which rests on search"
expect_out "external access: yes; guests: yes"
expect_out "it rests on search, which is denied"
tenantsim explain "$estate" --config one-sided --format json mobile1@contoso1.com meeting_invitation ABC.expert
expect_out '"has": "yes"'
tenantsim explain "$estate" --config one-sided mobile1@contoso1.com chat ABC.expert
expect_out "May mobile1@contoso1.com chat with expert1@abc.com?"
expect_out "No chat comes to be"

# A call that a group chat starts: above 20 people there is none.
tenantsim explain "$estate" --config one-sided --chat 21 --fix ABC.expert.1 add_participant ABC.expert.2
expect_status 0
expect_out "to a call that a chat of 21 people starts?"
expect_out "DENIED, CHAT_TOO_LARGE"
expect_out "21 people are in the chat, and up to 20 can be"
expect_out "No change of settings allows it:"
tenantsim explain "$estate" --config one-sided --chat 20 --format json ABC.expert.1 add_participant ABC.expert.2
expect_jq "a chat of 20 starts one" "$work/out" '.chat == 20 and .configurations[0].reason != "CHAT_TOO_LARGE"'

# Wrong words: status 64 and the nearest right one.
refused () {
  message=$1
  shift
  tenantsim explain "$estate" "$@"
  expect_status 64
  expect_no_out
  expect_err "$message"
}
refused 'did you mean "Contoso1.technician.3"?' Contoso1.technicain.3 call ABC.expert
refused 'did you mean "expert1@abc.com"?' Contoso1.mobile call expret1@abc.com
refused 'ABC.expert has 2 people, counted from 1' expert3@abc.com call Contoso1.mobile
refused "did you mean 'search'?" ABC.expert serach Contoso1.mobile
refused "did you mean 'Contoso1'?" --caller-in Contsoo1 ABC.expert call Contoso1.mobile
refused "did you mean 'guests'?" --config guest ABC.expert call Contoso1.mobile
refused "is not a unit of time" --at 3days ABC.expert call Contoso1.mobile
refused "the clock has stopped by then" --at 50w ABC.expert call Contoso1.mobile
refused "it goes with add_participant" --chat 21 ABC.expert call Contoso1.mobile
refused "takes a whole number from 3" --chat 2 ABC.expert add_participant Contoso1.mobile
refused "same person" ABC.expert call expert1@abc.com
refused "needs SCENARIO CALLER OPERATION CALLEE" ABC.expert call
refused "takes one of text, json" --format csv ABC.expert call Contoso1.mobile
tenantsim explain "$work/missing.yaml" ABC.expert call Contoso1.mobile
expect_status 66

finish
