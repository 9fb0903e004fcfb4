#!/bin/sh
# Joining meetings is explained, shown by reach and asserted, as calls are.
. "$(dirname "$0")/helpers.sh"

cat >"$work/meetings.yaml" <<'END'
tenantsim: 1
name: Meetings
era: 2020-04
clock: {start: 2020-04-06T00:00, duration: 1d, replications: 1}
tenants:
  Contoso:
    domains: [contoso.com]
    users:
      technician: {count: 2, client: hololens}
      mobile: {count: 1, client: ra-mobile}
      desk: {count: 1, client: teams-desktop}
    teams: {field: {members: [technician, desk]}}
  Vendor:
    domains: [vendor.com]
    users: {expert: {count: 2, client: teams-desktop}}
configurations:
  shut: {external_access: {default: off}, meetings: {Contoso: {anonymous_join: off}}}
  lobby: {external_access: {default: off}}
  open: {external_access: {default: off}, meetings: {Contoso: {auto_admit: everyone}}}
  shipped: {}
assert:
  - {config: shut, deny: join_meeting, from: Vendor, to: Contoso.technician, reason: ANONYMOUS_OFF}
  - {config: lobby, deny: join_meeting, from: Vendor, to: Contoso.technician, reason: LOBBY_NOBODY}
  - {config: [open, shipped], allow: join_meeting, from: Vendor, to: Contoso.technician}
  - {deny: join_meeting, from: Contoso.mobile, to: Vendor, reason: CLIENT_NO_MEETING}
  - {config: shipped, reaches: [Contoso.technician, Contoso.desk], from: Vendor, operation: join_meeting}
END

# an outsider joins a meeting of a HoloLens user where anonymous people may, and nobody waits (SEED-7)
tenantsim explain "$work/meetings.yaml" Vendor.expert join_meeting Contoso.technician
expect_status 0
expect_out "May expert1@vendor.com join a meeting of technician1@contoso.com?"
expect_out "shut     denied       ANONYMOUS_OFF"
expect_out "lobby    denied       LOBBY_NOBODY"
expect_out "open     allowed      anonymous"
expect_out "shipped  allowed      external"
expect_out "enters a meeting of technician1@contoso.com"
tenantsim explain "$work/meetings.yaml" --config lobby Vendor.expert join_meeting Contoso.desk
expect_out "waits in the lobby until desk1@contoso.com lets them in"

# what would open the meeting is said, and opens nothing else (SEED-7)
tenantsim explain "$work/meetings.yaml" --config shut --fix Vendor.expert join_meeting Contoso.technician
expect_out "the admin of Contoso lets anonymous people join meetings"
expect_out "the admin of Contoso admits everyone to meetings automatically"
expect_out "2 changes (anonymous); opens 0 other pairs"
tenantsim explain "$work/meetings.yaml" --config lobby --format json Vendor.expert join_meeting Contoso.desk
expect_jq "the lobby" "$work/out" '.configurations[0] | .verdict == "allowed" and .waits and (.ways | length) == 4'
tenantsim explain "$work/meetings.yaml" --config lobby --fix Contoso.mobile join_meeting Vendor.expert
expect_out "No change of settings allows it"
expect_out "CLIENT_NO_MEETING"

tenantsim reach "$work/meetings.yaml" --config lobby --operation join_meeting --format json
expect_jq "meetings in reach" "$work/out" '[.. | objects | select (.operation? == "join_meeting")] | length > 0'
tenantsim reach "$work/meetings.yaml" --config lobby --diff open --operation join_meeting
expect_out "Vendor.expert -> Contoso.technician"
expect_out "meetings of Contoso"
tenantsim check --assert "$work/meetings.yaml"
expect_status 0
expect_out "PASS all 5 assertions hold"

# Values of a later era are refused in an earlier one.
tenantsim check "$work/meetings.yaml" --set 'configurations.open.meetings.Contoso.auto_admit=organizer'
expect_status 65
expect_err "era 2020-04 knows no such value"
tenantsim check "$work/meetings.yaml" --set era=2026 --set 'configurations.open.meetings.Contoso.auto_admit=organizer'
expect_no_err

finish
