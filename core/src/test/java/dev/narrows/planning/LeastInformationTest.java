package dev.narrows.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.bound.FloorForm;
import dev.narrows.bound.FloorRule;
import dev.narrows.bound.Holds;
import dev.narrows.bound.Informations;
import dev.narrows.bound.Statement;
import dev.narrows.info.NamedChannels;
import dev.narrows.info.Pmf;
import dev.narrows.model.Cascade;
import dev.narrows.model.Codebook;
import dev.narrows.model.FiniteModel;
import dev.narrows.model.Loop;
import dev.narrows.model.Loss;
import dev.narrows.testing.Cases;
import dev.narrows.testing.RandomModels;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeastInformationTest {
    private static final List<FloorRule> OWN = BoundCatalogue.own().floors();

    private static FiniteModel uniform(int words, Loss loss) {
        return FiniteModel.of(
                Pmf.uniform(1),
                Pmf.uniform(words),
                Codebook.identity(1, words),
                Cascade.of(NamedChannels.noiseless(words), NamedChannels.noiseless(words)),
                loss);
    }

    private static double[] free(FiniteModel model) {
        double[] costs = new double[model.contexts()];
        Arrays.fill(costs, 1);
        return costs;
    }

    /** Zero-one loss and equiprobable codewords: {@code log M - h(r) - r log(M-1)}. */
    @ParameterizedTest
    @CsvSource({"2, 0.1", "2, 0.4", "4, 0.2", "10, 0.05", "100, 0.3"})
    void zeroOneLossHasTheRateOfFano(int words, double risk) {
        double exact =
                Math.log(words) + risk * Math.log(risk) + (1 - risk) * Math.log(1 - risk) - risk * Math.log(words - 1);
        double nats = LeastInformation.of(uniform(words, Loss.zeroOne(words)), OWN, risk)
                .nats()
                .orElseThrow();
        assertThat(nats).isLessThanOrEqualTo(exact).isCloseTo(exact, within(1e-10));
    }

    /**
     * A channel of as much information has the risk, and none that has it carries less. The planted fault shares the
     * information equally among the contexts: it asks for more than a channel with the risk carries.
     */
    @Test
    void justEnoughDoesAndLessDoesNot() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(20250919);
        int tight = 0;
        int faults = 0;
        for (int done = 0; done < Cases.of(200); ) {
            FiniteModel model = RandomModels.next(rng);
            double[] free = free(model);
            double limit = LeastInformation.of(model, OWN, 0.5).limit();
            double blind = LeastInformation.of(model, OWN, 0.5).blind();
            double risk = limit + (0.05 + 0.9 * rng.nextDouble()) * (blind - limit);
            if (!(blind - limit > 1e-3 && risk > 0 && risk < 1)) {
                continue;
            }
            done++;
            double nats = LeastInformation.of(model, OWN, risk).nats().orElseThrow();
            double example = TestChannel.cost(model, free, risk);
            assertThat(nats).as("%s at %s", model, risk).isLessThanOrEqualTo(example + 1e-9);
            tight += example - nats < 1e-6 ? 1 : 0;
            for (double t = 0.25; t < 600; t *= 2) {
                TestChannel other = TestChannel.together(model, free, t);
                assertThat(other.risk() > risk || other.information() >= nats - 1e-9)
                        .as("%s at slope %s: %s", model, t, other)
                        .isTrue();
            }
            faults += equalShares(model, risk) > example + 1e-6 ? 1 : 0;
        }
        assertThat(tight).isGreaterThanOrEqualTo(Cases.of(180));
        assertThat(faults).isGreaterThan(0);
    }

    /** The least information that suffices if every context has the same. */
    private static double equalShares(FiniteModel model, double risk) {
        ContextSources sources = new ContextSources(model, free(model));
        double low = 0;
        double high = Math.log(model.targets());
        for (int i = 0; i < 40; i++) {
            double middle = (low + high) / 2;
            double mean = 0;
            for (int kind = 0; kind < sources.kinds(); kind++) {
                mean += sources.weight(kind) * sources.alone(kind).floor(middle);
            }
            if (mean > risk) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Test
    void noneAndNothing() {
        FiniteModel costly = uniform(2, Loss.matrix(new double[][] {{0.2, 1}, {1, 0.4}}));
        LeastInformation none = LeastInformation.of(costly, OWN, 0.29);
        assertThat(none.nats()).isEmpty();
        assertThat(none.limit()).isLessThanOrEqualTo(0.3).isCloseTo(0.3, within(1e-12));
        assertThat(LeastInformation.of(costly, OWN, 0.31).nats()).isPresent();
        LeastInformation nothing = LeastInformation.of(costly, OWN, 0.61);
        assertThat(nothing.nats()).hasValue(0);
        assertThat(nothing.blind()).isCloseTo(0.6, within(1e-12));
        assertThatThrownBy(() -> LeastInformation.of(costly, OWN, 1))
                .hasMessageContaining("risk: 1.0, must be in (0, 1)");
    }

    /** A floor of somebody else that is made of the information alone counts; one that needs the channel does not. */
    @Test
    void floorsOfTheCatalogueCount() {
        FloorRule line = new FloorRule() {
            @Override
            public Statement statement() {
                return new Statement("line", "(1 - I)/2", "of this test", Holds.ALWAYS, "none");
            }

            @Override
            public List<FloorForm> forms() {
                return FloorForm.all();
            }

            @Override
            public boolean fromInformations() {
                return true;
            }

            @Override
            public ToDoubleFunction<FloorForm> of(Loop loop, Informations informations) {
                return form ->
                        Math.max(0, (1 - informations.average(form.information().orElseThrow())) / 2);
            }
        };
        FiniteModel model = uniform(2, Loss.zeroOne(2));
        BoundCatalogue more = BoundCatalogue.own().with(List.of(line), List.of());
        assertThat(LeastInformation.of(model, more.floors(), 0.25).nats().orElseThrow())
                .isCloseTo(0.5, within(1e-12));
        assertThat(LeastInformation.of(model, OWN, 0.25).nats().orElseThrow()).isLessThan(0.14);
    }
}
