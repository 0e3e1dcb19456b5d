#!/usr/bin/env python3
"""Computes the values of core/src/test/resources/dev/narrows/reference-values.json anew from their inputs and compares.

The file was made outside the project, with numpy and scipy; this is a second, independent computation: textbook
formulas over plain floats, standard library alone, no certified brackets and no code of the project. Prints the largest
difference of each group, and ends with 1 if one is larger than the tests allow. The rate-distortion values are lower
ends, short by 1e-7 at most.
"""
import itertools
import json
import math
import pathlib
import sys

FILE = pathlib.Path(__file__).parent.parent / "core/src/test/resources/dev/narrows/reference-values.json"
INF = float("inf")
worst = {}


def compare(group, ours, theirs, allowed=1e-9):
    difference = abs(ours - theirs)
    old = worst.get(group, (0.0, allowed))
    worst[group] = (max(old[0], difference), allowed)


def bisect(f, low, high):
    """A root of an increasing f."""
    for _ in range(200):
        middle = (low + high) / 2
        if f(middle) < 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def kl(w, q):
    return math.fsum(a * math.log(a / b) for a, b in zip(w, q) if a > 0)


def information(p, rows):
    q = [math.fsum(a * row[y] for a, row in zip(p, rows)) for y in range(len(rows[0]))]
    divergences = [kl(row, q) if a > 0 or all(b > 0 or v == 0 for v, b in zip(row, q)) else INF
                   for a, row in zip(p, rows)]
    return math.fsum(a * d for a, d in zip(p, divergences) if a > 0), divergences


def capacity(rows):
    """Blahut-Arimoto with a step that doubles while it pays; the middle of the bracket."""
    n = len(rows)
    p, step = [1 / n] * n, 1.0
    value, d = information(p, rows)
    for _ in range(20000):
        if max(d) - value < 1e-13:
            break
        while True:
            weights = [a * math.exp(step * (x - max(d))) for a, x in zip(p, d)]
            trial = [w / math.fsum(weights) for w in weights]
            new, nd = information(trial, rows)
            if new >= value or step <= 1:
                break
            step = max(1.0, step / 4)
        p, value, d, step = trial, new, nd, step * 1.5
    return value, max(d)


def binary_kl(q, p):
    def term(a, b):
        return 0.0 if a == 0 else INF if b == 0 else a * math.log(a / b)
    return term(q, p) + term(1 - q, 1 - p)


def kl_inverse(q, budget):
    if budget == 0:
        return q
    if q == 0:
        return -math.expm1(-budget)
    return 1.0 if q == 1 else bisect(lambda p: binary_kl(q, p) - budget, q, 1.0)


def xi(m):
    total, term = 1.0, 1.0
    for k in range(1, m + 1):
        term *= 1 - (k - 1) / m
        total += term
        if term < 1e-25 * total:
            break
    return total


def fano_weak(h, i, m):
    return max(0.0, (h - i - math.log(2)) / math.log(m))


def fano_sharp(h, i, m):
    t = h - i
    if t <= 0:
        return 0.0
    most = 1 - 1 / m
    if t >= math.log(m):
        return most

    def uncertainty(e):
        return (0 if e == 0 else -e * math.log(e)) - (1 - e) * math.log1p(-e) + e * math.log(m - 1) - t
    return bisect(uncertainty, 0.0, most)


def dual(p, loss, t):
    """F(t) of one context: loss[u][a], p the law of u."""
    pairs = [(a, min(row), [math.exp(-t * (x - min(row))) for x in row]) for a, row in zip(p, loss) if a > 0]
    r = [1 / len(loss[0])] * len(loss[0])
    for _ in range(20000):
        z = [math.fsum(x * y for x, y in zip(r, k)) for _, _, k in pairs]
        c = [math.fsum(a * k[i] / zz for (a, _, k), zz in zip(pairs, z)) for i in range(len(r))]
        if max(c) < 1 + 1e-9:
            break
        r = [x * y for x, y in zip(r, c)]
    return (-math.fsum(a * math.log(zz) for (a, _, _), zz in zip(pairs, z)) - math.log(max(c))
            + t * math.fsum(a * least for a, least, _ in pairs))


