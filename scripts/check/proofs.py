"""What each kind of proof gives: an interval that holds it, or a rational number; kinds as in certificates."""
import math
from fractions import Fraction

import enclosure
from enclosure import ZERO, Imprecise, Interval, exp, log, log_of, of
from model import Refused, array, law, need, number, product, whole

NEAR = Fraction(4, 10**12)  # how far above the mean excess that of a proof may lie
ROOT = Fraction(1, 10**12)  # how far inside, in nats, the argument of a root may lie


def average(model, values):
    return sum((v.times(p, model.ec) for p, v in zip(model.contexts, values)), ZERO)


def risk_of_errors(model, errors):
    """sum_s p_s [b + (lam - b) e_s]."""
    return average(model, [of(b) + e * of(lam - b) for e, (b, lam) in zip(errors, model.separations)])


def divergences(rows, e, p, ep):
    """KL(W_x || pW) of every input, p over 2^ep: sum_y W (log W - log q)."""
    (q,), known = product([p], rows), {}
    logs = [log(one, e + ep) if one else None for one in q]
    for row in {tuple(row) for row in rows}:
        lo = hi = 0
        for n, one, log_q in zip(row, q, logs):
            if n and n << ep != one:
                if log_q is None:
                    raise Refused("the input law does not reach every output of the channel")
                log_w = log(n, e)
                lo, hi = lo + n * (log_w.lo - log_q.hi), hi + n * (log_w.hi - log_q.lo)
        known[row] = Interval(lo >> e, -(-hi >> e))
    return [known[tuple(row)] for row in rows]


def capacity(check, proof, name):
    _, stage, place, end = name.split("/")
    s = whole(proof["context"], "context", check.model.k)
    need((proof["stage"], str(s)) == (stage, place), "stage and context", "those of the name")
    rows, e = check.model.stage(stage, s)
    p, ep = law(proof["input"], "input", len(rows))
    d = divergences(rows, e, p, ep)
    if end == "lower":
        return log_of(sum((exp(one).times(w, ep) for one, w in zip(d, p) if w), ZERO)).max(ZERO)
    letters = min(len(set(map(tuple, rows))), sum(map(any, zip(*rows))))
    return largest(d).min(log(letters))


def largest(intervals):
    return Interval(max(one.lo for one in intervals), max(one.hi for one in intervals))


def mutual_information(check, proof, name):
    s = whole(proof["context"], "context", check.model.k)
    need(name == f"information/mixture/{s}", "context", "that of the name")
    rows, e = check.model.stage("cascade", s)
    p, rows = zip(*[(w, row) for w, row in zip(check.model.laws[s], rows) if w])
    d = divergences(rows, e, p, check.model.ep)
    return sum((one.times(w, check.model.ep) for one, w in zip(d, p)), ZERO).max(ZERO)


def mean(check, proof, name):
    kind = name.split("/")[1]
    return check.model.mean([check.information(one, kind, s)
                             for s, one in enumerate(array(proof["of"], "of", check.model.k))])


def informations(check, proof, name):
    """The informations of a floor, by context or averaged; its name says of which kind they have to be."""
    _, kind, form = name.split("/")
    if form == "averaged":
        need(proof["information"] == [f"information/{kind}"], "information", f"information/{kind}")
        return [check.accepted(f"information/{kind}")], True
    names = array(proof["information"], "information", check.model.k)
    return [check.information(one, kind, s) for s, one in enumerate(names)], False


def fano(check, proof, name):
    model, (values, averaged) = check.model, informations(check, proof, name)
    errors = [number(e, "errors", 0, 1) for e in array(proof["errors"], "errors", len(values))]
    entropy = ZERO - sum((log(p, model.ep).times(p, model.ep) for p in model.prior if p), ZERO)
    for information, e in zip(values, errors):
        (weak if name.startswith("weak") else sharp)(e, entropy - of(information), model.size)
    return min(lam for _, lam in model.separations) * errors[0] if averaged else risk_of_errors(model, map(of, errors))


def weak(e, left, size):
    inside("the error", of(e), (left - log(2)).over(log(size)).max(ZERO))


