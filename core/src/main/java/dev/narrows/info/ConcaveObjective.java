package dev.narrows.info;

/** A concave function f on the simplex of dimension {@code size()}, given by its first two derivatives. */
interface ConcaveObjective {
    /** Number n of coordinates. */
    int size();

    /** Number m of rows of the factor of the second derivative. */
    int rank();

    /**
     * Derivatives at p, up to what is constant along the simplex.
     *
     * @param p a point with positive coordinates and sum 1; not modified
     * @param gradient n values, overwritten: {@code g_i = df/dp_i + const}
     * @param factor m x n values, row by row, overwritten: V with {@code -f'' = V^T V} along the simplex
     */
    void evaluate(double[] p, double[] gradient, double[] factor);
}