def distortion(weights, laws, losses, info):
    """max over one slope t of (sum_s w_s F_s(t) - info)/t, and not below the least loss."""
    least = math.fsum(w * math.fsum(a * min(row) for a, row in zip(p, loss))
                      for w, p, loss in zip(weights, laws, losses))

    def value(x):
        t = math.exp(x)
        return (math.fsum(w * dual(p, loss, t) for w, p, loss in zip(weights, laws, losses)) - info) / t
    low, high, ratio = math.log(1e-3), math.log(300.0), (math.sqrt(5) - 1) / 2
    x, y = high - ratio * (high - low), low + ratio * (high - low)
    fx, fy = value(x), value(y)
    best = max(fx, fy)
    for _ in range(45):
        if fx > fy:
            high, y, fy = y, x, fx
            x = high - ratio * (high - low)
            fx = value(x)
        else:
            low, x, fx = x, y, fy
            y = low + ratio * (high - low)
            fy = value(y)
        best = max(best, fx, fy)
    return max(least, best)


def gibbs(prior_log, losses, beta, count):
    """Posterior of one pair (s, y): weights and KL from the uniform prior."""
    exponents = [-beta * count * x for x in losses]
    top = max(exponents)
    weights = [math.exp(x - top) for x in exponents]
    z = math.fsum(weights)
    q = [w / z for w in weights]
    return q, math.fsum(a * (math.log(a) - prior_log) for a in q if a > 0)


class Model:
    """The finite model of an entry, by its definitions."""

    def __init__(self, weights, prior, words, cognitive, articulation, loss):
        self.weights, self.prior, self.words, self.loss = weights, prior, words, loss
        self.cognitive, self.articulation = cognitive, articulation
        contexts = range(len(weights))
        self.rows = [[[math.fsum(c[h] * articulation[s][h][y] for h in range(len(c)))
                       for y in range(len(articulation[s][0]))] for c in cognitive[s]] for s in contexts]
        targets = len(cognitive[0])
        self.laws = [[math.fsum(p for j, p in enumerate(prior) if words[s][j] == u) for u in range(targets)]
                     for s in contexts]
        self.pairs = []
        for s in contexts:
            for y in range(len(self.rows[s][0])):
                joint = [self.laws[s][u] * self.rows[s][u][y] for u in range(targets)]
                mass = math.fsum(joint)
                losses = [math.fsum(v * loss[s][a][u] for u, v in enumerate(joint)) / mass
                          for a in range(len(loss[s]))] if mass > 0 else [0.0] * len(loss[s])
                self.pairs.append((weights[s] * mass, losses))

    def expectations(self, labels, beta):
        """E R, E Rhat, E KL, sum of I_c, largest I_c; counts N_c ~ Bin(m, p_c)."""
        risk = empirical = divergence = factorised = largest = 0.0
        for p, losses in self.pairs:
            prior = -math.log(len(losses))
            laws = []
            for n in range(labels + 1):
                if p in (0.0, 1.0):
                    mass = 1.0 if n == round(p * labels) else 0.0
                else:
                    mass = math.exp(math.lgamma(labels + 1) - math.lgamma(n + 1) - math.lgamma(labels - n + 1)
                                    + n * math.log(p) + (labels - n) * math.log1p(-p))
                if mass > 1e-25:
                    laws.append((n, mass, *gibbs(prior, losses, beta, n)))
            means = [math.fsum(w * q[a] for _, w, q, _ in laws) for a in range(len(losses))]
            risk += p * math.fsum(x * y for x, y in zip(means, losses))
            empirical += math.fsum(w * n * math.fsum(x * y for x, y in zip(q, losses)) for n, w, q, _ in laws) / labels
            divergence += math.fsum(w * k for _, w, _, k in laws)
            one = math.fsum(w * kl(q, means) for _, w, q, _ in laws)
            factorised += one
            largest = max(largest, one)
        return risk, empirical, divergence, factorised, largest

    def decomposition(self, labels, beta):
        """E KL, I(theta;D), KL(Qbar||P), E R, E Rhat over all vectors of counts and all tables."""
        live = [(p, losses) for p, losses in self.pairs if p > 0]
        tables = list(itertools.product(*[range(len(losses)) for _, losses in live]))
        prior = -math.fsum(math.log(len(losses)) for _, losses in live)
        draws = []
        for counts in itertools.product(range(labels + 1), repeat=len(live)):
            if sum(counts) != labels:
                continue
            mass = math.factorial(labels)
            for n, (p, _) in zip(counts, live):
                mass *= p ** n / math.factorial(n)
            each = [gibbs(0.0, losses, beta, n)[0] for n, (_, losses) in zip(counts, live)]
            q = [math.prod(each[c][a] for c, a in enumerate(table)) for table in tables]
            draws.append((mass, counts, each, q))
        mean = [math.fsum(w * q[i] for w, _, _, q in draws) for i in range(len(tables))]
        expected = math.fsum(w * math.fsum(a * (math.log(a) - prior) for a in q if a > 0) for w, _, _, q in draws)
        info = math.fsum(w * kl(q, mean) for w, _, _, q in draws)
        mismatch = math.fsum(a * (math.log(a) - prior) for a in mean if a > 0)

        def loss(each, weight):
            return math.fsum(weight[c] * math.fsum(x * y for x, y in zip(each[c], live[c][1]))
                             for c in range(len(live)))
        risk = math.fsum(w * loss(each, [p for p, _ in live]) for w, _, each, _ in draws)
        empirical = math.fsum(w * loss(each, [n / labels for n in counts]) for w, counts, each, _ in draws)
        return expected, info, mismatch, risk, empirical


