package dev.narrows.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.info.Channel;
import dev.narrows.info.NamedChannels;
import dev.narrows.info.Pmf;
import dev.narrows.model.Cascade;
import dev.narrows.model.Codebook;
import dev.narrows.model.FiniteModel;
import dev.narrows.model.Loop;
import dev.narrows.model.Loss;
import dev.narrows.model.Separation;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalogue and the ladder: which bounds there are, in which order, and that each rule is its formula. */
class CatalogueTest {
    private static final CatoniGrid GRID = CatoniGrid.of(0.5, 1);
    private static final List<String> HIGH_PROBABILITY = List.of(
            "kl",
            "mcallester",
            "tolstikhin-seldin",
            "thiemann",
            "catoni",
            "kl-excess",
            "catoni-excess",
            "kl-excess-estimated",
            "catoni-excess-estimated",
            "hold-out",
            "clopper-pearson",
            "split-kl",
            "unexpected-bernstein");
    private static final List<String> EXPECTED =
            List.of("expected-kl", "xu-raginsky", "mutual-information", "individual-sample", "expected-kl-excess");

    /** A floor of one form at a fixed height, over certain floors and for certain loops. */
    private record Level(
            String name, Holds holds, double height, List<String> lower, boolean fromInformations, boolean applies)
            implements FloorRule {
        Level(String name, double height, List<String> lower, boolean fromInformations, boolean applies) {
            this(name, Holds.ALWAYS, height, lower, fromInformations, applies);
        }

        @Override
        public Statement statement() {
            return new Statement(name, "f", "h", holds, "s");
        }

        @Override
        public List<FloorForm> forms() {
            return List.of(FloorForm.of(InformationKind.CASCADE, ContextUse.PER_CONTEXT));
        }

        @Override
        public List<String> below(FloorForm form) {
            return lower;
        }

        @Override
        public boolean appliesTo(Loop loop) {
            return applies;
        }

        @Override
        public ToDoubleFunction<FloorForm> of(Loop loop, Informations informations) {
            return form -> height;
        }
    }

    private static List<String> names(List<CeilingRule> ceilings) {
        return ceilings.stream().map(rule -> rule.statement().name()).toList();
    }

    /** Two contexts, the second of a useless channel, four codewords at zero-one loss. */
    private static FiniteModel model() {
        Channel useless = NamedChannels.useless(4, 4);
        return FiniteModel.of(
                Pmf.of(0.75, 0.25),
                Pmf.uniform(4),
                Codebook.identity(2, 4),
                Cascade.of(List.of(NamedChannels.noiseless(4), useless), List.of(NamedChannels.noiseless(4))),
                Loss.zeroOne(4));
    }

    @Test
    void namesStandInTheirOrder() {
        BoundCatalogue own = BoundCatalogue.own();
        assertThat(own.floors())
                .extracting(rule -> rule.statement().name())
                .containsExactly("weak-fano", "sharp-fano", "rate-distortion", "arimoto", "meta-converse", "learning");
        assertThat(names(own.highProbability())).isEqualTo(HIGH_PROBABILITY);
        assertThat(names(own.expected())).isEqualTo(EXPECTED);
        assertThat(names(own.ceilings()))
                .isEqualTo(Stream.concat(HIGH_PROBABILITY.stream(), EXPECTED.stream())
                        .toList());
        assertThat(BoundCatalogue.load()).isEqualTo(own);
        CeilingRule mine =
                CeilingRule.ofBudget(new Statement("mine", "f", "h", Holds.WITH_PROBABILITY, "s"), (r, b) -> 1);
        Level level = new Level("level", 0.5, List.of(), true, true);
        BoundCatalogue more = own.with(List.of(level), List.of(mine));
        assertThat(more.floors()).hasSize(7).last().isEqualTo(level);
        assertThat(names(more.ceilings()).indexOf("mine")).isEqualTo(13);
        CeilingRule plain = new CeilingRule() {
            @Override
            public Statement statement() {
                return mine.statement();
            }

            @Override
            public Curve of(long labels, double delta, CatoniGrid grid) {
                return (risk, kl) -> 1;
            }
        };
        assertThat(plain.needs()).isEqualTo(CeilingRule.Needs.KL);
        assertThat(plain.reads()).isEqualTo(CeilingRule.Reads.EMPIRICAL_RISK);
        assertThat(Stream.of(Holds.values()).map(Holds::words).distinct())
                .hasSameSizeAs(Holds.values())
                .doesNotContain("");
        assertThat(Stream.of(CeilingRule.Needs.values()).filter(CeilingRule.Needs::fromKl))
                .containsExactly(
                        CeilingRule.Needs.KL, CeilingRule.Needs.EXPECTED_KL, CeilingRule.Needs.FACTORED_INFORMATION);
    }

