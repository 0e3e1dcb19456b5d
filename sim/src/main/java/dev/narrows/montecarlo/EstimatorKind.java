package dev.narrows.montecarlo;

import dev.narrows.family.Canonical;
import dev.narrows.sampling.StreamKey;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The estimators of a {@link PolicyRisk}, in the order of tables; the first is the one that others are compared with.
 */
public enum EstimatorKind {
    /** {@link TupleWise}. */
    TUPLE_WISE("plain Monte Carlo: context, target, judgment and label of each draw", "nothing"),
    /** {@link CollapsedRisk}. */
    COLLAPSED("how often each triple comes, as one multinomial", "the probabilities of all triples"),
    /** {@link StratifiedRisk#conditional}. */
    CONDITIONAL("context and label; the mean loss given both", "the canonical loss of every pair"),
    /** {@link StratifiedRisk#overContexts}. */
    STRATIFIED("a fixed number of draws in each context", "the probabilities of contexts"),
    /** {@link ControlVariate}. */
    CONTROL_VARIATE("tuple-wise, less what the Bayes action loses on the same tuples beyond R*", "the Bayes risk R*"),
    /** {@link ImportanceSampling}. */
    IMPORTANCE("triples of a model with flattened stages, weighted back", "stages that can be raised to a power"),
    /** {@link QuasiMonteCarlo}. */
    QUASI_MONTE_CARLO(
            "Sobol's points under a random digital shift, by inversion", "cumulative laws; draws a power of two");

    private final String words;
    private final String presumes;

    EstimatorKind(String words, String presumes) {
        this.words = words;
        this.presumes = presumes;
    }

    /**
     * Its name in commands and files.
     *
     * @return such as {@code tuple-wise}
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * What it draws.
     *
     * @return a phrase
     */
    public String words() {
        return words;
    }

    /**
     * What must be known to use it.
     *
     * @return a phrase
     */
    public String presumes() {
        return presumes;
    }

    /**
     * The estimator of that name.
     *
     * @param label such as {@code tuple-wise}
     * @return the estimator
     * @throws IllegalArgumentException if there is none, with all names
     */
    public static EstimatorKind parse(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("is none of "
                        + Arrays.stream(values()).map(EstimatorKind::label).collect(Collectors.joining(", "))));
    }

    /**
     * Why it cannot estimate a risk.
     *
     * @param risk what would be estimated
     * @param draws of a replicate
     * @return in words; empty where it can
     */
    public Optional<String> obstacle(PolicyRisk risk, int draws) {
        int contexts = StratifiedRisk.contexts(risk).length;
        return this == STRATIFIED && draws < contexts
                ? Optional.of("has " + draws + " draws, must have at least one for each of " + contexts + " contexts")
                : Optional.empty();
    }

    /**
     * The estimator of a risk.
     *
     * @param risk what is estimated
     * @param draws of a replicate; for quasi-Monte Carlo a power of two
     * @param seed that names the streams of its pilot
     * @return the estimator
     * @throws IllegalArgumentException if there is an {@link #obstacle}
     */
    public RiskEstimator of(PolicyRisk risk, int draws, long seed) {
        return switch (this) {
            case TUPLE_WISE -> TupleWise.of(risk, draws);
            case COLLAPSED -> new CollapsedRisk(risk, draws);
            case CONDITIONAL -> StratifiedRisk.conditional(risk, draws);
            case STRATIFIED -> StratifiedRisk.overContexts(risk, draws);
            case CONTROL_VARIATE ->
                ControlVariate.of(risk, ControlVariate.coefficient(risk, streams(seed, "pilot")), draws);
            case IMPORTANCE ->
                ImportanceSampling.of(risk, ImportanceSampling.exponent(risk, streams(seed, "pilot")), draws);
            case QUASI_MONTE_CARLO -> new QuasiMonteCarlo(risk, draws);
        };
    }

    /**
     * The streams of the estimator: named by the seed and the estimator and by no model, so that all cells have common
     * random numbers. The control variate has the tuples of the tuple-wise estimator.
     *
     * @param seed of the scenario
     * @return their key; replicate r has the stream r
     */
    public StreamKey streams(long seed) {
        return streams(seed, "common");
    }

    /** The same under a further word: streams that are independent of all others. */
    StreamKey streams(long seed, String word) {
        EstimatorKind drawn = this == CONTROL_VARIATE ? TUPLE_WISE : this;
        return StreamKey.of(List.of(Canonical.RNG_CONTRACT, Long.toString(seed), "estimators", drawn.label(), word));
    }
}
