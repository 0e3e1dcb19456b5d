"""What each kind of proof gives: an interval that holds it, or a rational number; kinds as in certificates."""
import math
from fractions import Fraction
from operator import mul

import enclosure
from enclosure import ZERO, Imprecise, Interval, exp, largest, log, log_of, of, weighted
from model import Refused, array, dyadic, law, need, number, product, stochastic, whole

NEAR = Fraction(4, 10**12)  # how far above the mean excess that of a proof may lie
ROOT = Fraction(1, 10**12)  # how far inside, in nats, the argument of a root may lie


def risk_of_errors(model, errors):
    """sum_s p_s [b + (c - b) e_s], c = lam."""
    return weighted((of(b) + e * of(c - b) for e, (b, c) in zip(errors, model.separations)), model.contexts, model.ec)


def divergences(rows, e, p, ep):
    """KL(W_x || pW) of every input, p over 2^ep: sum_y W (log W - log q)."""
    (q,), known = product([p], rows), {}
    need(all(one or not any(column) for one, column in zip(q, zip(*rows))), "input", "a law that reaches every output")
    for row in set(map(tuple, rows)):
        logs = [log(n, e) - log(one, e + ep) if n and n << ep != one else ZERO for n, one in zip(row, q)]
        known[row] = weighted(logs, row, e)
    return [known[tuple(row)] for row in rows]


def capacity(check, proof, name):
    _, stage, place, end = name.split("/")
    s = whole(proof["context"], "context", check.model.k)
    need((proof["stage"], str(s)) == (stage, place), "stage and context", "those of the name")
    rows, e = check.model.stages[stage][s]
    p, ep = law(proof["input"], "input", len(rows))
    d = divergences(rows, e, p, ep)
    if end == "lower":
        return log_of(weighted((exp(one) if w else ZERO for one, w in zip(d, p)), p, ep)).max(ZERO)
    letters = min(len(set(map(tuple, rows))), sum(map(any, zip(*rows))))
    return largest(d).min(log(letters))


def mutual_information(check, proof, name):
    """Of target and label in a context, or of context and target."""
    model = check.model
    (rows, e), p, ep = (model.laws, model.ep), model.contexts, model.ec
    if name != "information/context":
        s = whole(proof["context"], "context", model.k)
        need(name == f"information/mixture/{s}", "context", "that of the name")
        (rows, e), p, ep = model.stages["cascade"][s], model.laws[s], model.ep
    rows, p = [row for row, w in zip(rows, p) if w], [w for w in p if w]
    return weighted(divergences(rows, e, p, ep), p, ep).max(ZERO)


def mean(check, proof, name):
    """The mean over the contexts of an information, or of one end of a deficiency."""
    head, kind, *rest = name.split("/")
    if head == "information":
        return check.model.mean(check.informations(proof["of"], kind))
    names = [f"{head}/{kind}/{rest[0]}/{s}/{rest[1]}" for s in range(len(check.model.weights))]
    need(proof["of"] == names, "of", "those of its contexts")
    return check.model.mean(map(check.accepted, names))


def deficiency(check, proof, name):
    """How far a garbling is off at most, or what weights show of every garbling, exactly."""
    _, channel, against, s, end = name.split("/")
    (w, e), (v, f) = (check.model.channels[int(one)][int(s)] for one in (channel, against))
    if end == "lower":
        weights, g = dyadic(array(proof["weights"], "weights", len(v)), "weights", len(v[0]))
        need(sum(map(max, weights)) <= 1 << g, "weights", "of largest entries that add up to 1 at most")
        shown = sum(sum(map(mul, *rows)) for rows in zip(weights, v))
        missed = sum(map(max, product(zip(*w), weights)))
        return max(Fraction(0), Fraction(shown, 1 << f + g) - Fraction(missed, 1 << e + g))
    t, g = stochastic(array(proof["garbling"], "garbling", len(w[0])), "garbling", len(v[0]))
    rows = zip(product(w, t), v)
    return Fraction(max(sum(max(0, (x << f) - (y << e + g)) for x, y in zip(*row)) for row in rows), 1 << e + f + g)


def informations(check, proof, name):
    """The informations of a floor, by context or averaged; its name says of which kind they have to be."""
    _, kind, form = name.split("/")
    if form == "averaged":
        need(proof["information"] == [f"information/{kind}"], "information", f"information/{kind}")
        return [check.accepted(f"information/{kind}")], True
    return check.informations(proof["information"], kind), False


def fano(check, proof, name):
    model, (values, averaged) = check.model, informations(check, proof, name)
    errors = [number(e, "errors", 0, 1) for e in array(proof["errors"], "errors", len(values))]
    entropy = ZERO - weighted((log(p, model.ep) if p else ZERO for p in model.prior), model.prior, model.ep)
    for information, e in zip(values, errors):
        (weak if name.startswith("weak") else sharp)(e, entropy - of(information), model.size)
    return min(lam for _, lam in model.separations) * errors[0] if averaged else risk_of_errors(model, map(of, errors))