    @Test
    void aRuleOfACeilingIsItsRecord() {
        double risk = 0.125;
        double kl = 1.5;
        for (CeilingRule rule : BoundCatalogue.own().ceilings()) {
            UpperBound expected = switch (rule.statement().name()) {
                case "kl" -> new KlCeiling(risk, kl, 50, 0.05);
                case "mcallester" -> new McAllesterCeiling(risk, kl, 50, 0.05);
                case "tolstikhin-seldin" -> new TolstikhinSeldinCeiling(risk, kl, 50, 0.05);
                case "thiemann" -> new ThiemannCeiling(risk, kl, 50, 0.05);
                case "catoni" -> new CatoniCeiling(risk, kl, 50, 0.05, GRID);
                case "expected-kl" -> new ExpectedKlCeiling(risk, kl, 50);
                case "xu-raginsky" -> new XuRaginskyCeiling(risk, kl, 50);
                case "mutual-information" -> new MutualInformationCeiling(risk, kl, 50);
                case "individual-sample" -> new IndividualSampleCeiling(risk, kl);
                // of the excess: the ceiling of its share, at its part of delta
                case "kl-excess" -> new KlCeiling(risk, kl, 50, 0.05);
                case "catoni-excess" -> new CatoniCeiling(risk, kl, 50, 0.05, GRID);
                case "kl-excess-estimated" -> new KlCeiling(risk, kl, 50, 0.025);
                case "catoni-excess-estimated" -> new CatoniCeiling(risk, kl, 50, 0.025, GRID);
                case "hold-out" -> new HoldOutCeiling(risk, 50, 0.05);
                // 6.25 errors of 50 are no count: 7 are
                case "clopper-pearson" -> new ClopperPearsonCeiling(7, 50, 0.05);
                // of a mean alone: that of a loss of 0 or 1
                case "split-kl" -> new SplitKlCeiling(LossLevels.zeroOne(), List.of(risk), kl, 50, 0.05);
                case "unexpected-bernstein" ->
                    new UnexpectedBernsteinCeiling(LossLevels.zeroOne(), List.of(risk), kl, 50, 0.05);
                case "expected-kl-excess" -> new ExpectedKlCeiling(risk, kl, 50);
                default -> throw new AssertionError(rule.statement().name() + " has no record here");
            };
            assertThat(rule.of(50, 0.05, GRID).at(risk, kl))
                    .as(rule.statement().name())
                    .isEqualTo(expected.value())
                    .isGreaterThan(risk);
        }
        assertThat(new MutualInformationCeiling(risk, kl, 50).value())
                .isEqualTo(new ExpectedKlCeiling(risk, kl, 50).value());
        assertThat(new IndividualSampleCeiling(risk, kl).value()).isEqualTo(KlInverse.upper(risk, kl));
    }

