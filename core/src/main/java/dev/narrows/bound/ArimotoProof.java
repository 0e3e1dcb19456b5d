package dev.narrows.bound;

import dev.narrows.info.Pmf;
import dev.narrows.info.SibsonProof;
import java.util.Optional;

/**
 * What proves the decoding error of {@link ArimotoRule} in one context: every order alpha gives a floor, and every law
 * p an upper end of Sibson's capacity of that order,
 *
 * <pre>
 * error &lt;= 1 - (sum_j pi_j^alpha)^(1/alpha) [(1 - 1/alpha) G(p) + max_x d_x]
 * error &lt;= 1 - max_j pi_j sum_y max_x W[x][y]        at alpha = infinity
 * </pre>
 *
 * <p>with G and its gradient d as in {@link dev.narrows.info.SibsonCapacity}.
 *
 * @param error floor on the decoding error, in [0, 1], rounded down
 * @param stage the channel W behind which it is taken
 * @param alpha the order, above 1, or infinity
 * @param input p, of size |X|; empty at alpha = infinity, and where the error is 0 since the capacity allows it
 */
public record ArimotoProof(double error, Stage stage, double alpha, Optional<Pmf> input) {
    /** A channel between index and label. */
    public enum Stage {
        /** From target to judgment. */
        COGNITIVE("cognitive"),
        /** From judgment to label. */
        ARTICULATION("articulation"),
        /** Both. */
        CASCADE("cascade");

        private final String label;

        Stage(String label) {
            this.label = label;
        }

        /**
         * The word in files.
         *
         * @return lower case
         */
        public String label() {
            return label;
        }
    }

    static final ArimotoProof NOTHING = new ArimotoProof(0, Stage.CASCADE, 1, Optional.empty());

    static ArimotoProof of(double error, SibsonProof proof) {
        return new ArimotoProof(error, Stage.CASCADE, proof.alpha(), Optional.of(proof.input()));
    }

    static ArimotoProof atInfinity(double error) {
        return new ArimotoProof(error, Stage.CASCADE, Double.POSITIVE_INFINITY, Optional.empty());
    }

    ArimotoProof behind(Stage other) {
        return new ArimotoProof(error, other, alpha, input);
    }
}
