"""Intervals of rationals with the denominator 2^BITS, and enclosures of log and exp in integer arithmetic.

No floating-point number occurs. An Interval (lo, hi) stands for some number in [lo/2^BITS, hi/2^BITS]. log and exp work
with GUARD more bits, and move each end outward by what their truncations can add up to, in units 2^-work of the last of
these: a series has at most work/3 terms that are off by 2 units each, so that values of atanh are off by less than work
units, log 2 and others that are twice one by less than 2 work.
"""
from functools import lru_cache

GUARD = 32
BITS = 0
_LOG2, _TABLE = 0, []


class Imprecise(Exception):
    """An interval is too wide to decide something: more bits are needed."""


def set_bits(bits):
    """From here on intervals have this denominator; those made before are void."""
    global BITS, _LOG2, _TABLE
    log.cache_clear()
    if bits != BITS:
        BITS, work = bits, bits + GUARD
        _LOG2 = 2 * _atanh((1 << work) // 3, work)
        _TABLE = [2 * _atanh((i << work) // (256 + i), work) for i in range(129)]  # log(1 + i/128)


def _atanh(z, work):
    """atanh of z/2^work for 0 <= z/2^work <= 1/3."""
    square, power, total, k = z * z >> work, z, z, 3
    while power:
        power = power * square >> work
        total += power // k
        k += 2
    return total


class Interval:
    __slots__ = ("lo", "hi")

    def __init__(self, lo, hi):
        self.lo, self.hi = lo, hi

    def __add__(self, other):
        return Interval(self.lo + other.lo, self.hi + other.hi)

    def __sub__(self, other):
        return Interval(self.lo - other.hi, self.hi - other.lo)

    def __mul__(self, other):
        ends = [a * b for a in (self.lo, self.hi) for b in (other.lo, other.hi)]
        return Interval(min(ends) >> BITS, -(-max(ends) >> BITS))

    def times(self, numerator, shift):
        """This times numerator/2^shift >= 0."""
        return Interval(self.lo * numerator >> shift, -(-self.hi * numerator >> shift))

    def over(self, other):
        """This divided by an interval above 0."""
        if other.lo <= 0:
            raise Imprecise
        return Interval((self.lo << BITS) // (other.hi if self.lo >= 0 else other.lo),
                        -((-self.hi << BITS) // (other.lo if self.hi >= 0 else other.hi)))

    def max(self, other):
        return Interval(max(self.lo, other.lo), max(self.hi, other.hi))

    def min(self, other):
        return Interval(min(self.lo, other.lo), min(self.hi, other.hi))


ZERO = Interval(0, 0)


def of(fraction):
    """The enclosure of a rational number."""
    scaled = fraction.numerator << BITS
    return Interval(scaled // fraction.denominator, -(-scaled // fraction.denominator))


def largest(intervals):
    return Interval(max(one.lo for one in intervals), max(one.hi for one in intervals))


def weighted(intervals, weights, e):
    """The sum of intervals by weights over 2^e."""
    return sum((one.times(w, e) for one, w in zip(intervals, weights) if w), ZERO)


@lru_cache(maxsize=None)
def log(n, shift=0):
    """log(n/2^shift) for a whole number n >= 1: n = 2^k m with m in [1, 2), m = c (1+z)/(1-z), c = 1 + i/128."""
    work = BITS + GUARD
    k = n.bit_length() - 1
    m = n << (work - k) if work >= k else n >> (k - work)
    i = (m >> (work - 8)) - 255 >> 1
    c = (128 + i) << (work - 7)
    near = 2 * _atanh((abs(m - c) << work) // (m + c), work)
    value = (k - shift) * _LOG2 + _TABLE[i] + (near if m >= c else -near)
    width = (abs(k - shift) + 4) * 2 * work
    return Interval(value - width >> GUARD, (value + width >> GUARD) + 1)


def log_of(x):
    """log of an interval above 0."""
    if x.lo <= 0:
        raise Imprecise
    return Interval(log(x.lo, BITS).lo, log(x.hi, BITS).hi)


def exp(x):
    return Interval(_exp(x.lo, False), _exp(x.hi, True))


def _exp(x, up):
    """exp(x/2^BITS) rounded down or up: x = k log 2 + r, exp(r/2^8) by its series, squared eight times."""
    work = BITS + GUARD
    k, r = divmod(x << GUARD, _LOG2)
    if k < -work:
        return 1 if up else 0
    if k > work:
        raise Imprecise
    step, term, value, n = r >> 8, 1 << work, 1 << work, 1
    while term:
        term = (term * step >> work) // n
        value += term
        n += 1
    for _ in range(8):
        value = value * value >> work
    # r is off by 2 work |k| units, the series by 4 work, which eight squarings double, of values below 2
    width = (abs(k) + 2**10) * 4 * work
    value, width = (value << k, width << k) if k >= 0 else (value >> -k, (width >> -k) + 1)
    return (value + width >> GUARD) + 1 if up else max(0, value - width >> GUARD)