    @Test
    void formsAreOrderedByInformationAndByContext() {
        List<FloorForm> forms = FloorForm.all();
        assertThat(forms)
                .extracting(FloorForm::suffix)
                .containsExactly(
                        "/total/averaged",
                        "/total/per-context",
                        "/cascade/averaged",
                        "/cascade/per-context",
                        "/mixture/averaged",
                        "/mixture/per-context");
        assertThat(FloorForm.ONLY.suffix()).isEmpty();
        for (int i = 0; i < forms.size(); i++) {
            for (int j = 0; j < forms.size(); j++) {
                boolean above = i != j && j / 2 <= i / 2 && j % 2 <= i % 2;
                assertThat(forms.get(i).isAbove(forms.get(j)))
                        .as("%s, %s", forms.get(i), forms.get(j))
                        .isEqualTo(above);
            }
            assertThat(forms.get(i).isAbove(FloorForm.ONLY)).isFalse();
            assertThat(FloorForm.ONLY.isAbove(forms.get(i))).isFalse();
        }
        FloorRule plain = (FiniteFloorRule) new ArimotoRule();
        assertThat(plain.below(FloorForm.ONLY)).isEmpty();
        assertThat(plain.fromInformations()).isFalse();
        assertThat(SharpFano.RULE.appliesTo(null)).isTrue();
        assertThat(plain.appliesTo(null)).isFalse();
        assertThat(plain.appliesTo(model())).isTrue();
    }

    @Test
    void floorsNameThoseThatATheoremPutsBelow() {
        FloorForm form = FloorForm.of(InformationKind.MIXTURE, ContextUse.PER_CONTEXT);
        assertThat(BoundCatalogue.own().floors())
                .extracting(rule -> rule.below(form))
                .containsExactly(
                        List.of(),
                        List.of("weak-fano"),
                        List.of("sharp-fano"),
                        List.of(),
                        List.of("sharp-fano"),
                        List.of());
        assertThat(BoundCatalogue.own().floors())
                .extracting(FloorRule::fromInformations)
                .containsExactly(true, true, true, false, false, false);
        assertThat(BoundCatalogue.own().floors())
                .extracting(rule -> rule.forms().size())
                .containsExactly(6, 6, 6, 2, 1, 1);
    }

    /**
     * Where the label tells nothing the distortion is that of the best blind action, in each context under its own
     * loss.
     */
    @Test
    void rateDistortionTakesEachContextsLossAndInformation() {
        Channel useless = NamedChannels.useless(2, 2);
        double[][] large = {{0, 1}, {1, 0}};
        double[][] small = {{0, 0.01}, {0.01, 0}};
        FiniteModel losses = FiniteModel.of(
                Pmf.uniform(2),
                Pmf.uniform(2),
                Codebook.identity(2, 2),
                Cascade.of(useless, useless),
                Loss.perContext(List.of(large, small)));
        FloorRule rule = new RateDistortionRule();
        for (FloorForm form : rule.forms()) {
            assertThat(rule.of(losses, Capacities.of(losses)).applyAsDouble(form))
                    .isCloseTo(0.2525, within(1e-9));
        }
        FloorForm perContext = FloorForm.of(InformationKind.CASCADE, ContextUse.PER_CONTEXT);
        assertThat(rule.of(model(), Capacities.of(model())).applyAsDouble(perContext))
                .isCloseTo(0.25 * 0.75, within(1e-9));
    }

    @Test
    void aMeanOverContextsTakesItsRoundingsOff() {
        assertThat(DecodingFloors.average(Pmf.uniform(1), new double[] {1}))
                .isBetween(1 - 0x1p-49, 1 - 0x1p-50 - 0x1p-51);
        assertThat(DecodingFloors.average(Pmf.of(0.25, 0.75), new double[] {1, 0}))
                .isBetween(0.25 - 0x1p-50, 0.25 - 0x1p-52);
    }