def weak(e, left, size):
    inside(of(e), (left - log(2)).over(log(size)).max(ZERO))


def sharp(e, left, size):
    """e is at most the root of h(e) + e log(M-1) = H(J) - I, and as near as ROOT makes it; or the largest error."""
    n, d, most = e.numerator, e.denominator, 1 - Fraction(1, size)
    need(e <= most, "errors", f"at most {float(most)}")
    needed = of(e) * (log(size - 1) - log(n) + log(d)) - of(1 - e) * (log(d - n) - log(d)) if e else ZERO
    inside(needed, left if e else left.max(ZERO), e >= most * (1 - Fraction(1, 2**40)))


def inside(value, limit, most=False):
    """Either side at the argument of a root: not above its limit and, unless that is the most, within ROOT of it."""
    if value.lo > limit.hi or (not most and value.hi + of(ROOT).hi < limit.lo):
        low, high = (float(Fraction(x.lo, 1 << enclosure.BITS)) for x in (value, limit))
        raise Refused(f"errors: give {low!r}, must be at most {high!r} and within 1e-12 of it")
    if value.hi > limit.lo and value.hi:
        raise Imprecise


def rate_distortion(check, proof, name):
    """Dmin + [F(t) - I]+/t, averaged over contexts with one slope or by context; without a slope a special value."""
    model, (values, averaged) = check.model, informations(check, proof, name)
    slopes = [None if t is None else number(t, "slopes", 1e-300) for t in array(proof["slopes"], "slopes", len(values))]
    special = [one[values[0 if averaged else s] == 0] for s, one in enumerate(model.least)]
    if averaged:
        if slopes[0] is None:
            return model.mean(special)
        duals = [dual(model, s, slopes[0], proof["laws"][whole(i, "of", len(proof["laws"]))]) if p else ZERO
                 for s, (p, i) in enumerate(zip(model.contexts, array(proof["of"], "of", model.k)))]
        gain = (weighted(duals, model.contexts, model.ec) - of(values[0])).max(ZERO)
        return of(model.mean(known for known, _ in model.least)) + gain.over(of(slopes[0]))
    floors = [of(special[s]) if t is None or not model.contexts[s] else
              of(model.least[s][0]) + (dual(model, s, t, proof["laws"][s]) - of(values[s])).max(ZERO).over(of(t))
              for s, t in enumerate(slopes)]
    return weighted(floors, model.contexts, model.ec)


def dual(model, s, t, r):
    """F_s(t) >= [-sum_u p_u log Z_u - log max_a c_a]+, of losses less the least of each target."""
    (r, er), (loss, e) = law(r, "laws", model.actions), model.losses[s]
    columns = [(p, [one - min(column) for one in column]) for p, column in zip(model.laws[s], zip(*loss)) if p]
    tilt = {one: exp(ZERO - of(t * Fraction(one, 1 << e))) for _, column in columns for one in column}
    f, c = ZERO, [ZERO] * len(r)
    for p, column in columns:
        z = weighted((tilt[one] for one in column), r, er)
        f -= log_of(z).times(p, model.ep)
        share = of(Fraction(p, 1 << model.ep)).over(z)
        c = [old + share * tilt[one] for old, one in zip(c, column)]
    return (f - log_of(largest(c))).max(ZERO)


def arimoto(check, proof, name):
    model, known, errors = check.model, {}, []
    allowed = ("cascade",) if "/cascade/" in name else ("cognitive", "articulation", "cascade")
    for s in range(model.k):
        stage, order, p = (array(proof[key], key, model.k)[s] for key in ("stages", "orders", "inputs"))
        need(stage in allowed, "stages", " or ".join(allowed))
        key = id(model.stages[stage][s]), order, str(p)
        known[key] = known.get(key) or success(model, *model.stages[stage][s], order, p)
        errors.append((of(1) - known[key]).max(ZERO))
    return risk_of_errors(model, errors)


def success(model, rows, e, order, p):
    """Arimoto's ceiling of the probability that the codeword is found, at one order (None: infinity) and input law."""
    most = [max(column) for column in zip(*rows)]
    if order is None or number(order, "orders", 1) == 1:
        return of(1 if order else Fraction(max(model.prior) * sum(most), 1 << (model.ep + e)))
    (p, ep), alpha, inverse = law(p, "inputs", len(rows)), of(Fraction(order)), of(1 / Fraction(order))
    value, slopes = ZERO, [ZERO] * len(rows)
    for column, top in zip(zip(*rows), most):
        if top:
            powers = {n: exp(alpha * (log(n) - log(top))) if n else ZERO for n in set(column)}
            norm = weighted((powers[n] for n in column), p, ep)
            root = exp(inverse * log_of(norm)) * of(Fraction(top, 1 << e))
            value, slope = value + root, inverse * root.over(norm)
            slopes = [old + slope * powers[n] for old, n in zip(slopes, column)]
    renyi = exp(inverse * log_of(sum((exp(alpha * log(w, model.ep)) for w in model.prior if w), ZERO)))
    return renyi * ((of(1) - inverse) * value + largest(slopes))


