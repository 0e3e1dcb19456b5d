"""Checks what `narrows` writes with --certificates DIR: python3 scripts/check/narrows_check.py DIR

From the inputs of each certificate it computes anew, in exact rational arithmetic and enclosures of log and exp, what
the proof gives, and accepts the value claimed if it lies on its safe side of that by no more than its slack. It needs
nothing but Python 3.8 and shares nothing with the program that wrote them. A line for each that is refused, then how
many were accepted; exit code 0 if all were, 1 if not, 2 for a wrong command line. --no-seals: by their proofs alone.
"""
import hashlib
import json
import os
import sys
from fractions import Fraction

import enclosure
import proofs
from model import Channels, Model, Refused, array, need, number

BITS = (128, 512, 2048)
MOST_SLACK = 1e-11
ROUNDED = Fraction(1, 10**30)  # nats: channels that are equal up to the rounding of their product carry less
FLOORS = {"weak-fano": proofs.fano, "sharp-fano": proofs.fano, "rate-distortion": proofs.rate_distortion,
          "arimoto": proofs.arimoto, "meta-converse": proofs.meta_converse}
OTHERS = {"capacity": proofs.capacity, "mutual-information": proofs.mutual_information, "average": proofs.mean,
          "bayes-risk": proofs.risk, "blind-risk": proofs.risk, "deficiency": proofs.deficiency,
          "budget": proofs.budget, "kl-inverse": proofs.kl_inverse, "square-root": proofs.square_root,
          "excess": proofs.excess}
HEADS = {"information": ("average", "mutual-information"), "ceiling": ("kl-inverse", "square-root", "excess"),
         "deficiency": ("deficiency", "average")}
REASONS = (Refused, OSError, RecursionError, TypeError, AttributeError, LookupError, ValueError, ArithmeticError)


class Check:
    """The certificates of one file, each judged once, after those on which it rests."""

    def __init__(self, file, seals):
        need(file["format"] == 1, "format", "1")
        self.file, self.seals, self.verdicts = file, seals, {}
        self.named = {one["name"]: one for one in file["certificates"]}
        need(len(self.named) == len(file["certificates"]), "certificates", "of different names")
        self.inputs = sha256([canonical(file, ("certificates", "seal"))])
        if seals and file["seal"] != sha256([self.inputs] + [one["seal"] for one in file["certificates"]]):
            raise Refused("the seal is not that of inputs and certificates: something was changed")
        self.model = Channels(file["inputs"]) if "channels" in file["inputs"] else Model(file["inputs"])

    def verdict(self, name):
        """Why a certificate is refused; empty if it is accepted."""
        if name not in self.verdicts:
            self.verdicts[name] = "rests on itself"
            try:
                self.judge(name, self.named[name])
                self.verdicts[name] = ""
            except REASONS as e:
                self.verdicts[name] = reason(e)
        return self.verdicts[name]

    def accepted(self, name):
        """The value of another certificate on which one rests."""
        need(name in self.named, "proof", f"made of certificates of the file: there is no {name}")
        if self.verdict(name):
            raise Refused(f"rests on {name}, which is refused")
        return number(self.named[name]["value"], "value")

    def information(self, name, kind, s):
        """The value of a certificate of an information of context s, of the kind that is asked for."""
        stages = {"total": ("cognitive", "articulation"), "cascade": ("cascade",), "mixture": ()}[kind]
        names = [f"capacity/{stage}/{i}/upper" for stage in stages for i in range(self.model.k)
                 if self.model.stages[stage][i] is self.model.stages[stage][s]]
        names += [f"information/mixture/{s}"] if kind == "mixture" else []
        need(name in names, "proof", f"an information {kind} of context {s}, not {name}")
        return self.accepted(name)

    def informations(self, names, kind):
        """The same of every context."""
        return [self.information(one, kind, s) for s, one in enumerate(array(names, "informations", self.model.k))]

    def order(self, head, name, other):
        """By a theorem: no risk is below any floor; the mixture carries no more than the cascade, that than a stage."""
        if head in FLOORS:
            need(other.split("/")[0] in FLOORS, "from", "a floor")
            return self.accepted(other)
        kind = {"capacity/cascade": "total", "information/mixture": "cascade"}["/".join(name.split("/")[:2])]
        return self.information(other, kind, int(name.split("/")[2]))

    def judge(self, name, one):
        if self.seals and one["seal"] != sha256([self.inputs, canonical(one, ("seal",))]):
            raise Refused("the seal is not that of content and inputs: something was changed")
        head, kind, proof, claim = name.split("/")[0], one["kind"], one["proof"], number(one["value"], "value")
        slack = number(one["slack"], "slack", 0, MOST_SLACK * max(1, claim))
        lower = head in FLOORS or name.endswith("/lower")
        direction = "nearest" if head.endswith("-risk") else "lower" if lower else "upper"
        need(one["direction"] == direction, "direction", direction)
        need(all(cell in self.file["cells"] for cell in one["cells"]), "cells", "those of the file")
        if kind == "order":
            if claim != self.order(head, name, proof["from"]):
                raise Refused(f"claims {float(claim)!r}, which is not the value of {proof['from']}")
            return
        need(kind in HEADS.get(head, (head,)), "kind", " or ".join(HEADS.get(head, (head,)) + ("order",)))
        for bits in BITS:
            enclosure.set_bits(bits)
            self.slack = slack
            try:
                return compare(claim, slack, direction, {**FLOORS, **OTHERS}[kind](self, proof, name))
            except enclosure.Imprecise:
                pass
        raise Refused(f"is not decided by {BITS[-1]} bits")


