#!/usr/bin/env python3
"""Writes controller-flags.tsv beside this script from the Git history of Flux's controllers:

    make-controller-flags.py CLONES PINS

CLONES holds a clone each of fluxcd/pkg and of the controllers, by the name of the repository; PINS is a table (tabs, with a header):
a Flux release in the first column, then a controller each by the header's name, with the tag that the release ships. Where a clone
has not the tag of a patch release, the newest older tag of its release line stands in for it.
"""
import os
import re
import subprocess
import sys
from functools import cache

CLONES, PINS = sys.argv[1:]


@cache
def show(repo, what):
    done = subprocess.run(["git", "-C", f"{CLONES}/{repo}", "show", what], capture_output=True, text=True)
    return done.stdout if done.returncode == 0 else None


@cache
def tags(repo):
    return subprocess.run(["git", "-C", f"{CLONES}/{repo}", "tag"], capture_output=True, text=True, check=True).stdout.split()


def number(tag):
    return [int(part) for part in tag.lstrip("v").split(".")]


def nearest(repo, tag):
    if tag in tags(repo):
        return tag
    line = [t for t in tags(repo) if re.fullmatch(r"v[0-9.]+", t) and number(t)[:2] == number(tag)[:2] and number(t) < number(tag)]
    return max(line, key=number)


@cache
def package(module, version, directory):
    """The Go files of a package of fluxcd/pkg."""
    at = f"{module}/{version}:{directory}"
    names = (show("pkg", at) or "").split("\n")
    return [show("pkg", f"{at}/{n}") for n in names if n.endswith(".go") and not n.endswith("_test.go")]


def constant(name, texts):
    for text in texts:
        if found := re.search(rf"^\s*(?:const )?{name}(?: string)?\s*=\s*\"([^\"]+)\"", text, re.M):
            return found[1]
    raise LookupError(name)


class Source:
    """One Go file of a controller with what it imports of fluxcd/pkg."""

    def __init__(self, repo, tag, path):
        self.text = show(repo, f"{tag}:{path}")
        mod = show(repo, f"{tag}:go.mod")
        self.versions = dict(re.findall(r"fluxcd/pkg/([\w/]+) (v\S+)", mod))
        self.imports = {}
        for alias, path in re.findall(r"^\s*(\w+)?\s*\"github.com/fluxcd/pkg/([\w/-]+)\"", self.text or "", re.M):
            self.imports[alias or path.split("/")[-1]] = path

    def package(self, alias):
        path = self.imports[alias]
        module = path.split("/")[0]
        return package(module, self.versions[module], path)

    def value(self, name):
        if name.startswith('"'):
            return name.strip('"')
        alias, _, last = name.rpartition(".")
        return constant(last, self.package(alias) if alias else [self.text])


def flags_in(text, value):
    for kind, name in re.findall(r"\.(\w*?)Var\(\s*[^,]+?,\s*(\"[^\"]+\"|[\w.]+)\s*,", text):
        yield value(name), "switch" if kind == "Bool" else "flag"


def flags(repo, tag):
    path = "main.go" if show(repo, f"{tag}:main.go") else "cmd/main.go"
    main = Source(repo, tag, path)
    yield from flags_in("\n".join(line for line in re.split(r"\n(?=\s*flag\.)", main.text) if line.lstrip().startswith("flag.")), main.value)
    for variable in re.findall(r"(\w+)\.BindFlags(?:WithDefault)?\(", re.sub(r"//.*", "", main.text)):
        alias, kind = re.search(rf"\b{variable}\s+(?:=\s*)?(\w+)\.(\w+)", main.text).groups()
        files = [f for f in main.package(alias) if re.search(rf"^func \(\w+ \*{kind}\) BindFlags\(", f, re.M)]
        assert len(files) == 1, (repo, tag, variable)
        found = list(flags_in(files[0], lambda name: name.strip('"') if name.startswith('"') else constant(name, files)))
        assert found, (repo, tag, variable)
        yield from found


def gates(repo, tag):
    features = Source(repo, tag, "internal/features/features.go")
    if features.text is None:
        return
    for name in re.findall(r"^\t([\w.]+):\s+(?:true|false),", features.text, re.M):
        yield features.value(name), "gate"
    if "auth.SetFeatureGates(" in features.text:
        yield constant("FeatureGateObjectLevelWorkloadIdentity", features.package("auth")), "gate"


with open(PINS, encoding="utf-8") as pins:
    rows = [line.rstrip("\n").split("\t") for line in pins]
controllers = [c for c in rows[0][1:] if c in os.listdir(CLONES)]
lines = sorted({tuple(number(r[0])[:2]) for r in rows[1:]})
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "controller-flags.tsv"), "w", encoding="utf-8") as table:
    table.write("# What Flux's controllers can be started with, by the releases v2.0.0 to v2.9.4: controller, kind (flag with a value, switch, feature\n")
    table.write("# gate), name, the first and the last release line that knows it. No last one: the newest does.\n")
    for column, controller in enumerate(rows[0]):
        if controller not in controllers:
            continue
        known = {}
        for row in rows[1:]:
            if row[column] == "-":
                continue
            tag = nearest(controller, row[column])
            for name, kind in [*flags(controller, tag), *gates(controller, tag)]:
                known.setdefault((kind, name), set()).add(tuple(number(row[0])[:2]))
        for (kind, name), seen in sorted(known.items()):
            first, last = min(seen), max(seen)
            assert all(line in seen for line in lines if first <= line <= last), (controller, name)
            table.write("\t".join([controller, kind, name, "%d.%d" % first, "" if last == lines[-1] else "%d.%d" % last]) + "\n")
