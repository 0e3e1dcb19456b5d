/*
 * Time of one count vector drawn label by label from a packed joint alias table, as a C programmer would: the peer of
 * CountsBenchmark. Law: 640 or 20 random weights; only its size matters to the time. Own xoshiro256++ (Blackman and
 * Vigna's recurrence), one 64-bit word per draw: the high bits choose the column, the low 32 bits face its threshold.
 *
 * gcc -O3 -march=native -o counts counts.c -lm && ./counts
 * prints nanoseconds per draw and microseconds per vector, median of 11 rounds, as a Markdown table
 */
#define _POSIX_C_SOURCE 199309L
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { LARGEST = 640, ROUNDS = 11 };

static uint64_t state[4];

static inline uint64_t rotate(uint64_t x, int by) {
    return x << by | x >> (64 - by);
}

static inline uint64_t next(uint64_t s[4]) {
    uint64_t word = rotate(s[0] + s[3], 23) + s[0];
    uint64_t t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotate(s[3], 45);
    return word;
}

/* threshold in the high half, alias in the low one */
static void make_table(const double *law, int n, uint64_t *table) {
    double share[LARGEST];
    int small[LARGEST], large[LARGEST], smalls = 0, larges = 0;
    for (int i = 0; i < n; i++) {
        share[i] = law[i] * n;
        table[i] = 0xFFFFFFFFULL << 32 | (uint64_t) i;
        if (share[i] < 1) {
            small[smalls++] = i;
        } else {
            large[larges++] = i;
        }
    }
    while (smalls > 0 && larges > 0) {
        int from = small[--smalls], to = large[larges - 1];
        table[from] = (uint64_t) (share[from] * 4294967295.0) << 32 | (uint64_t) to;
        share[to] -= 1 - share[from];
        if (share[to] < 1) {
            larges--;
            small[smalls++] = to;
        }
    }
}

/* the generator in registers, no branch on a random number: gcc makes one of `? :`, and each draw then costs 5 ns */
static void draw(const uint64_t *table, uint32_t n, long labels, int32_t *counts) {
    uint64_t s[4];
    memcpy(s, state, sizeof s);
    for (long i = 0; i < labels; i++) {
        uint64_t word = next(s);
        uint32_t column = (uint32_t) ((word >> 32) * n >> 32);
        uint64_t entry = table[column];
        uint32_t alias = (uint32_t) entry;
        uint32_t stays = -(uint32_t) ((uint32_t) word < (uint32_t) (entry >> 32));
        counts[alias ^ ((alias ^ column) & stays)]++;
    }
    memcpy(state, s, sizeof s);
}

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double) now.tv_sec + 1e-9 * (double) now.tv_nsec;
}

static int ascending(const void *a, const void *b) {
    double x = *(const double *) a, y = *(const double *) b;
    return (x > y) - (x < y);
}

/* seconds a vector; every vector is emptied first, as in Java */
static double time_of_vector(const uint64_t *table, int n, long labels, long *kept) {
    static int32_t counts[LARGEST];
    double rounds[ROUNDS];
    long vectors = 10000000 / labels;
    for (int r = 0; r < ROUNDS; r++) {
        double start = seconds();
        for (long v = 0; v < vectors; v++) {
            memset(counts, 0, sizeof counts);
            draw(table, (uint32_t) n, labels, counts);
            *kept += counts[v % n];
        }
        rounds[r] = (seconds() - start) / (double) vectors;
    }
    qsort(rounds, ROUNDS, sizeof rounds[0], ascending);
    return rounds[ROUNDS / 2];
}

/* as the check of the table: the worst outcome of 10^7 draws, in squared standard deviations */
static double worst_outcome(const uint64_t *table, const double *law, int n) {
    static int32_t counts[LARGEST];
    double worst = 0, labels = 1e7;
    memset(counts, 0, sizeof counts);
    draw(table, (uint32_t) n, (long) labels, counts);
    for (int c = 0; c < n; c++) {
        double off = counts[c] - labels * law[c];
        double squared = off * off / (labels * law[c] * (1 - law[c]));
        worst = squared > worst ? squared : worst;
    }
    return worst;
}

int main(void) {
    const int sizes[] = {640, 20};
    const long labels[] = {1000, 10000, 100000};
    long kept = 0;
    for (int i = 0; i < 4; i++) {
        state[i] = 0x9E3779B97F4A7C15ULL * (uint64_t) (i + 1);
    }
    puts("| outcomes | labels | C joint alias, ns per draw | us per vector |\n|---|---|---|---|");
    for (int k = 0; k < 2; k++) {
        double law[LARGEST], sum = 0;
        uint64_t table[LARGEST];
        for (int c = 0; c < sizes[k]; c++) {
            law[c] = (double) ((next(state) >> 11) + 1) * 0x1p-53;
            sum += law[c];
        }
        for (int c = 0; c < sizes[k]; c++) {
            law[c] /= sum;
        }
        make_table(law, sizes[k], table);
        double squared = worst_outcome(table, law, sizes[k]);
        if (squared > 36) {
            fprintf(stderr, "counts.c: an outcome of %d is off by more than six standard deviations\n", sizes[k]);
            return EXIT_FAILURE;
        }
        for (int l = 0; l < 3; l++) {
            double t = time_of_vector(table, sizes[k], labels[l], &kept);
            printf("| %d | %ld | %.3f | %.4g |\n", sizes[k], labels[l], t * 1e9 / (double) labels[l], t * 1e6);
        }
    }
    return kept == 0;
}
