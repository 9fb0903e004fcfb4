#!/usr/bin/env python3
"""plant.py SOURCE BUILD OUT NUMBER SEED: a copy of the checkout with mutants in sim/policy, sim/stats and sim/engine

The syntax tree of clang says where expressions, conditions, statements and results are. Of all places NUMBER are
chosen: by rooms and kinds in proportion, by the seed within them, none inside another. All mutants are in one
program; TS_MUTANT=N in the environment chooses one (mutant.c). OUT/mutants.json lists them.

What is computed by the compiler (initialisers of static tables, case labels, sizes) and what macros write cannot be
chosen at run time and is left out.
"""
import json
import os
import random
import re
import shlex
import shutil
import sys

import clang.cindex
from clang.cindex import CursorKind as Kind, TypeKind

ROOMS = ("policy", "stats", "engine")
OPERATORS = {
    "<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "==",
    "+": "-", "-": "+", "*": "/", "/": "*", "%": "*", "&": "|", "|": "&", "^": "&", "<<": ">>", ">>": "<<",
    "&&": "||", "||": "&&",
}
ASSIGNMENTS = {"+=": "-=", "-=": "+=", "*=": "+=", "/=": "*=", "|=": "&=", "&=": "|=", "^=": "&=", "<<=": ">>=", ">>=": "<<="}
NUMBERS = {
    TypeKind.BOOL, TypeKind.CHAR_S, TypeKind.SCHAR, TypeKind.UCHAR, TypeKind.SHORT, TypeKind.USHORT, TypeKind.INT,
    TypeKind.UINT, TypeKind.LONG, TypeKind.ULONG, TypeKind.LONGLONG, TypeKind.ULONGLONG, TypeKind.FLOAT, TypeKind.DOUBLE,
    TypeKind.ENUM, TypeKind.INT128, TypeKind.UINT128,
}
REALS = {TypeKind.FLOAT, TypeKind.DOUBLE, TypeKind.LONGDOUBLE}


def is_number(cursor):
    return cursor.type.get_canonical().kind in NUMBERS


class File:
    """One source with the places where a mutant may be."""

    def __init__(self, path, arguments):
        self.path = path
        self.data = open(path, "rb").read()
        self.candidates = []
        index = clang.cindex.Index.create()
        options = clang.cindex.TranslationUnit.PARSE_DETAILED_PROCESSING_RECORD
        unit = index.parse(path, arguments, options=options)
        errors = [d for d in unit.diagnostics if d.severity >= clang.cindex.Diagnostic.Error]
        if errors:
            sys.exit(f"{path}: {errors[0]}")
        self.macros = [
            self.span(c) for c in unit.cursor.get_children()
            if c.kind == Kind.MACRO_INSTANTIATION and self.is_here(c)
        ]
        for cursor in unit.cursor.get_children():
            if cursor.kind == Kind.FUNCTION_DECL and cursor.is_definition() and self.is_here(cursor):
                self.function = cursor
                self.walk(cursor, None)

    def is_here(self, cursor):
        return cursor.location.file is not None and cursor.location.file.name == self.path

    @staticmethod
    def span(cursor):
        return cursor.extent.start.offset, cursor.extent.end.offset

    def text(self, start, end):
        return self.data[start:end].decode()

    def in_macro(self, start, end):
        return any(a <= start and end <= b or a < end < b or a < start < b for a, b in self.macros)

    def add(self, kind, cursor, start, end, changed):
        if not self.in_macro(start, end) and start < end:
            self.candidates.append({
                "kind": kind, "start": start, "end": end, "line": cursor.extent.start.line,
                "function": self.function.spelling, "before": self.text(start, end), "after": changed,
            })

    def operator(self, cursor):
        """The operands of a binary operator and what stands between them."""
        left, right = list(cursor.get_children())
        a, b = self.span(left)[1], self.span(right)[0]
        between = re.sub(r"/\*.*?\*/|//.*", "", self.text(a, b)).strip()
        return left, right, a, b, between

    def binary(self, cursor, statement):
        left, right, a, b, sign = self.operator(cursor)
        start, end = self.span(cursor)
        if self.in_macro(a, b):
            return
        if sign in OPERATORS and is_number(left) and is_number(right):
            changed = OPERATORS[sign]
            if sign == "%" or changed not in ("%",):
                real = {left.type.get_canonical().kind, right.type.get_canonical().kind} & REALS
                if not (real and changed in ("|", "&", "<<", ">>")):
                    swapped = self.text(a, b).replace(sign, changed, 1)
                    self.add("operator " + sign, cursor, start, end, self.text(start, a) + swapped + self.text(b, end))
        if statement and sign == "=":
            self.add("statement", cursor, start, end, "")

    def compound(self, cursor):
        _, right, a, b, sign = self.operator(cursor)
        start, end = self.span(cursor)
        self.add("statement", cursor, start, end, "")
        if sign in ASSIGNMENTS and is_number(right):
            swapped = self.text(a, b).replace(sign, ASSIGNMENTS[sign], 1)
            self.add("operator " + sign, cursor, start, end, self.text(start, a) + swapped + self.text(b, end))

    def condition(self, cursor):
        start, end = self.span(cursor)
        self.add("condition", cursor, start, end, "!(" + self.text(start, end) + ")")

    def literal(self, cursor):
        start, end = self.span(cursor)
        text = self.text(start, end)
        if re.fullmatch(r"\d+[uUlL]*", text):
            self.add("number", cursor, start, end, "0" if text in ("1", "1u") else f"({text} + 1)")
        elif re.fullmatch(r"[\d.]+(e[-+]?\d+)?", text):
            self.add("number", cursor, start, end, f"({text} * 1.1 + 0.1)")

    def result(self, cursor):
        children = list(cursor.get_children())
        if not children or not is_number(children[0]):
            return
        start, end = self.span(children[0])
        text = self.text(start, end)
        kind = self.function.result_type.get_canonical().kind
        changed = f"!({text})" if kind == TypeKind.BOOL else f"({text}) + 1"
        self.add("result", cursor, start, end, changed)

    def walk(self, cursor, parent):
        kind = cursor.kind
        statement = parent is not None and (
            parent.kind == Kind.COMPOUND_STMT or parent.kind in (Kind.IF_STMT, Kind.FOR_STMT, Kind.WHILE_STMT)
            and cursor != list(parent.get_children())[0])
        if kind == Kind.VAR_DECL and cursor.storage_class == clang.cindex.StorageClass.STATIC:
            return
        if kind == Kind.BINARY_OPERATOR:
            self.binary(cursor, statement)
        elif kind == Kind.COMPOUND_ASSIGNMENT_OPERATOR:
            self.compound(cursor)
        elif kind == Kind.INTEGER_LITERAL or kind == Kind.FLOATING_LITERAL:
            self.literal(cursor)
        elif kind == Kind.RETURN_STMT:
            self.result(cursor)
        elif kind == Kind.CALL_EXPR and statement:
            self.add("statement", cursor, *self.span(cursor), "")
        children = list(cursor.get_children())
        if kind in (Kind.IF_STMT, Kind.WHILE_STMT, Kind.CONDITIONAL_OPERATOR) and children:
            self.condition(children[0])
        if kind == Kind.CASE_STMT:
            children = children[1:]
        for child in children:
            self.walk(child, cursor)