def symmetric(size, error):
    return [[1 - error if x == y else error / (size - 1) for y in range(size)] for x in range(size)]


def zero_one(size):
    return [[0.0 if a == u else 1.0 for u in range(size)] for a in range(size)]


def normalised(rows):
    return [[x / math.fsum(row) for x in row] for row in rows]


def channels(entry):
    for c in entry:
        low, high = capacity(c["matrix"])
        compare("capacities", max(0.0, low - c["upper"], c["lower"] - high), 0.0, 1e-12)


def elementary(document):
    for c in document["kl_inverse_upper"]:
        compare("kl inverse", kl_inverse(c["q"], c["budget"]), c["p"])
    for c in document["xi"]:
        compare("xi, relative", xi(c["m"]) / c["xi"], 1.0, 1e-11)
    for c in document["fano_error"]:
        compare("fano, weak", fano_weak(math.log(c["M"]), c["information"], c["M"]), c["weak"])
        compare("fano, sharp", fano_sharp(math.log(c["M"]), c["information"], c["M"]), c["sharp"])


def floors(c, model):
    entropy = -math.fsum(p * math.log(p) for p in model.prior if p > 0)
    size, contexts = len(model.prior), range(len(model.weights))
    base = [min(min(row[u] for u in model.words[s]) for row in model.loss[s]) for s in contexts]
    separation = [min(sorted(row[u] for u in model.words[s])[1] for row in model.loss[s]) for s in contexts]
    for s in contexts:
        compare("separation", separation[s], c["separation"][s], 1e-15)
        compare("separation", base[s], c["base_loss"][s], 1e-15)
    stages = {name: [capacity(normalised(w))[1] for w in of]
              for name, of in (("cognitive", model.cognitive), ("articulation", model.articulation),
                               ("cascade", model.rows))}
    for name, values in stages.items():
        for s in contexts:
            compare("capacities of models", values[s], c[f"capacity_{name}_upper"][s])
    mixture = [information(model.laws[s], model.rows[s])[0] for s in contexts]
    for s in contexts:
        compare("mixture information", mixture[s], c["information_mixture_per_context"][s])
    mean_law = [math.fsum(w * law[u] for w, law in zip(model.weights, model.laws)) for u in range(len(model.laws[0]))]
    compare("I(U;S)", math.fsum(w * kl(law, mean_law) for w, law in zip(model.weights, model.laws)),
            c["information_target_context"])
    informations = {"total": [min(a, b) for a, b in zip(stages["cognitive"], stages["articulation"])],
                    "cascade": stages["cascade"], "mixture": mixture}
    by_target = [[list(column) for column in zip(*loss)] for loss in model.loss]
    for kind, per_context in informations.items():
        average = math.fsum(w * i for w, i in zip(model.weights, per_context))
        for name, f in (("weak", fano_weak), ("sharp", fano_sharp)):
            compare("fano floors", min(separation) * f(entropy, average, size), c["floors"][kind][name + "_averaged"])
            compare("fano floors", math.fsum(w * (b + (l - b) * f(entropy, i, size)) for w, b, l, i
                                             in zip(model.weights, base, separation, per_context)),
                    c["floors"][kind][name + "_per_context"])
        compare("rate-distortion", distortion(model.weights, model.laws, by_target, average),
                c["floors"][kind]["rate_distortion_averaged_lower"], 1e-6)
        compare("rate-distortion", math.fsum(w * distortion([1.0], [law], [loss], i) for w, law, loss, i
                                             in zip(model.weights, model.laws, by_target, per_context)),
                c["floors"][kind]["rate_distortion_per_context_lower"], 1e-6)