def meta_converse(check, proof, name):
    """1 - sum (pi_j p(y|j) - theta q_y)+ - theta, exactly."""
    model, errors = check.model, []
    for s, theta in enumerate(array(proof["thresholds"], "thresholds", check.model.k)):
        theta, (rows, e) = number(theta, "thresholds", 0), model.stages["cascade"][s]
        limits = [theta.numerator * sum(map(mul, model.laws[s], column)) for column in zip(*rows)]
        over = sum(max(0, p * n * theta.denominator - limit)
                   for p, u in zip(model.prior, model.words[s]) for n, limit in zip(rows[u], limits))
        errors.append(max(Fraction(0), 1 - Fraction(over, theta.denominator << (model.ep + e)) - theta))
    return model.mean([b + (lam - b) * e for e, (b, lam) in zip(errors, model.separations)])


def risk(check, proof, name):
    """The risk of the best policy, exactly; that of the proof has to be within the slack of it."""
    model, own = check.model, []
    for s, actions in enumerate(array(proof["policy"], "policy", model.k)):
        rows, e = model.losses_of_labels(s)
        rows = rows if name == "bayes-risk" else [[sum(row)] for row in rows]
        actions = [whole(a, "policy", model.actions) for a in array(actions, "policy", len(rows[0]))]
        own.append(Fraction(sum(rows[a][y] for y, a in enumerate(actions)), 1 << e))
    best = model.excess[0] if name == "bayes-risk" else model.mean(blind for _, blind in model.least)
    if model.mean(own) - best > check.slack:
        raise Refused(f"the policy has the risk {float(model.mean(own))!r}, the best {float(best)!r}")
    return best


def budget(check, proof, name):
    """m (C + I(U;S)) + E KL - what came from the targets, given these two, and not below E KL."""
    names = ["information/total", "information/context"]
    need(proof["information"] == names, "information", " and ".join(names))
    labels, kl, known = (number(proof[key], key, 0) for key in ("labels", "kl", "from_targets"))
    return max(kl, labels * sum(map(check.accepted, names)) + kl - known)


def ceiling_inputs(check, proof, name):
    """The mean empirical risk, and the information by label: one that is given, or the budget of the cell."""
    given, labels, budget = proof["information"], number(proof["labels"], "labels", 1), f"budget/{name.split('/')[2]}"
    if "-budget/" in name:
        information = check.accepted(budget)
        need((given, labels) == (budget, check.named[budget]["proof"]["labels"]), "information, labels", f"of {budget}")
    else:
        information = number(given, "information", 0)
    return number(proof["empirical_risk"], "empirical_risk", 0, 1), information / labels


def kl_inverse(check, proof, name):
    """sup{p : kl(q||p) <= B}: a bracket, at whose ends the divergence is on either side of B."""
    return inverse(*ceiling_inputs(check, proof, name))


def excess(check, proof, name):
    """R* + L sup{p : kl(q||p) <= B}, q at least the share (E Rhat - R*)/L and near it."""
    (risk, budget), share = ceiling_inputs(check, proof, name), number(proof["share"], "share", 0, 1)
    least, most = check.model.excess
    beyond = share * most - min(max(0, risk - least), most)
    need(0 <= beyond <= NEAR, "share", f"0 to {float(NEAR)!r} of risk above the mean excess, not {float(beyond):.2e}")
    return (of(least) + of(most) * inverse(share, budget)).min(of(1))


def square_root(check, proof, name):
    (q, budget), bits = ceiling_inputs(check, proof, name), enclosure.BITS
    low, high = (math.isqrt(end << bits) for end in (of(budget / 2).lo, of(budget / 2).hi))
    return (of(q) + Interval(low, high + 1)).min(of(1))


def inverse(q, budget):
    bits = enclosure.BITS // 2
    start = low = (q.numerator << bits) // q.denominator
    high, limit = 1 << bits, of(budget)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if kl(q, middle, bits).lo > limit.hi else (middle, high)
    if low > start + 1 and kl(q, low - 1, bits).hi > limit.lo:
        raise Imprecise
    return Interval(low - 1 << bits, high << bits).max(of(q))


def kl(q, p, bits):
    """kl(q||p/2^bits) for 0 < p < 2^bits."""
    return sum((of(share) * (log(share.numerator) - log(share.denominator) - log(other, bits))
                for share, other in ((q, p), (1 - q, (1 << bits) - p)) if share), ZERO)
