package dev.narrows.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;

/**
 * A linear programme {@code max cx, Ax <= b, x >= 0} with {@code b >= 0} by the simplex method (mutable, unshared).
 * Nothing that is certified rests on its answer. Limits of 0, of which there are many, make the method stall and now
 * and then lose its way (of random programmes one in fifty). After the first attempt all limits are therefore moved up
 * by some 1e-11 of the largest, each by another amount, on a scale on which the solver's tolerances are far below that.
 */
final class Simplex {
    private static final double SCALE = 1e6;
    private static final double MOVED = 1e-5;
    private static final double CONVERGED = 1e-12;
    private static final double ZERO = 1e-10;
    private static final int ULPS = 10;
    private static final int STEPS = 20_000;
    /** The fractional parts of its multiples fill the unit interval evenly. */
    private static final double GOLDEN = 0.6180339887498949;

    private final double[] objective;
    private final List<LinearConstraint> constraints = new ArrayList<>();
    private final int attempt;

    Simplex(int variables, int attempt) {
        this.objective = new double[variables];
        this.attempt = attempt;
    }

    void maximise(int variable, double weight) {
        objective[variable] = weight;
    }

    void atMost(double[] row, double limit) {
        double step = (constraints.size() + 1) * GOLDEN * attempt;
        double moved = attempt == 0 ? 0 : MOVED * (1 + step - Math.floor(step));
        constraints.add(new LinearConstraint(row, Relationship.LEQ, limit * SCALE + moved));
    }

    /** A point that is near the maximum, as a rule; empty where the method does not end. */
    Optional<double[]> solution() {
        try {
            double[] point = new SimplexSolver(CONVERGED, ULPS, ZERO)
                    .optimize(
                            new MaxIter(STEPS),
                            new LinearObjectiveFunction(objective, 0),
                            new LinearConstraintSet(constraints),
                            GoalType.MAXIMIZE,
                            new NonNegativeConstraint(true))
                    .getPoint();
            for (int i = 0; i < point.length; i++) {
                point[i] /= SCALE;
            }
            return Optional.of(point);
        } catch (MathIllegalStateException e) {
            return Optional.empty(); // it cycles, or has lost what is feasible to rounding
        }
    }
}