def ceilings(c, labels):
    risk, divergence = c["empirical_risk"], c["kl"]
    budget = (divergence + math.log(xi(labels) / 0.05)) / labels
    grid = [2 ** (i / 2) for i in range(-8, 9)]
    ours = {"kl": kl_inverse(risk, budget), "mcallester": risk + math.sqrt(budget / 2),
            "thiemann": risk + budget + math.sqrt(budget * budget + 2 * risk * budget),
            "tolstikhin_seldin": risk + math.sqrt(2 * risk * budget) + 2 * budget,
            "catoni_grid17": min(-math.expm1(-x * risk - (divergence + math.log(17 / 0.05)) / labels) / -math.expm1(-x)
                                 for x in grid)}
    for name, value in ours.items():
        compare("ceilings", min(1.0, value), c["ceiling_" + name])


def models(entries):
    for c in entries:
        weights = normalised([c["context_weights"]])[0]
        model = Model(weights, normalised([c["prior"]])[0], c["codebook"], [normalised(w) for w in c["cognitive"]],
                      [normalised(w) for w in c["articulation"]], c["loss_action_by_target"])
        floors(c, model)
        compare("Bayes risk", math.fsum(p * min(losses) for p, losses in model.pairs), c["bayes_risk"])
        counts = [n for row in c["counts"] for n in row]
        labels = sum(counts)
        for g in c["gibbs_delta_0_05"]:
            each = [gibbs(-math.log(len(losses)), losses, g["beta"], n) for n, (_, losses) in zip(counts, model.pairs)]
            mean = [math.fsum(x * y for x, y in zip(q, losses)) for (q, _), (_, losses) in zip(each, model.pairs)]
            compare("posterior", math.fsum(k for _, k in each), g["kl"])
            compare("posterior", math.fsum(n * x for n, x in zip(counts, mean)) / labels, g["empirical_risk"])
            compare("posterior", math.fsum(p * x for (p, _), x in zip(model.pairs, mean)), g["true_risk"])
            ceilings(g, labels)
        for e in c["exact_expectations"]:
            for ours, name in zip(model.expectations(e["labels"], e["beta"]),
                                  ("ER", "Eemp", "EKL", "I_fact", "I_cell_max")):
                compare("exact expectations", ours, e[name])
            compare("ceilings", kl_inverse(e["Eemp"], e["EKL"] / e["labels"]), e["ceiling_expected_kl"])


def decompositions(entries):
    for c in entries:
        if "alphabet" in c:
            size = c["alphabet"]
            model = Model([1.0], [1 / size] * size, [list(range(size))], [symmetric(size, c["cognitive_error"])],
                          [symmetric(size, c["articulation_error"])], [zero_one(size)])
        else:
            errors, size = c["cognitive_symmetric_errors"], len(c["articulation"])
            model = Model(c["context_weights"], [0.5, 0.5], c["codebook"], [symmetric(size, e) for e in errors],
                          [c["articulation"]] * len(errors), [zero_one(size)] * len(errors))
        for ours, name in zip(model.decomposition(c["labels"], c["beta"]),
                              ("EKL", "I_thetaD", "KL_Qbar_P", "ER", "Eemp")):
            compare("decomposition", ours, c[name])


def main():
    document = json.loads(FILE.read_text())
    channels(document["capacity_nats"])
    elementary(document)
    models(document["models"])
    decompositions(document["expected_kl_decomposition"])
    for group, (difference, allowed) in worst.items():
        print(f"{group}: {difference:.1e}, allowed {allowed:.0e}{'' if difference <= allowed else '  TOO LARGE'}")
    sys.exit(any(difference > allowed for difference, allowed in worst.values()))


if __name__ == "__main__":
    main()