def sharp(e, left, size):
    """e is at most the root of h(e) + e log(M-1) = H(J) - I, and as near as ROOT makes it; or the largest error."""
    n, d, most = e.numerator, e.denominator, 1 - Fraction(1, size)
    need(e <= most, "errors", f"at most {float(most)}")
    needed = of(e) * (log(size - 1) - log(n) + log(d)) - of(1 - e) * (log(d - n) - log(d)) if e else ZERO
    inside("H(J) - I at the error", needed, left if e else left.max(ZERO), e >= most * (1 - Fraction(1, 2**40)))


def inside(what, value, limit, most=False):
    """A part of a proof: not above its limit and, unless it is the most that there is, within ROOT of it."""
    if value.lo > limit.hi or (not most and value.hi + of(ROOT).hi < limit.lo):
        low, high = (float(Fraction(x.lo, 1 << enclosure.BITS)) for x in (value, limit))
        raise Refused(f"{what} is {low!r}, must be at most {high!r} and within 1e-12 of it")
    if value.hi > limit.lo and value is not ZERO and value.hi:
        raise Imprecise


def rate_distortion(check, proof, name):
    """Dmin + [F(t) - I]+/t, averaged over contexts with one slope or by context; without a slope a special value."""
    model, (values, averaged) = check.model, informations(check, proof, name)
    slopes = [None if t is None else number(t, "slopes", 1e-300) for t in array(proof["slopes"], "slopes", len(values))]
    least = [model.least_losses(s) for s in range(model.k)]
    special = [one[values[0 if averaged else s] == 0] for s, one in enumerate(least)]
    if averaged and slopes[0] is None:
        return model.mean(special)
    places = [whole(i, "of", len(proof["laws"])) if p else None for p, i in zip(
        model.contexts, array(proof["of"], "of", model.k) if averaged else range(model.k))]

    def f(s):
        return dual(model, s, slopes[0 if averaged else s], proof["laws"][places[s]]) if places[s] is not None else ZERO
    if averaged:
        gain = (average(model, [f(s) for s in range(model.k)]) - of(values[0])).max(ZERO)
        return of(model.mean([known for known, _ in least])) + gain.over(of(slopes[0]))
    return average(model, [of(special[s]) if slopes[s] is None
                           else of(least[s][0]) + (f(s) - of(values[s])).max(ZERO).over(of(slopes[s]))
                           for s in range(model.k)])


def dual(model, s, t, r):
    """F_s(t) >= [-sum_u p_u log Z_u - log max_a c_a]+, of losses less the least of each target."""
    (r, er), (loss, e) = law(r, "laws", model.actions), model.loss(s)
    columns = [(p, [one - min(column) for one in column]) for p, column in zip(model.laws[s], zip(*loss)) if p]
    tilt = {one: exp(ZERO - of(t * Fraction(one, 1 << e))) for _, column in columns for one in column}
    f, c = ZERO, [ZERO] * len(r)
    for p, column in columns:
        z = sum((tilt[one].times(w, er) for one, w in zip(column, r) if w), ZERO)
        f -= log_of(z).times(p, model.ep)
        share = of(Fraction(p, 1 << model.ep)).over(z)
        shares = {one: share * tilt[one] for one in set(column)}
        c = [old + shares[one] for old, one in zip(c, column)]
    return (f - log_of(largest(c))).max(ZERO)


def arimoto(check, proof, name):
    model, known, errors = check.model, {}, []
    allowed = ("cascade",) if "/cascade/" in name else ("cognitive", "articulation", "cascade")
    for s in range(model.k):
        stage, order, p = (array(proof[key], key, model.k)[s] for key in ("stages", "orders", "inputs"))
        need(stage in allowed, "stages", " or ".join(allowed))
        key = model.same(stage, s), stage, order, str(p)
        if key not in known:
            known[key] = success(model, *model.stage(stage, s), order, p)
        errors.append((of(Fraction(1)) - known[key]).max(ZERO))
    return risk_of_errors(model, errors)