def collect(source, build):
    """Files by their names in the checkout."""
    files = {}
    for entry in json.load(open(os.path.join(build, "compile_commands.json"))):
        path = os.path.normpath(os.path.join(entry["directory"], entry["file"]))
        name = os.path.relpath(path, source)
        parts = name.split(os.sep)
        if name in files or parts[0] != "sim" or parts[1] not in ROOMS:
            continue
        words = shlex.split(entry["command"])
        files[name] = File(path, arguments_of(words))
    return files


def arguments_of(words):
    arguments, i = [], 0
    while i < len(words):
        if words[i] in ("-isystem", "-I"):
            arguments += words[i:i + 2]
            i += 1
        elif words[i].startswith(("-I", "-D", "-std=", "-isystem")):
            arguments.append(words[i])
        i += 1
    return arguments


def choose(files, number, seed):
    """So many of all candidates; strata are rooms and kinds, each in proportion, each at least once."""
    random_numbers = random.Random(seed)
    strata = {}
    for name in sorted(files):
        for candidate in files[name].candidates:
            candidate["file"] = name
            strata.setdefault((name.split(os.sep)[1], candidate["kind"]), []).append(candidate)
    total = sum(len(s) for s in strata.values())
    chosen, taken, reserve = [], {}, []

    def take(candidate):
        spans = taken.setdefault(candidate["file"], [])
        if any(candidate["start"] < end and start < candidate["end"] for start, end in spans):
            return False
        spans.append((candidate["start"], candidate["end"]))
        chosen.append(candidate)
        return True

    for key in sorted(strata):
        pool = strata[key]
        random_numbers.shuffle(pool)
        wanted = max(1, round(number * len(pool) / total))
        for candidate in pool:
            if wanted > 0 and take(candidate):
                wanted -= 1
            else:
                reserve.append(candidate)
    random_numbers.shuffle(reserve)
    for candidate in reserve:
        if len(chosen) >= number:
            break
        take(candidate)
    return chosen, total


def wrapped(mutant, number):
    before, after = mutant["before"], mutant["after"]
    if mutant["kind"] == "statement":
        return f"(void)(ts_mutant ({number}) ? 0 : (({before}), 0))"
    return f"(ts_mutant ({number}) ? ({after}) : ({before}))"


def write(source, files, chosen, out):
    tree = os.path.join(out, "tree")
    shutil.rmtree(tree, ignore_errors=True)
    for entry in ("CMakeLists.txt", "CMakePresets.json", "sim", "include", "reports", "tests", "scenarios", "LICENSE",
                  "README.md", "CHANGELOG.md", "bootstrap"):
        path = os.path.join(source, entry)
        if os.path.isdir(path):
            shutil.copytree(path, os.path.join(tree, entry))
        elif os.path.exists(path):
            os.makedirs(tree, exist_ok=True)
            shutil.copy2(path, tree)
    chosen.sort(key=lambda m: (m["file"], m["start"]))
    for number, mutant in enumerate(chosen):
        mutant["number"] = number
    with open(os.path.join(source, "tests", "mutation", "mutant.c"), "rb") as file:
        beginning = file.read() + b"#line 1\n"
    for name, file in files.items():
        data, at, pieces = file.data, 0, []
        for mutant in (m for m in chosen if m["file"] == name):
            pieces += [data[at:mutant["start"]], wrapped(mutant, mutant["number"]).encode()]
            at = mutant["end"]
        if pieces:
            with open(os.path.join(tree, name), "wb") as copy:
                copy.write(beginning + b"".join(pieces) + data[at:])
    with open(os.path.join(out, "mutants.json"), "w") as listing:
        json.dump(chosen, listing, indent=1)


def main():
    source, build, out, number, seed = sys.argv[1:6]
    os.makedirs(out, exist_ok=True)
    files = collect(os.path.abspath(source), os.path.abspath(build))
    chosen, total = choose(files, int(number), int(seed))
    write(os.path.abspath(source), files, chosen, out)
    print(f"{len(chosen)} mutants of {total} places in {len(files)} files, seed {seed}")


main()