    /** The class loader of the thread finds them, whatever order the file has. */
    @Test
    void extensionsComeAfterNarrowsOwnByName(@TempDir Path folder) throws IOException {
        assertThat(new Alpha().forms()).containsExactly(FloorForm.ONLY);
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.write(services.resolve(FloorRule.class.getName()), List.of(Zeta.class.getName(), Alpha.class.getName()));
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            assertThat(BoundCatalogue.load().floors())
                    .hasSize(8)
                    .extracting(rule -> rule.statement().name())
                    .endsWith("alpha", "zeta");
            Files.write(services.resolve(FloorRule.class.getName()), List.of("dev.narrows.bound.Missing"));
        } finally {
            thread.setContextClassLoader(before);
        }
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(BoundCatalogue::load)
                    .withMessageContaining("Missing");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** An extension. */
    public static class Alpha implements FloorRule {
        @Override
        public Statement statement() {
            return new Statement("alpha", "f", "h", Holds.ALWAYS, "s");
        }

        @Override
        public ToDoubleFunction<FloorForm> of(Loop loop, Informations informations) {
            return form -> 0;
        }
    }

    /** Another. */
    public static class Zeta extends Alpha {
        @Override
        public Statement statement() {
            return new Statement("zeta", "f", "h", Holds.ALWAYS, "s");
        }
    }

    /**
     * A label that tells nothing: three of four guesses are wrong, and each pair of codeword and label costs a
     * rounding.
     */
    @Test
    void theMetaConverseTakesItsRoundingsOff() {
        Channel useless = NamedChannels.useless(4, 4);
        FiniteModel model = FiniteModel.of(
                Pmf.uniform(1), Pmf.uniform(4), Codebook.identity(1, 4), Cascade.of(useless, useless), Loss.zeroOne(4));
        FloorForm form = FloorForm.of(InformationKind.MIXTURE, ContextUse.PER_CONTEXT);
        double floor = new MetaConverseRule().of(model, Capacities.of(model)).applyAsDouble(form);
        assertThat(floor).isBetween(0.75 - 40 * 0x1p-50, 0.75 - 16 * 0x1p-50);
    }

