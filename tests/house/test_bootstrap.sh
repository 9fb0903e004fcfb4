#!/bin/sh
# ./bootstrap where it can be tried without changing the machine: help, wrong usage, and a user who may not install.
set -u
source_dir=${TENANTSIM_SOURCE_DIR:-$(cd "$(dirname "$0")/../.." && pwd)}
bootstrap=$source_dir/bootstrap
scratch=$(mktemp -d) || exit 70
trap 'rm -rf "$scratch"' EXIT
failures=0
status=0

ok ()
{
  echo "ok: $1"
}

fail ()
{
  echo "FAILED: $1; status $status, output: $(cat "$scratch/out" "$scratch/err")"
  failures=$((failures + 1))
}

# try COMMAND...: keeps $status, $scratch/out and $scratch/err; no terminal.
try ()
{
  status=0
  "$@" >"$scratch/out" 2>"$scratch/err" </dev/null || status=$?
}

# expect STATUS FILE TEXT WHAT: the status, and a line of out or err that holds the text.
expect ()
{
  if [ "$status" -eq "$1" ] && grep -qF -e "$3" "$scratch/$2"; then ok "$4"; else fail "$4"; fi
}

try sh -n "$bootstrap"
if [ "$status" -eq 0 ]; then ok "the shell reads it"; else fail "the shell reads it"; fi
for option in --help -h; do
  try "$bootstrap" "$option"
  expect 0 out "Usage: ./bootstrap run|test|install [--yes]" "$option helps"
done
try "$bootstrap"
expect 64 err "Usage:" "without a subcommand: wrong usage"
try "$bootstrap" runn
expect 64 err "what is 'runn'?" "an unknown subcommand: wrong usage"
try "$bootstrap" run --fast
expect 64 err "what is '--fast'?" "an unknown option: wrong usage"
try "$bootstrap" run test
expect 64 err "Usage:" "two subcommands: wrong usage"

# A machine on which nothing is installed: a PATH with only what every Debian has. Not as root, who would install.
mkdir "$scratch/bin"
for tool in sh cat dirname env id; do
  ln -s "$(command -v "$tool")" "$scratch/bin/$tool"
done
chmod -R a+rx "$scratch"
as_nobody=
if [ "$(id -u)" -eq 0 ]; then
  as_nobody="$(command -v setpriv) --reuid=65534 --regid=65534 --clear-groups"
  if ! $as_nobody sh -n "$bootstrap"; then
    echo "skipped: nobody cannot read $bootstrap"
    [ "$failures" -eq 0 ] && exit 77
    exit 1
  fi
fi
bare_machine ()
{
  # shellcheck disable=SC2086 # words on purpose
  try $as_nobody env -i PATH="$scratch/bin" /bin/sh "$bootstrap" "$@"
}

apt_line="apt-get update && apt-get install --no-install-recommends --yes gcc libc6-dev cmake ninja-build pkg-config"
for subcommand in run test install; do
  bare_machine "$subcommand"
  expect 69 err "$apt_line" "$subcommand: nothing installed and nobody to ask: the line to type"
  expect 69 out "missing: command gcc, header stdio.h, command cmake" "$subcommand: says what is missing"
done
bare_machine run --yes
expect 69 err "$apt_line" "--yes does not help without sudo"
bare_machine test
expect 69 err "clang libcmocka-dev jq openmpi-bin libopenmpi-dev python3-yaml python3-jsonschema" "test: asks for what tests need"
bare_machine run
if grep -q "cmocka" "$scratch/err"; then fail "run: wants no test tools"; else ok "run: wants no test tools"; fi

# With one thing more, one thing less is asked for.
ln -s "$(command -v cmake)" "$scratch/bin/cmake"
bare_machine run
expect 69 err "yes gcc libc6-dev ninja-build pkg-config" "what is there is not asked for"

# sudo that would need a password: --yes does not wait for one, and passes the refusal on.
cat >"$scratch/bin/sudo" <<'SUDO'
#!/bin/sh
echo "sudo was called with $1"
exit 1
SUDO
ln -s sudo "$scratch/bin/apt-get"
chmod a+rx "$scratch/bin/sudo"
bare_machine run
expect 69 err "nothing is installed" "no terminal, no --yes: sudo is not even called"
if grep -q "sudo was called" "$scratch/out"; then fail "sudo is not called"; else ok "sudo is not called"; fi
bare_machine run --yes
expect 69 out "sudo was called with -n" "--yes calls sudo, which must not ask"
expect 69 err "apt-get failed" "and says that it failed"

[ "$failures" -eq 0 ]
