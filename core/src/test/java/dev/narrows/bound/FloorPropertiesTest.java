package dev.narrows.bound;

import static dev.narrows.bound.ContextUse.AVERAGED;
import static dev.narrows.bound.ContextUse.PER_CONTEXT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.info.Capacity;
import dev.narrows.info.CapacityBracket;
import dev.narrows.info.Channel;
import dev.narrows.info.MutualInformation;
import dev.narrows.info.NamedChannels;
import dev.narrows.info.Pmf;
import dev.narrows.model.Cascade;
import dev.narrows.model.Codebook;
import dev.narrows.model.FiniteModel;
import dev.narrows.model.Loss;
import dev.narrows.testing.Cases;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Theorems about the floors on 5,000 random models, without exception; each is a number that must not be positive
 * beyond rounding, and each is shown to catch a planted error on the same models.
 */
class FloorPropertiesTest {
    private static final int MODELS = 5_000;
    private static final String WEAK_FANO = WeakFano.NAME;
    private static final String SHARP_FANO = SharpFano.NAME;
    private static final String RATE_DISTORTION = RateDistortionRule.NAME;
    /** Those that have every form. */
    private static final List<String> INFORMATION_RUNGS = List.of(WEAK_FANO, SHARP_FANO, RATE_DISTORTION);

    private static final double ROUNDING = 1e-12;
    /** Close to log M a Fano root moves by the square root of a rounding of t. */
    private static final double ROOT_ROUNDING = 1e-9;
    /** What the search for a slope of the rate-distortion dual may leave. */
    private static final double SEARCH = 1e-7;
    /** What the search for alpha may leave, to the Arimoto floors. */
    private static final double COARSE_SEARCH = 1e-5;

    private static List<Facts> random;

    @BeforeAll
    static void models() {
        random = Facts.ofRandomModels(MODELS, 20250919);
    }

    private static double worst(ToDoubleFunction<Facts> excess, UnaryOperator<Facts> variant) {
        double worst = Double.NEGATIVE_INFINITY;
        for (Facts facts : random) {
            worst = Math.max(worst, excess.applyAsDouble(variant.apply(facts)));
        }
        return worst;
    }

    private static void holds(ToDoubleFunction<Facts> excess, double rounding) {
        assertThat(worst(excess, UnaryOperator.identity())).isLessThanOrEqualTo(rounding);
    }

    private static void catches(ToDoubleFunction<Facts> excess, UnaryOperator<Facts> fault) {
        assertThat(worst(excess, fault)).isGreaterThan(1e-3);
    }

    /** How far the first of two floors is above the second, at the worst information. */
    private static ToDoubleFunction<Facts> above(String rung, ContextUse use, String other, ContextUse otherUse) {
        return f -> {
            double worst = Double.NEGATIVE_INFINITY;
            for (InformationKind kind : InformationKind.values()) {
                worst = Math.max(worst, f.floor(rung, kind, use) - f.floor(other, kind, otherUse));
            }
            return worst;
        };
    }

    private static double aboveBayes(Facts f) {
        double worst = Double.NEGATIVE_INFINITY;
        for (Floor floor : f.floors()) {
            worst = Math.max(worst, floor.value() - f.bayes());
        }
        return worst;
    }

    @Test
    void everyFloorIsAtMostTheBayesRisk() {
        holds(FloorPropertiesTest::aboveBayes, ROUNDING);
        catches(FloorPropertiesTest::aboveBayes, FloorPropertiesTest::withMeanSeparation);
        catches(FloorPropertiesTest::aboveBayes, FloorPropertiesTest::withDistortionAtTheMean);
        catches(FloorPropertiesTest::aboveBayes, FloorPropertiesTest::withUnderestimatedCapacity);
        catches(FloorPropertiesTest::aboveBayes, FloorPropertiesTest::withInformationInBits);
        catches(FloorPropertiesTest::aboveBayes, FloorPropertiesTest::withTheEntropyOfAUniformPrior);
    }

    /** Wrong: E b + E(lam-b) f(Ibar); an averaged information may be multiplied by a minimum over contexts only. */
    private static Facts withMeanSeparation(Facts f) {
        return f.with(SHARP_FANO, AVERAGED, kind -> {
            double base = 0;
            double gain = 0;
            for (int s = 0; s < f.model().contexts(); s++) {
                double p = f.contexts().probability(s);
                base += p * f.model().separation().base(s);
                gain += p
                        * (f.model().separation().at(s) - f.model().separation().base(s));
            }
            return base + gain * f.sharp(f.capacities().average(kind));
        });
    }