    @Test
    void theLadderFindsTheLargestFloorOfEachSort() {
        FiniteModel model = model();
        Capacities capacities = Capacities.of(model);
        Level capacity = new Level("capacity-floor", 0.5, List.of(), true, true);
        Level whole = new Level("whole", 0.25, List.of("capacity-floor", "none-of-that-name"), false, true);
        Level other = new Level("other-loops", 1, List.of(), true, false);
        FloorLadder ladder = FloorLadder.of(List.of(WeakFano.RULE, capacity, whole, other), model, capacities);
        assertThat(ladder.floors()).hasSize(8);
        assertThat(ladder.paper()).isSameAs(ladder.floor("weak-fano/total/averaged"));
        assertThat(ladder.best()).isSameAs(ladder.floor("capacity-floor/cascade/per-context"));
        assertThat(ladder.floor("whole/cascade/per-context").value()).isEqualTo(0.5 - 1e-13);
        assertThat(ladder.find("other-loops/cascade/per-context")).isEqualTo(Optional.empty());
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> ladder.floor("other-loops"));
        Level highest = new Level("highest", 1, List.of(), false, true);
        FloorLadder both = FloorLadder.of(List.of(WeakFano.RULE, capacity, highest), model, capacities);
        assertThat(both.best().rung()).isEqualTo("highest");
        assertThat(both.capacityOnly().rung()).isEqualTo("capacity-floor");
        // the mixture tells more than a capacity: it may be the best, not the best of the capacities
        Channel noisy = NamedChannels.symmetric(4, 0.4);
        FiniteModel skew = FiniteModel.of(
                Pmf.uniform(1),
                Pmf.of(0.7, 0.1, 0.1, 0.1),
                Codebook.identity(1, 4),
                Cascade.of(noisy, noisy),
                Loss.zeroOne(4));
        FloorLadder ofSkew = FloorLadder.of(List.of(SharpFano.RULE, WeakFano.RULE), skew, Capacities.of(skew));
        assertThat(ofSkew.best().label()).startsWith("sharp-fano/mixture");
        assertThat(ofSkew.capacityOnly().label()).startsWith("sharp-fano/cascade");
    }

    /** What holds at a confidence only is shown, and is no best floor among floors that are certain. */
    @Test
    void aFloorThatHoldsAtAConfidenceIsNotTheBestOfThoseThatHoldAlways() {
        FiniteModel model = model();
        Capacities capacities = Capacities.of(model);
        List<FloorRule> rules = List.of(
                WeakFano.RULE,
                new Level("certain", 0.25, List.of(), true, true),
                new Level("estimated", Holds.AT_CONFIDENCE, 0.5, List.of(), true, true),
                new Level("random", Holds.OVER_CODEBOOKS, 0.75, List.of(), true, true));
        FloorLadder ladder = FloorLadder.of(rules, model, capacities);
        assertThat(ladder.floor("estimated/cascade/per-context").holds()).isEqualTo(Holds.AT_CONFIDENCE);
        assertThat(ladder.floor("random/cascade/per-context").holds()).isEqualTo(Holds.OVER_CODEBOOKS);
        assertThat(ladder.best().rung()).isEqualTo("certain");
        assertThat(ladder.best().holds()).isEqualTo(Holds.ALWAYS);
        assertThat(ladder.capacityOnly().rung()).isEqualTo("certain");
        FloorLadder ofAnEstimate = FloorLadder.of(rules, model, atConfidence(capacities));
        assertThat(ofAnEstimate.paper().holds()).isEqualTo(Holds.AT_CONFIDENCE);
        assertThat(ofAnEstimate.best().rung()).isEqualTo("estimated");
        assertThat(ofAnEstimate.floors()).extracting(Floor::holds).doesNotContain(Holds.ALWAYS);
    }

    private static Informations atConfidence(Informations informations) {
        return new Informations() {
            @Override
            public double information(InformationKind kind, int s) {
                return informations.information(kind, s);
            }

            @Override
            public double average(InformationKind kind) {
                return informations.average(kind);
            }

            @Override
            public double targetContext() {
                return informations.targetContext();
            }

            @Override
            public OptionalDouble confidence() {
                return OptionalDouble.of(0.95);
            }
        };
    }

    @Test
    void capacitiesAreThoseOfTheStagesAndTheirMeans() {
        double log4 = StrictMath.log(4);
        Capacities capacities = Capacities.of(model());
        assertThat(capacities.cognitive(0).upper()).isCloseTo(log4, within(1e-9));
        assertThat(capacities.cognitive(1).upper()).isZero();
        assertThat(capacities.articulation(1).upper()).isCloseTo(log4, within(1e-9));
        assertThat(capacities.information(InformationKind.TOTAL, 0)).isCloseTo(log4, within(1e-9));
        assertThat(capacities.information(InformationKind.TOTAL, 1)).isZero();
        assertThat(capacities.mixture(0)).isCloseTo(log4, within(1e-9));
        for (double average : new double[] {
            capacities.average(InformationKind.TOTAL),
            capacities.average(InformationKind.CASCADE),
            capacities.average(InformationKind.MIXTURE)
        }) {
            assertThat(average).isCloseTo(0.75 * log4, within(1e-9));
        }
        assertThat(capacities.average(InformationKind.TOTAL))
                .isGreaterThanOrEqualTo(0.75 * capacities.information(InformationKind.TOTAL, 0));
        assertThat(capacities.targetContext()).isZero();
        assertThat(capacities.confidence()).isEmpty();
        FiniteModel told = FiniteModel.of(
                Pmf.uniform(2),
                Pmf.of(0.5, 0.5),
                Codebook.of(new int[][] {{0, 1}, {2, 3}}),
                Cascade.of(NamedChannels.noiseless(4), NamedChannels.noiseless(4)),
                Loss.zeroOne(4));
        assertThat(Capacities.of(told).targetContext())
                .isCloseTo(StrictMath.log(2), within(1e-12))
                .isGreaterThanOrEqualTo(StrictMath.log(2));
    }

    /** Context 0 tells all by its label, context 1 nothing: there three of four guesses are wrong. */
    @Test
    void blindAndBayesRiskInClosedForm() {
        FiniteModel model = model();
        assertThat(BayesRisk.of(model)).isEqualTo(0.25 * 0.75);
        assertThat(BlindRisk.of(model)).isEqualTo(0.75);
        double[] loss = new double[model.pairs() * model.actions()];
        Arrays.fill(loss, 1);
        for (int y = 0; y < 4; y++) {
            loss[model.pair(0, y) * 4 + 2] = 0.5;
            loss[model.pair(1, y) * 4 + y] = 0;
        }
        assertThat(BlindRisk.of(model, loss)).isEqualTo(0.75 * 0.5 + 0.25 * 0.75);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BlindRisk.of(model, new double[31]))
                .withMessage("observableLoss: has 31 entries, must have 32");
    }

    @Test
    void decodingErrorsBecomeRisksBySeparation() {
        Loop loop = new Loop() {
            @Override
            public Pmf contextLaw() {
                return Pmf.of(0.25, 0.75);
            }

            @Override
            public double logCodewords() {
                return 80 * StrictMath.log(2);
            }

            @Override
            public double entropy() {
                return logCodewords();
            }

            @Override
            public Separation separation() {
                return Separation.of(
                        Codebook.identity(2, 2),
                        Loss.perContext(List.of(
                                new double[][] {{0.25, 0.5}, {0.5, 0.25}}, new double[][] {{0, 1}, {1, 0}})));
            }

            @Override
            public double logLabels() {
                return 0;
            }
        };
        DecodingFloors floors = new DecodingFloors(loop);
        assertThat(floors.averaged(0.5)).isCloseTo(0.25, within(1e-14)).isLessThan(0.25);
        double exact = 0.25 * (0.25 + 0.25 * 0.5) + 0.75 * 0.25;
        assertThat(floors.perContext(s -> s == 0 ? 0.5 : 0.25))
                .isCloseTo(exact, within(1e-14))
                .isLessThan(exact);
        assertThat(floors.codewords()).isCloseTo(0x1p80, within(0x1p40));
        Informations half = new Informations() {
            @Override
            public double information(InformationKind kind, int s) {
                return 40 * StrictMath.log(2);
            }

            @Override
            public double average(InformationKind kind) {
                return 40 * StrictMath.log(2);
            }

            @Override
            public double targetContext() {
                return 0;
            }
        };
        FloorForm form = FloorForm.of(InformationKind.TOTAL, ContextUse.AVERAGED);
        double weak = WeakFano.RULE.of(loop, half).applyAsDouble(form);
        assertThat(weak).isCloseTo(0.5 * 39 / 80, within(3e-15)).isLessThan(0.5 * 39 / 80);
        // M is no whole number that a double tells from its neighbours: log M stands for log(M-1)
        double e = SharpFano.RULE.of(loop, half).applyAsDouble(form) / 0.5;
        assertThat(-e * StrictMath.log(e) - (1 - e) * StrictMath.log(1 - e) + e * loop.logCodewords())
                .isCloseTo(40 * StrictMath.log(2), within(1e-12))
                .isLessThan(40 * StrictMath.log(2));
        FloorLadder ladder = FloorLadder.of(loop, half);
        assertThat(ladder.floors()).hasSize(12);
        assertThat(ladder.paper().value())
                .isCloseTo(0.5 * 39 / 80, within(1e-12))
                .isLessThan(0.5 * 39 / 80);
        assertThat(ladder.floor("sharp-fano/cascade/averaged").value())
                .isGreaterThan(ladder.paper().value() + 1e-6);
    }
}
