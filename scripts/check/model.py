"""The exact inputs of a file: every law and channel as whole numbers over a power of two.

A law or a row of a channel whose doubles do not add up to 1 is completed: its largest entry is 1 less the others.
"""
import math
from fractions import Fraction
from functools import cached_property
from operator import mul


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
    need(type(value) is list and value and size in (None, len(value)), what, f"an array of {size or '1 or more'}")
    return value


def dyadic(rows, what, width=None, most=1):
    """Whole rows and e: the entries, of [0, most], are those over 2^e."""
    width = len(array(array(rows, what)[0], what)) if width is None else width
    ratios = [[number(one, what, 0, most).as_integer_ratio() for one in array(row, what, width)] for row in rows]
    e = max(d.bit_length() for line in ratios for _, d in line) - 1
    return [[n << (e + 1 - d.bit_length()) for n, d in line] for line in ratios], e


def stochastic(rows, what, width=None):
    """The same, every row completed to a law."""
    rows, e = dyadic(rows, what, width, None)
    for row in rows:
        lacking = (1 << e) - sum(row)
        need(abs(lacking) * 10**9 <= 1 << e, what, "of sum 1")
        row[row.index(max(row))] += lacking
    return rows, e


def law(values, what, size=None):
    (row,), e = stochastic([values], what, size)
    return row, e


def tables(node, what, contexts, read):
    """The table of each context, all of one shape; contexts that share a table have the same object."""
    made = [read(table, what) for table in array(node["tables"], what)]
    need(len({(len(rows), len(rows[0])) for rows, _ in made}) == 1, what, "of one shape")
    return [made[whole(i, what, len(made))] for i in array(node["of"], what, contexts)]


def product(a, b):
    return [[sum(map(mul, row, column)) for column in zip(*b)] for row in a]


class Channels:
    """Channels by themselves, a table for each context, and the weights of the contexts."""

    def __init__(self, inputs):
        self.weights = [number(p, "contexts", 0, 1) for p in array(inputs["contexts"], "contexts")]
        self.channels = [tables(one, "channels", len(self.weights), stochastic)
                         for one in array(inputs["channels"], "channels")]
        need(len({len(one[0][0]) for one in self.channels}) == 1, "channels", "of one number of rows")

    def mean(self, values):
        return min(1, sum(map(mul, self.weights, values)))


class Model:
    """Contexts, prior, codebook, channels, loss, and what follows from them alone."""

    def __init__(self, inputs):
        self.contexts, self.ec = law(inputs["contexts"], "contexts")
        self.prior, self.ep = law(inputs["prior"], "prior")
        self.k, self.size = len(self.contexts), len(self.prior)
        need(self.size >= 2, "prior", "of 2 codewords or more")
        first, second = (tables(inputs[name], name, self.k, stochastic) for name in ("cognitive", "articulation"))
        self.losses = tables(inputs["loss"], "loss", self.k, dyadic)
        self.targets, self.actions = len(first[0][0]), len(self.losses[0][0])
        need(len(second[0][0]) == len(first[0][0][0]), "articulation", f"of {len(first[0][0][0])} rows")
        need(len(self.losses[0][0][0]) == self.targets, "loss", f"of {self.targets} targets")
        pairs = {(id(a), id(b)): (a, b) for a, b in zip(first, second)}
        products = {ids: (product(a[0], b[0]), a[1] + b[1]) for ids, (a, b) in pairs.items()}
        self.stages = {"cognitive": first, "articulation": second,
                       "cascade": [products[id(a), id(b)] for a, b in zip(first, second)]}
        self.words = [[whole(u, "codebook", self.targets) for u in array(row, "codebook", self.size)]
                      for row in array(inputs["codebook"], "codebook", self.k)]
        self.laws = [[sum(p for p, u in zip(self.prior, row) if u == target) for target in range(self.targets)]
                     for row in self.words]
        # b and lam: of the least two losses of each action, the least first and the least second
        two = [[sorted(row[u] for u in words)[:2] for row in rows] for words, (rows, _) in zip(self.words, self.losses)]
        self.separations = [[Fraction(min(column), 1 << e) for column in zip(*rows)]
                            for rows, (_, e) in zip(two, self.losses)]
        # the least expected loss if the target is known, and if nothing is
        self.least = [[Fraction(sum(map(mul, p, map(min, zip(*rows)))), 1 << e + self.ep),
                       Fraction(min(sum(map(mul, p, row)) for row in rows), 1 << e + self.ep)]
                      for p, (rows, e) in zip(self.laws, self.losses)]

    def mean(self, values):
        """sum_s p_s v_s of rational numbers."""
        return sum(Fraction(p, 1 << self.ec) * v for p, v in zip(self.contexts, values))

    def losses_of_labels(self, s):
        """Rows of actions: sum_u p_s(u) W[u][y] l(a,u), over 2^e."""
        (rows, e), (loss, f) = self.stages["cascade"][s], self.losses[s]
        return product(loss, [[p * w for w in row] for p, row in zip(self.laws[s], rows)]), self.ep + e + f

    @cached_property
    def excess(self):
        """R*, and L, the largest excess of an action over the best one of its context and label."""
        least, largest = [], Fraction(0)
        for s in range(self.k):
            (rows, e), (_, f) = self.losses_of_labels(s), self.losses[s]
            (masses,), columns = product([self.laws[s]], self.stages["cascade"][s][0]), list(zip(*rows))
            least.append(Fraction(sum(map(min, columns)), 1 << e))
            for mass, column in zip(masses, columns if self.contexts[s] else ()):
                largest = max(largest, Fraction(max(column) - min(column), mass << f)) if mass else largest
        return self.mean(least), largest