    /** Wrong: sum_s p_s D_s(Ibar). */
    private static Facts withDistortionAtTheMean(Facts f) {
        return f.with(RATE_DISTORTION, AVERAGED, kind -> {
            double floor = 0;
            for (int s = 0; s < f.model().contexts(); s++) {
                double at = f.rateDistortion(s).floor(f.capacities().average(kind));
                floor += f.contexts().probability(s) * at;
            }
            return floor;
        });
    }

    /** The uniform input in place of the best one: less than the capacity. */
    private static Facts withUnderestimatedCapacity(Facts f) {
        return f.with(
                RATE_DISTORTION,
                PER_CONTEXT,
                kind -> distortion(f, s -> {
                    Channel product = f.model().cascade().product(s);
                    Pmf uniform = Pmf.uniform(product.inputs());
                    return MutualInformation.of(uniform, product);
                }));
    }

    private static Facts withInformationInBits(Facts f) {
        return f.with(SHARP_FANO, PER_CONTEXT, kind -> fano(f, kind, information -> f.sharp(information / 2)));
    }

    private static Facts withTheEntropyOfAUniformPrior(Facts f) {
        int m = f.model().codewords();
        return f.with(
                SHARP_FANO,
                PER_CONTEXT,
                kind -> fano(f, kind, information -> new SharpFano(StrictMath.log(m), information, m).value()));
    }

    private interface OfContext {
        double at(int s);
    }

    private static double distortion(Facts f, OfContext information) {
        double floor = 0;
        for (int s = 0; s < f.model().contexts(); s++) {
            floor += f.contexts().probability(s) * f.rateDistortion(s).floor(information.at(s));
        }
        return floor;
    }

    private interface DecodingFloor {
        double of(double information);
    }

    private static double fano(Facts f, InformationKind kind, DecodingFloor decoding) {
        double floor = 0;
        for (int s = 0; s < f.model().contexts(); s++) {
            double base = f.model().separation().base(s);
            double error = decoding.of(f.capacities().information(kind, s));
            floor += f.contexts().probability(s)
                    * (base + (f.model().separation().at(s) - base) * error);
        }
        return floor;
    }

    @Test
    void weakFanoIsAtMostSharp() {
        for (ContextUse use : ContextUse.values()) {
            holds(above(WEAK_FANO, use, SHARP_FANO, use), ROUNDING);
        }
        catches(
                above(WEAK_FANO, PER_CONTEXT, SHARP_FANO, PER_CONTEXT),
                f -> f.with(
                        WEAK_FANO,
                        PER_CONTEXT,
                        kind -> fano(
                                f,
                                kind,
                                i -> Math.max(
                                        0, 1 - i / StrictMath.log(f.model().codewords())))));
    }

    private static double outOfInformationOrder(Facts f) {
        double worst = Double.NEGATIVE_INFINITY;
        for (String rung : INFORMATION_RUNGS) {
            for (ContextUse use : ContextUse.values()) {
                double total = f.floor(rung, InformationKind.TOTAL, use);
                double cascade = f.floor(rung, InformationKind.CASCADE, use);
                double mixture = f.floor(rung, InformationKind.MIXTURE, use);
                worst = Math.max(worst, Math.max(total - cascade, cascade - mixture));
            }
        }
        return worst;
    }

    @Test
    void totalIsAtMostCascadeIsAtMostMixture() {
        holds(FloorPropertiesTest::outOfInformationOrder, SEARCH);
        catches(
                FloorPropertiesTest::outOfInformationOrder,
                f -> f.with(
                        RATE_DISTORTION,
                        PER_CONTEXT,
                        kind -> f.floor(RATE_DISTORTION, InformationKind.values()[2 - kind.ordinal()], PER_CONTEXT)));
    }

    @Test
    void averagedIsAtMostPerContext() {
        for (String rung : INFORMATION_RUNGS) {
            holds(above(rung, AVERAGED, rung, PER_CONTEXT), rung.equals(RATE_DISTORTION) ? SEARCH : ROOT_ROUNDING);
        }
        catches(above(SHARP_FANO, AVERAGED, SHARP_FANO, PER_CONTEXT), FloorPropertiesTest::withMeanSeparation);
        catches(
                above(RATE_DISTORTION, AVERAGED, RATE_DISTORTION, PER_CONTEXT),
                FloorPropertiesTest::withDistortionAtTheMean);
        catches(
                above(WEAK_FANO, AVERAGED, WEAK_FANO, PER_CONTEXT),
                f -> f.with(WEAK_FANO, PER_CONTEXT, kind -> 0.9 * f.floor(WEAK_FANO, kind, PER_CONTEXT)));
    }