def reason(e):
    missing = f"{e.args[0]}: is missing" if isinstance(e, KeyError) else f"is malformed: {e}"
    return str(e) if isinstance(e, Refused) else missing


def compare(claim, slack, direction, given):
    """Refuses a claim that is on the wrong side of what its proof gives, or further on the safe side than the slack."""
    low, high = (Fraction(end, 1 << enclosure.BITS) for end in (given.lo, given.hi)) \
        if isinstance(given, enclosure.Interval) else (given, given)
    below, above = ROUNDED if direction == "upper" else slack, 0 if direction == "lower" else slack
    if claim < low - below or claim > high + above:
        over = claim - high if claim > high + above else claim - low
        word = "not proved" if (over < 0) == (direction == "upper") else "not what this certificate proves"
        raise Refused(f"claims {float(claim)!r}, {abs(float(over)):.2e} {'above' if over > 0 else 'below'} the "
                      f"{float(low)!r} that its proof gives: {word}")
    if claim < high - below or claim > low + above:
        raise enclosure.Imprecise


def sha256(parts):
    return hashlib.sha256(b"".join(len(one).to_bytes(4, "big") + one for one in map(str.encode, parts))).hexdigest()


def canonical(node, but=()):
    """One text for one meaning: doubles in hexadecimal, as Java writes them."""
    if isinstance(node, dict):
        return "{" + ",".join(f"{key}:{canonical(value)}" for key, value in node.items() if key not in but) + "}"
    if isinstance(node, list):
        return "[" + ",".join(map(canonical, node)) + "]"
    if isinstance(node, float):
        mantissa, exponent = (node + 0.0).hex().split("p")
        head, _, digits = mantissa.partition(".")
        return f"{head}.{digits.rstrip('0') or '0'}p{int(exponent)}"
    return "null" if node is None else f'"{node}"' if isinstance(node, str) else str(node)


def pairs(found):
    need(len(dict(found)) == len(found), "an object", "without a key that is there twice")
    return dict(found)


def refusals(path, seals):
    """How many certificates of a file are accepted, how many numbers have none, and why others are refused."""
    try:
        with open(path, encoding="utf-8") as file:
            check = Check(json.load(file, parse_constant=lambda word: number(float(word), word),
                                    object_pairs_hook=pairs), seals)
        why = [f"{name}: {check.verdict(name)}" for name in check.named if check.verdict(name)]
        return len(check.named) - len(why), len(check.file["unproved"]), why
    except json.JSONDecodeError as e:
        return 0, 0, [f"line {e.lineno}, column {e.colno}: is no JSON: {e.msg}"]
    except REASONS as e:
        return 0, 0, [reason(e)]


def main(arguments):
    folders = [one for one in arguments if one != "--no-seals"]
    if len(folders) != 1 or not os.path.isdir(folders[0]):
        print("usage: narrows_check.py [--no-seals] DIR, a folder of certificates", file=sys.stderr)
        return 2
    files = sorted((one for one in os.listdir(folders[0]) if one.endswith(".json")), key=lambda one: (len(one), one))
    n, good, bad, without = len(files), 0, 0, 0
    for file in files:
        accepted, unproved, why = refusals(os.path.join(folders[0], file), "--no-seals" not in arguments)
        good, bad, without = good + accepted, bad + len(why), without + unproved
        for line in why:
            print(f"{file}: {line}")
    print(f"{n} file{'s'[:n != 1]}, {good} certificates accepted, {bad} refused, {without} numbers without one")
    return 0 if files and not bad else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
