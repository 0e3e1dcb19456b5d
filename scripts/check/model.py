"""The exact model of the inputs of a file: every law and channel as whole numbers over a power of two.

A law or a row of a channel whose doubles do not add up to 1 is completed: its largest entry is 1 less the others.
"""
import math
from fractions import Fraction
from functools import cached_property


class Refused(Exception):
    """What is read is not what a file of certificates holds, or does not prove what it claims."""


def need(condition, what, must):
    if not condition:
        raise Refused(f"{what}: must be {must}")


def number(value, what, low=None, high=None):
    need(type(value) in (int, float) and math.isfinite(value), what, "a finite number")
    need(low is None or low <= value, what, f"at least {low}")
    need(high is None or value <= high, what, f"at most {high}")
    return Fraction(value)


def whole(value, what, below):
    need(type(value) is int and 0 <= value < below, what, f"a whole number in 0..{below - 1}")
    return value


def array(value, what, size=None):
    need(type(value) is list and len(value) > 0 and size in (None, len(value)), what,
         f"an array of {size}" if size else "an array that is not empty")
    return value


def dyadic(rows, what, width=None):
    """Whole rows and e: the entries, of [0, 1], are those over 2^e."""
    width = len(array(array(rows, what)[0], what)) if width is None else width
    ratios = [[number(one, what, 0, 1).as_integer_ratio() for one in array(row, what, width)] for row in rows]
    e = max(d.bit_length() for line in ratios for _, d in line) - 1
    return [[n << (e + 1 - d.bit_length()) for n, d in line] for line in ratios], e


def stochastic(rows, what, width=None):
    """The same, every row completed to a law."""
    rows, e = dyadic(rows, what, width)
    for row in rows:
        lacking = (1 << e) - sum(row)
        need(abs(lacking) * 10**9 <= 1 << e, what, "of sum 1")
        row[row.index(max(row))] += lacking
    return rows, e


def law(values, what, size=None):
    (row,), e = stochastic([values], what, size)
    return row, e


def product(a, b):
    """The exact product; of a long row of few values the most frequent one goes with the sums of columns."""
    sums, result = [sum(column) for column in zip(*b)], []
    for row in a:
        common = max(set(row), key=row.count) if len(row) > 16 and len(set(row)) < 16 else 0
        line = [common * one for one in sums]
        for weight, other in zip(row, b):
            if weight != common:
                line = [old + (weight - common) * one for old, one in zip(line, other)]
        result.append(line)
    return result


class Model:
    """Contexts, prior, codebook, channels, loss, and what follows from them alone."""

    def __init__(self, inputs):
        self.contexts, self.ec = law(inputs["contexts"], "contexts")
        self.prior, self.ep = law(inputs["prior"], "prior")
        self.k, self.size, self.place, self.tables, self.products = len(self.contexts), len(self.prior), {}, {}, {}
        need(self.size >= 2, "prior", "of 2 codewords or more")
        for name in ("cognitive", "articulation", "loss"):
            tables = array(inputs[name]["tables"], name)
            read = dyadic if name == "loss" else stochastic
            self.tables[name] = [read(table, name) for table in tables]
            self.place[name] = [whole(i, name, len(tables)) for i in array(inputs[name]["of"], name, self.k)]
            need(len({(len(rows), len(rows[0])) for rows, _ in self.tables[name]}) == 1, name, "of one shape")
        first, second, loss = (self.tables[name][0][0] for name in ("cognitive", "articulation", "loss"))
        self.targets, self.actions = len(first), len(loss)
        need(len(second) == len(first[0]), "articulation", f"of {len(first[0])} rows")
        need(len(loss[0]) == self.targets, "loss", f"of {self.targets} targets")
        self.words = [[whole(u, "codebook", self.targets) for u in array(row, "codebook", self.size)]
                      for row in array(inputs["codebook"], "codebook", self.k)]
        self.laws = [[sum(p for p, u in zip(self.prior, row) if u == target) for target in range(self.targets)]
                     for row in self.words]
        self.separations = [self._separation(s) for s in range(self.k)]

    def same(self, stage, s):
        """What two contexts of one channel have in common."""
        stages = ("cognitive", "articulation") if stage == "cascade" else (stage,)
        return tuple(self.place[one][s] for one in stages)

    def stage(self, stage, s):
        """Rows and e of the cognitive or articulation channel, or of their product, the cascade."""
        key = self.same(stage, s)
        if stage != "cascade":
            return self.tables[stage][key[0]]
        if key not in self.products:
            (a, e), (b, f) = self.stage("cognitive", s), self.stage("articulation", s)
            self.products[key] = product(a, b), e + f
        return self.products[key]

    def loss(self, s):
        return self.tables["loss"][self.place["loss"][s]]

    def _separation(self, s):
        """b and lam."""
        rows, e = self.loss(s)
        pairs = [sorted(row[u] for u in self.words[s])[:2] for row in rows]
        return [Fraction(min(pair[i] for pair in pairs), 1 << e) for i in (0, 1)]

    def mean(self, values):
        """sum_s p_s v_s of rational numbers."""
        return sum(Fraction(p, 1 << self.ec) * v for p, v in zip(self.contexts, values))

    def losses_of_labels(self, s):
        """Rows of actions: sum_u p_s(u) W[u][y] l(a,u), over 2^e."""
        (rows, e), (loss, f) = self.stage("cascade", s), self.loss(s)
        return product(loss, [[p * w for w in row] for p, row in zip(self.laws[s], rows)]), self.ep + e + f

    @cached_property
    def excess(self):
        """R*, and L, the largest excess of an action over the best one of its context and label."""
        least, largest = [], Fraction(0)
        for s in range(self.k):
            (rows, e), (_, f) = self.losses_of_labels(s), self.loss(s)
            (masses,), columns = product([self.laws[s]], self.stage("cascade", s)[0]), list(zip(*rows))
            least.append(Fraction(sum(map(min, columns)), 1 << e))
            for mass, column in zip(masses, columns if self.contexts[s] else ()):
                largest = max(largest, Fraction(max(column) - min(column), mass << f)) if mass else largest
        return self.mean(least), largest

    def least_losses(self, s):
        """The least expected loss if the target is known, and if nothing is."""
        (loss, e), p = self.loss(s), self.laws[s]
        known = sum(w * min(column) for w, column in zip(p, zip(*loss)))
        blind = min(row[0] for row in product(loss, [[w] for w in p]))
        return Fraction(known, 1 << (e + self.ep)), Fraction(blind, 1 << (e + self.ep))