def success(model, rows, e, order, p):
    """Arimoto's ceiling of the probability that the codeword is found, at one order (None: infinity) and input law."""
    most = [max(column) for column in zip(*rows)]
    if order is None or number(order, "orders", 1) == 1:
        return of(Fraction(1) if order else Fraction(max(model.prior) * sum(most), 1 << (model.ep + e)))
    (p, ep), alpha, inverse = law(p, "inputs", len(rows)), of(Fraction(order)), of(1 / Fraction(order))
    known, value, slopes = {}, ZERO, [ZERO] * len(rows)
    for column, top in zip(zip(*rows), most):
        if top:
            known.update({(n, top): exp(alpha * (log(n) - log(top))) if n else ZERO
                          for n in set(column) if (n, top) not in known})
            powers = [known[n, top] for n in column]
            norm = sum((one.times(w, ep) for one, w in zip(powers, p) if w), ZERO)
            root = exp(inverse * log_of(norm)) * of(Fraction(top, 1 << e))
            value, slope = value + root, inverse * root.over(norm)
            slopes = [old + slope * one for old, one in zip(slopes, powers)]
    renyi = exp(inverse * log_of(sum((exp(alpha * log(w, model.ep)) for w in model.prior if w), ZERO)))
    return renyi * ((of(Fraction(1)) - inverse) * value + largest(slopes))


def meta_converse(check, proof, name):
    """1 - sum (pi_j p(y|j) - theta q_y)+ - theta, exactly."""
    model, errors = check.model, []
    for s, theta in enumerate(array(proof["thresholds"], "thresholds", check.model.k)):
        theta, (rows, e) = number(theta, "thresholds", 0), model.stage("cascade", s)
        limits = [theta.numerator * sum(p * n for p, n in zip(model.laws[s], column)) for column in zip(*rows)]
        over = sum(max(0, p * n * theta.denominator - limit)
                   for p, u in zip(model.prior, model.words[s]) for n, limit in zip(rows[u], limits))
        errors.append(max(Fraction(0), 1 - Fraction(over, theta.denominator << (model.ep + e)) - theta))
    return model.mean([b + (lam - b) * e for e, (b, lam) in zip(errors, model.separations)])


def risk(check, proof, name):
    """The risk of the best policy, exactly; that of the proof has to be within the slack of it."""
    model, best, own = check.model, [], []
    for s in range(model.k):
        rows, e = model.losses_of_labels(s)
        rows = rows if name == "bayes-risk" else [[sum(row)] for row in rows]
        actions = array(array(proof["policy"], "policy", model.k)[s], "policy", len(rows[0]))
        best.append(Fraction(sum(map(min, zip(*rows))), 1 << e))
        own.append(Fraction(sum(rows[whole(a, "policy", model.actions)][y] for y, a in enumerate(actions)), 1 << e))
    if model.mean(own) - model.mean(best) > check.slack:
        raise Refused(f"the policy has the risk {float(model.mean(own))!r}, the best {float(model.mean(best))!r}")
    return model.mean(best)


def ceiling_inputs(proof):
    budget = number(proof["information"], "information", 0) / number(proof["labels"], "labels", 1)
    return number(proof["empirical_risk"], "empirical_risk", 0, 1), budget


def kl_inverse(check, proof, name):
    """sup{p : kl(q||p) <= B}: a bracket, at whose ends the divergence is on either side of B."""
    return inverse(*ceiling_inputs(proof))


def excess(check, proof, name):
    """R* + L sup{p : kl(q||p) <= B}, q at least the share (E Rhat - R*)/L and near it."""
    (risk, budget), share = ceiling_inputs(proof), number(proof["share"], "share", 0, 1)
    least, largest = check.model.excess
    beyond = share * largest - min(max(0, risk - least), largest)
    need(0 <= beyond <= NEAR, "share", f"0 to {float(NEAR)!r} of risk above the mean excess, not {float(beyond):.2e}")
    return (of(least) + of(largest) * inverse(share, budget)).min(of(Fraction(1)))


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


def square_root(check, proof, name):
    (q, budget), bits = ceiling_inputs(proof), enclosure.BITS
    half = of(budget / 2)
    root = Interval(math.isqrt(half.lo << bits), math.isqrt(half.hi << bits) + 1)
    return (of(q) + root).min(of(Fraction(1)))