    @Test
    void rateDistortionIsAtLeastSharpFano() {
        holds(above(SHARP_FANO, PER_CONTEXT, RATE_DISTORTION, PER_CONTEXT), SEARCH);
        holds(above(SHARP_FANO, AVERAGED, RATE_DISTORTION, AVERAGED), SEARCH);
        UnaryOperator<Facts> tooMuchInformation = f -> f.with(
                RATE_DISTORTION,
                PER_CONTEXT,
                kind -> distortion(f, s -> 1.5 * f.capacities().information(kind, s)));
        catches(above(SHARP_FANO, PER_CONTEXT, RATE_DISTORTION, PER_CONTEXT), tooMuchInformation);
        UnaryOperator<Facts> divided = f -> f.with(
                RATE_DISTORTION,
                AVERAGED,
                kind -> f.floor(RATE_DISTORTION, kind, AVERAGED) / f.model().contexts());
        catches(above(SHARP_FANO, AVERAGED, RATE_DISTORTION, AVERAGED), divided);
    }

    @Test
    void theRungsFromInformationsAreThoseOfTheCatalogue() {
        List<FloorRule> rules = BoundCatalogue.own().floors().stream()
                .filter(FloorRule::fromInformations)
                .toList();
        assertThat(rules).extracting(rule -> rule.statement().name()).containsExactlyElementsOf(INFORMATION_RUNGS);
        assertThat(rules).extracting(FloorRule::forms).containsOnly(FloorForm.all());
    }

