package dev.narrows.learner;

/**
 * Gauss quadrature for {@code N ~ Bin(m, p)}: nodes n_i and weights w_i with {@code E f(N) = sum_i w_i f(n_i)} for
 * every polynomial f of degree below 2 {@value #NODES} (immutable).
 *
 * <p>The orthogonal polynomials are Krawtchouk's: in {@code z = (n - mp)/sigma}, {@code sigma^2 = mp(1-p)}, the Jacobi
 * matrix has the diagonal {@code k(1-2p)/sigma} and the squared off-diagonal {@code k(1-(k-1)/m)}, k = 0, 1, ... Nodes
 * are its eigenvalues, bisected by Sturm counts; weights are {@code 1/sum_k h_k(z_i)^2}, h_k the orthonormal
 * polynomials. For other f the error is {@code f^(2r)(xi)/(2r)! sigma^{2r} prod_k k(1-(k-1)/m)}, r = {@value #NODES},
 * for some xi in [0, m], hence at most {@code r! sigma^{2r} sup |f^(2r)|/(2r)!}. Needs {@code m >= r} and 0 &lt; p &lt;
 * 1. Source: G. Szego, Orthogonal Polynomials, AMS 1975, sections 2.82 and 3.4; W. Gautschi, Orthogonal Polynomials,
 * Oxford 2004, section 3.1.
 */
final class BinomialQuadrature {
    /** Number of nodes r. */
    static final int NODES = 16;

    /** {@code r!}, the factor of the error. */
    static final double NODES_FACTORIAL = 20_922_789_888_000.0;

    private final double[] node = new double[NODES];
    private final double[] weight = new double[NODES];

    BinomialQuadrature(long m, double p) {
        double sigma = Math.sqrt(m * p * (1 - p));
        double[] diagonal = new double[NODES];
        double[] squared = new double[NODES];
        for (int k = 0; k < NODES; k++) {
            diagonal[k] = k * (1 - 2 * p) / sigma;
            squared[k] = k * (1 - (k - 1.0) / m);
        }
        double sum = 0;
        for (int i = 0; i < NODES; i++) {
            double z = eigenvalue(i, diagonal, squared);
            node[i] = Math.max(0, Math.min(m, m * p + sigma * z));
            weight[i] = 1 / squaredNorm(z, diagonal, squared);
            sum += weight[i];
        }
        for (int i = 0; i < NODES; i++) {
            weight[i] /= sum;
        }
    }

    double node(int i) {
        return node[i];
    }

    double weight(int i) {
        return weight[i];
    }

    /** Bisects for the place where the number of eigenvalues below passes i. */
    private static double eigenvalue(int i, double[] diagonal, double[] squared) {
        double low = -100;
        double high = 100;
        for (double middle = 0; low < middle && middle < high; middle = low + (high - low) / 2) {
            if (eigenvaluesBelow(middle, diagonal, squared) > i) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return low;
    }

    /** Negative pivots of the matrix minus z. */
    private static int eigenvaluesBelow(double z, double[] diagonal, double[] squared) {
        int negative = 0;
        double pivot = 1;
        for (int k = 0; k < NODES; k++) {
            pivot = diagonal[k] - z - (k == 0 ? 0 : squared[k] / pivot);
            if (pivot == 0) {
                pivot = Double.MIN_NORMAL;
            }
            if (pivot < 0) {
                negative++;
            }
        }
        return negative;
    }

    private static double squaredNorm(double z, double[] diagonal, double[] squared) {
        double before = 0;
        double now = 1;
        double sum = 1;
        for (int k = 1; k < NODES; k++) {
            double next = ((z - diagonal[k - 1]) * now - Math.sqrt(squared[k - 1]) * before) / Math.sqrt(squared[k]);
            before = now;
            now = next;
            sum += now * now;
        }
        return sum;
    }
}
