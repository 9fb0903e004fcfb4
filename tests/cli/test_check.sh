#!/bin/sh
# `check` validates scenario files: all mistakes at once, each with its place.
. "$(dirname "$0")/helpers.sh"
cd "$work" || exit 1

tenantsim check pass.yaml
expect_status 0
expect_no_err
expect_out "pass.yaml: ok (2 configurations, 8 people, 1 activity, 2 expectations)"
tenantsim check --quiet pass.yaml
expect_status 0
expect_no_out
expect_no_err

# Two mistakes, two reports, each with line, column, source line and caret.
sed -e 's/^name:/nmae:/' -e 's/file_share: 30%/file_share: 130%/' small.yaml > wrong.yaml
tenantsim check wrong.yaml
expect_status 65
expect_no_out
expect_err "wrong.yaml:2:1: error:"
expect_err 'did you mean "name"?'
line=$(grep -n 130% wrong.yaml | cut -d: -f1)
expect_err "wrong.yaml:$line:"
expect_err "file_share: 130%"
expect_err "^"
expect_true "no colour codes in a pipe" sh -c "! grep -q '$(printf '\033')' err"
tenantsim check --color always wrong.yaml
expect_status 65
expect_true "colours where they are asked for" grep -q "$(printf '\033\\[')" err

# Several files: each is judged, and the gravest status wins.
tenantsim check pass.yaml wrong.yaml
expect_status 65
expect_out "pass.yaml: ok"
expect_err "wrong.yaml:2:1: error:"
tenantsim check missing.yaml pass.yaml
expect_status 66
expect_out "pass.yaml: ok"
expect_err "missing.yaml"
tenantsim check missing.yaml wrong.yaml
expect_status 65

# --set is checked like the file.
tenantsim check --set clock.replications=2 pass.yaml
expect_status 0
tenantsim check --set clock.replications=0 pass.yaml
expect_status 65
expect_err "clock.replications"
tenantsim check --set clock.repilcations=2 pass.yaml
expect_status 65
expect_err "replications"

# Warnings are told, and count under --strict.
sed 's/open: {}/open: {external_access: {South: {allow: [north.example], block: [north.example]}}}/' small.yaml \
  > odd.yaml
tenantsim check odd.yaml
expect_status 0
expect_err "warning:"
expect_out "odd.yaml: ok with 1 warning ("
tenantsim check --quiet odd.yaml
expect_status 0
expect_no_out
expect_no_err
tenantsim check --strict pass.yaml odd.yaml
expect_status 10
expect_out "pass.yaml: ok"
expect_err "--strict"
tenantsim check --strict odd.yaml wrong.yaml
expect_status 65

# Unknown names in expectations are errors, with the nearest name.
expect_nearest () {
  { cat small.yaml; printf 'expect:\n  - "%s"\n' "$1"; } > nearest.yaml
  for command in check run; do
    tenantsim "$command" nearest.yaml
    expect_status 65
    expect_err "nearest.yaml:$(wc -l < nearest.yaml | tr -d ' '):"
    expect_err "did you mean \"$2\"?"
  done
}
expect_nearest "opn: helped_rate > 1%" open
expect_nearest "open vs closd: helped_rate > 1%" closed
expect_nearest "open: helpd_rate > 1%" helped_rate
expect_nearest "open: call.sucess_rate > 1%" call.success_rate
expect_nearest "open: call.success_rate{from=South.technican} > 1%" South.technician

tenantsim check
expect_status 64
expect_err "needs FILE"

# Every scenario that comes with tenantsim is right. The figure, in both eras, and the site with phones
# only have phones that rely on federation, which is their point; the others are right strictly.
for scenario in "$TENANTSIM_SOURCE_DIR"/scenarios/*.yaml; do
  case $scenario in
    */contoso-abc.yaml | */era-2026.yaml)
      tenantsim check "$scenario"
      expect_status 0
      expect_err "warning: allow-lists: people of Contoso1.mobile, Contoso2.mobile use Remote Assist mobile"
      ;;
    */mobile-only-site.yaml)
      tenantsim check "$scenario"
      expect_status 0
      expect_err "warning: federation: people of Contoso1.mobile use Remote Assist mobile"
      ;;
    *)
      tenantsim check --strict "$scenario"
      expect_status 0
      ;;
  esac
done

finish
