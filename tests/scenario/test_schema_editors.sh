#!/bin/sh
# An editor that validates against scenarios/tenantsim.schema.json accepts every scenario, whether its YAML parser
# keeps the text or guesses types, and rejects what tenantsim rejects.
source_dir=${TENANTSIM_SOURCE_DIR:-$(cd "$(dirname "$0")/../.." && pwd)}

python3 -c 'import yaml, jsonschema; jsonschema.Draft202012Validator' 2> /dev/null || {
  echo "python3-yaml or python3-jsonschema is not installed"
  exit 77
}

python3 - "$source_dir/scenarios" <<'PYTHON'
import copy, glob, json, sys
import jsonschema, yaml

folder = sys.argv[1]
with open(folder + "/tenantsim.schema.json") as file:
    schema = json.load(file)
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
checks = failures = 0


def expect(what, valid, document):
    global checks, failures
    checks += 1
    errors = sorted(validator.iter_errors(document), key=str)
    if bool(errors) == valid:
        failures += 1
        wanted = "valid" if valid else "an error"
        print(f"FAILED: {what}: expected {wanted}; actual: {[e.message[:200] for e in errors]}")


def changed(path, value):
    """The main scenario with one value replaced; None removes it."""
    document = copy.deepcopy(figure)
    *parents, last = path.split("/")
    inner = document
    for key in parents:
        inner = inner[key]
    if value is None:
        del inner[last]
    else:
        inner[last] = value
    return document


paths = sorted(glob.glob(folder + "/*.yaml"))
for path in paths:
    with open(path) as file:
        text = file.read()
    expect(path + " as text", True, yaml.load(text, yaml.BaseLoader))
    expect(path + " as guessed", True, yaml.safe_load(text))

with open(folder + "/contoso-abc.yaml") as file:
    figure = yaml.load(file, yaml.BaseLoader)
expect("an unknown key", False, changed("intent", []))
expect("a change", True, changed("changes", [{"at": "3d", "until": "4d", "configurations": "guests",
                                              "external_access": {"Contoso1": {"block": ["abc.com"]}}}]))
expect("a change without an instant", False, changed("changes", [{"leave": "ABC.expert.1"}]))
expect("no clock", False, changed("clock", None))
expect("a wrong client", False, changed("tenants/ABC/users/expert/client", "phone"))
expect("nobody", False, changed("tenants/ABC/users/expert/count", 0))
expect("no domain", False, changed("tenants/ABC/domains", []))
expect("a bare duration", False, changed("clock/duration", "10"))
expect("a bare share", False, changed("activities/assistance/file_share", "0.3"))
expect("half a distribution", False, changed("activities/assistance/every", "exponential()"))
expect("a wrong operation", False, changed("assert", [{"allow": "cal", "from": "ABC", "to": "Contoso1"}]))
expect("operations", True, changed("assert", [{"allow": ["call", "search"], "from": "ABC", "to": ["Contoso1"]}]))
expect("an assertion of nobody", False, changed("assert", [{"allow": "call", "to": "Contoso1"}]))
expect("a bad name", False, changed("configurations/a b", {}))
expect("a wrong habit", False, changed("configurations/guests/switching", "never"))
expect("a rota", True, changed("configurations/guests/switching", "rota(Contoso1 mon-fri 08:00-12:00)"))
expect("overrides in a configuration", True, changed("configurations/guests/behaviour", {"answered": "60%"}))
expect("a wrong override", False, changed("configurations/guests/behaviour", {"answred": "60%"}))
expect("both lists", True, changed("configurations/allow-lists/external_access/ABC", {"allow": ["a.com"], "block": []}))
expect("off, guessed", True, changed("configurations/allow-lists/external_access/ABC", False))
outsider = {"count": 1, "client": "teams-mobile", "domain": "a.net"}
expect("people of no tenant", True, changed("people", {"outsider": outsider}))

print(f"{checks} checks, {failures} failed, {len(paths)} scenarios")
sys.exit(0 if checks > 20 and failures == 0 and len(paths) >= 4 else 1)
PYTHON