    /** How far a floor of the first ladder is above the same one of the second. */
    private static double above(List<Floor> floors, List<Floor> others) {
        double worst = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < floors.size(); i++) {
            assertThat(floors.get(i).label()).isEqualTo(others.get(i).label());
            worst = Math.max(worst, floors.get(i).value() - others.get(i).value());
        }
        return worst;
    }

    /** The same model whose labels are replaced by one drawn at random in one of five cases. */
    private static FiniteModel garbled(FiniteModel model) {
        List<Channel> articulation = new ArrayList<>();
        for (int s = 0; s < model.contexts(); s++) {
            Channel from = model.cascade().articulation(s);
            double[][] rows = new double[from.inputs()][from.outputs()];
            for (int h = 0; h < rows.length; h++) {
                for (int y = 0; y < from.outputs(); y++) {
                    rows[h][y] = 0.8 * from.probability(h, y) + 0.2 / from.outputs();
                }
            }
            articulation.add(Channel.of(rows));
        }
        List<Channel> cognitive = IntStream.range(0, model.contexts())
                .mapToObj(model.cascade()::cognitive)
                .toList();
        return FiniteModel.of(
                model.contextLaw(), model.prior(), model.codebook(), Cascade.of(cognitive, articulation), model.loss());
    }

    /** Data processing: what is done to a label after it was given lowers no floor, whatever the rung. */
    @Test
    void aGarbledLabelHasNoLowerFloor() {
        double worst = Double.NEGATIVE_INFINITY;
        double swapped = Double.NEGATIVE_INFINITY;
        for (Facts facts : random.subList(0, Cases.of(500))) {
            List<Floor> garbled = Facts.of(garbled(facts.model())).floors();
            worst = Math.max(worst, above(facts.floors(), garbled));
            swapped = Math.max(swapped, above(garbled, facts.floors()));
        }
        assertThat(worst).isLessThanOrEqualTo(COARSE_SEARCH);
        assertThat(swapped).isGreaterThan(1e-3);
    }

    /** One context of a model, by itself. */
    private static FiniteModel alone(FiniteModel model, int s) {
        double[][] loss = new double[model.actions()][model.targets()];
        for (int a = 0; a < loss.length; a++) {
            for (int u = 0; u < model.targets(); u++) {
                loss[a][u] = model.loss().value(a, u, s);
            }
        }
        int[] words = IntStream.range(0, model.codewords())
                .map(j -> model.codebook().word(j, s))
                .toArray();
        return FiniteModel.of(
                Pmf.uniform(1),
                model.prior(),
                Codebook.of(new int[][] {words}),
                Cascade.of(model.cascade().cognitive(s), model.cascade().articulation(s)),
                Loss.matrix(loss));
    }

    /**
     * A floor per context is the mean of the floors of its contexts by themselves, and an averaged one is at most that:
     * knowledge of how much each context tells is worth something.
     */
    @Test
    void perContextIsTheMeanOverContextsByThemselvesAndAveragedAtMostThat() {
        double away = 0;
        double above = Double.NEGATIVE_INFINITY;
        double planted = 0;
        for (Facts facts : random.subList(0, Cases.of(500))) {
            double[] means = new double[facts.floors().size()];
            for (int s = 0; s < facts.model().contexts(); s++) {
                List<Floor> alone = Facts.of(alone(facts.model(), s)).floors();
                for (int i = 0; i < means.length; i++) {
                    means[i] += facts.contexts().probability(s) * alone.get(i).value();
                }
            }
            for (int i = 0; i < means.length; i++) {
                double difference = facts.floors().get(i).value() - means[i];
                if (facts.floors().get(i).form().context().orElseThrow() == PER_CONTEXT) {
                    away = Math.max(away, Math.abs(difference));
                } else {
                    above = Math.max(above, difference);
                    planted = Math.max(planted, Math.abs(difference));
                }
            }
        }
        assertThat(away).isLessThanOrEqualTo(SEARCH);
        assertThat(above).isLessThanOrEqualTo(SEARCH);
        assertThat(planted).as("averaged floors are others").isGreaterThan(1e-3);
    }

    /** All orders at once, without any allowance. */
    private static double outOfOrder(Facts f) {
        double worst = outOfInformationOrder(f);
        for (String rung : INFORMATION_RUNGS) {
            worst = Math.max(worst, above(rung, AVERAGED, rung, PER_CONTEXT).applyAsDouble(f));
        }
        for (ContextUse use : ContextUse.values()) {
            worst = Math.max(worst, above(WEAK_FANO, use, SHARP_FANO, use).applyAsDouble(f));
            worst = Math.max(worst, above(SHARP_FANO, use, RATE_DISTORTION, use).applyAsDouble(f));
        }
        return worst;
    }

    @Test
    void theLadderIsInOrderToTheLastBit() {
        int computedOutOfOrder = 0;
        for (Facts facts : random) {
            Facts ordered = facts.ordered();
            assertThat(outOfOrder(ordered)).as("%s", facts.model()).isLessThanOrEqualTo(0);
            assertThat(aboveBayes(ordered)).as("%s", facts.model()).isLessThanOrEqualTo(ROUNDING);
            computedOutOfOrder += outOfOrder(facts) > 0 ? 1 : 0;
        }
        assertThat(computedOutOfOrder)
                .as("what the same check finds before the floors are put in order")
                .isPositive();
    }

    @Test
    void rateDistortionAveragedAndSharpPerContextHaveNoOrder() {
        assertThat(worst(above(RATE_DISTORTION, AVERAGED, SHARP_FANO, PER_CONTEXT), UnaryOperator.identity()))
                .isGreaterThan(1e-3);
        assertThat(worst(above(SHARP_FANO, PER_CONTEXT, RATE_DISTORTION, AVERAGED), UnaryOperator.identity()))
                .isGreaterThan(1e-3);
    }

    /** Data processing on the unclipped numbers: a certified lower end may not pass another's upper end. */
    private static double outOfDataProcessing(Facts f, boolean swapped) {
        double worst = Double.NEGATIVE_INFINITY;
        Cascade stages = f.model().cascade();
        for (int s = 0; s < f.model().contexts(); s++) {
            CapacityBracket product = Capacity.of(stages.product(s));
            CapacityBracket cognitive = f.capacities().cognitive(s);
            CapacityBracket articulation = f.capacities().articulation(s);
            double mixture = MutualInformation.of(Capacities.targetLaw(f.model(), s), stages.product(s));
            double lower = swapped ? Math.max(cognitive.lower(), articulation.lower()) : product.lower();
            worst = Math.max(worst, mixture - product.upper());
            worst = Math.max(worst, lower - Math.min(cognitive.upper(), articulation.upper()));
        }
        return worst;
    }

    @Test
    void informationObeysDataProcessing() {
        holds(f -> outOfDataProcessing(f, false), ROUNDING);
        catches(f -> outOfDataProcessing(f, true), UnaryOperator.identity());
    }

    private static double awayFromFano(Facts f) {
        double worst = Double.NEGATIVE_INFINITY;
        for (InformationKind kind : InformationKind.values()) {
            for (ContextUse use : ContextUse.values()) {
                double difference = f.floor(RATE_DISTORTION, kind, use) - f.floor(SHARP_FANO, kind, use);
                worst = Math.max(worst, Math.abs(difference));
            }
        }
        return worst;
    }

    @Test
    void forZeroOneLossAndUniformPriorRateDistortionIsSharpFano() {
        double worst = 0;
        double planted = 0;
        for (Facts f : random) {
            int m = f.model().codewords();
            FiniteModel plain = FiniteModel.of(
                    f.contexts(),
                    Pmf.uniform(m),
                    Codebook.identity(f.model().contexts(), m),
                    Cascade.of(List.of(square(f, m)), List.of(square(f, m))),
                    Loss.zeroOne(m));
            Facts facts = Facts.of(plain);
            worst = Math.max(worst, awayFromFano(facts));
            planted = Math.max(
                    planted,
                    awayFromFano(facts.with(
                            SHARP_FANO,
                            AVERAGED,
                            kind -> facts.sharp(1.01 * facts.capacities().average(kind)))));
        }
        assertThat(worst).isLessThanOrEqualTo(1e-6);
        assertThat(planted).isGreaterThan(1e-3);
    }

    /** A channel m x m from the first context of a model: its rows, repeated and cut to m. */
    private static Channel square(Facts f, int m) {
        Channel from = f.model().cascade().product(0);
        double[][] rows = new double[m][m];
        for (int x = 0; x < m; x++) {
            for (int y = 0; y < from.outputs(); y++) {
                rows[x][(y + x / from.inputs()) % m] += from.probability(x % from.inputs(), y);
            }
        }
        return Channel.of(rows);
    }

    @Test
    void onTheSymmetricChannelSharpFanoIsTheBayesRisk() {
        for (int m = 2; m <= 8; m++) {
            Channel symmetric = NamedChannels.symmetric(m, 0.3);
            Channel noiseless = NamedChannels.noiseless(m);
            Facts f = Facts.of(FiniteModel.of(
                    Pmf.uniform(1),
                    Pmf.uniform(m),
                    Codebook.identity(1, m),
                    Cascade.of(symmetric, noiseless),
                    Loss.zeroOne(m)));
            double floor = f.floor(SHARP_FANO, InformationKind.TOTAL, AVERAGED);
            assertThat(floor).isBetween(f.bayes() - 1e-9, f.bayes());
            assertThat(f.floor(RATE_DISTORTION, InformationKind.TOTAL, AVERAGED))
                    .isBetween(floor - 1e-9, f.bayes());
        }
    }

    /**
     * Sums over a thousand letters are rounded apart in the floor and in the Bayes risk; unlowered, this floor was
     * 4e-15 above.
     */
    @Test
    void aFloorThatMeetsTheBayesRiskIsNotAboveItOnALargeAlphabet() {
        FiniteModel model = FiniteModel.of(
                Pmf.uniform(1),
                Pmf.uniform(1024),
                Codebook.identity(1, 1024),
                Cascade.of(NamedChannels.symmetric(1024, 0.22), NamedChannels.symmetric(1024, 0.02)),
                Loss.zeroOne(1024));
        double best = FloorLadder.of(model, Capacities.of(model)).best().value();
        assertThat(best).isBetween(BayesRisk.of(model) - 1e-12, BayesRisk.of(model));
    }

    @Test
    void theWrongVariantsExceedTheBayesRiskOnAModelMadeForThem() {
        double[][] small = {{0, 0.01}, {0.01, 0}};
        double[][] large = {{0, 1}, {1, 0}};
        Channel noiseless = Channel.of(new double[][] {{1, 0}, {0, 1}});
        Channel useless = Channel.of(new double[][] {{0.5, 0.5}, {0.5, 0.5}});
        Facts f = Facts.of(FiniteModel.of(
                Pmf.uniform(2),
                Pmf.uniform(2),
                Codebook.identity(2, 2),
                Cascade.of(List.of(noiseless, useless), List.of(noiseless)),
                Loss.perContext(List.of(large, small))));
        assertThat(f.bayes()).isEqualTo(0.0025);
        assertThat(aboveBayes(f)).isLessThanOrEqualTo(ROUNDING);
        assertThat(aboveBayes(withMeanSeparation(f))).isGreaterThan(0.05);
        assertThat(aboveBayes(withDistortionAtTheMean(f))).isGreaterThan(0.05);
    }
}
