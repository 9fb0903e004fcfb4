#!/bin/sh
# The Debian package: it installs with apt in a clean system of Debian 12, from this machine's sources, and the program runs there with what the package depends on and nothing else.
set -u
: "${TENANTSIM_BUILD_DIR:?the build folder}"
[ "$(id -u)" -eq 0 ] || { echo "skipped: only root can make a system in a folder"; exit 77; }
for tool in debootstrap dpkg-shlibdeps apt-get; do
  command -v "$tool" >/dev/null || { echo "skipped: there is no $tool"; exit 77; }
done
release=bookworm
source=$(apt-get indextargets --format '$(CODENAME) $(SITE)' 'Created-By: Packages' | sed -n "s/^$release //p" | head -n 1)
[ -n "$source" ] || { echo "skipped: apt has no source of $release"; exit 77; }
scratch=$(mktemp -d) || exit 70
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM
system=$scratch/system
failures=0

expect ()
{
  what=$1
  shift
  if "$@" >"$scratch/out" 2>&1; then
    echo "ok: $what"
  else
    echo "FAILED: $what: $(tail -n 20 "$scratch/out")"
    failures=$((failures + 1))
  fi
}

# within COMMAND...: runs it in the clean system, which knows nothing of this one but where apt gets things
within ()
{
  env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C DEBIAN_FRONTEND=noninteractive chroot "$system" "$@"
}

expect "cpack makes a package" sh -c 'cd "$1" && cpack -G DEB -B "$2"' - "$TENANTSIM_BUILD_DIR" "$scratch"
package=$(find "$scratch" -maxdepth 1 -name 'tenantsim_*.deb')
[ -s "$package" ] || exit 1
field ()
{
  dpkg-deb --field "$package" "$1"
}
version=$(sed -n 's/^CMAKE_PROJECT_VERSION:.*=//p' "$TENANTSIM_BUILD_DIR/CMakeCache.txt")
expect "its version is the project's" test "$(field Version)" = "$version"
expect "it depends on what the program is linked with" sh -c 'for library in libc6 libglib2.0-0 libjansson4 libsqlite3-0 libyaml-0-2
  do case ", $1," in *", $library,"* | *", $library "*) ;; *) echo "no $library in $1"; exit 1 ;; esac; done' - "$(field Depends)"
expect "it recommends gnuplot" test "$(field Recommends)" = gnuplot-nox

debootstrap --variant=minbase "$release" "$system" "$source" >"$scratch/out" 2>&1 || {
  tail -n 20 "$scratch/out"
  echo "FAILED: debootstrap made no clean system"
  exit 1
}
cp "$package" "$system/tenantsim.deb"
expect "nothing of it is there before" test -z "$(find "$system/usr" -name 'tenantsim*' -o -name 'libjansson*')"
expect "apt installs it" within apt-get install --no-install-recommends --yes /tenantsim.deb
expect "dpkg finds nothing changed or missing" within dpkg --verify tenantsim
expect "the licence is there" grep -q "MIT License" "$system/usr/share/doc/tenantsim/copyright"
expect "it says its version" test "$(within tenantsim --version)" = "tenantsim $version"
expect "tenantsim run runs" within tenantsim run /usr/share/tenantsim/scenarios/contoso-abc.yaml --out /report
expect "the page is there" test -s "$system/report/report.html"
"$TENANTSIM" run "${TENANTSIM_SOURCE_DIR:?the checkout}/scenarios/contoso-abc.yaml" --format json >"$scratch/here.json"
expect "its results are those of this machine, byte for byte" cmp "$scratch/here.json" "$system/report/results.json"
expect "it can be removed" within apt-get remove --yes tenantsim
expect "and then is gone" test ! -e "$system/usr/bin/tenantsim"

[ "$failures" -eq 0 ]
