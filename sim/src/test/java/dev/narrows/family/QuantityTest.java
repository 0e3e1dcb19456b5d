package dev.narrows.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.narrows.estimate.Interval;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a family may declare of its replicates. */
class QuantityTest {
    private static final Observed PROXY = new Observed("proxy", "the risk under the proxy loss", false);

    private static List<Quantity> named(String... names) {
        return Stream.of(names)
                .map(name -> Quantity.exact(name, new Interval(0, 1)))
                .toList();
    }

    private static void refuses(List<Quantity> quantities, Observed observed, String message) {
        assertThatThrownBy(() -> Quantity.requireDeclared(quantities, observed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void riskIsFirstAndEachNameIsThereOnce() {
        assertThatCode(() -> Quantity.requireDeclared(named("risk", "kl", "of_mine"), Observed.TRUE_RISK))
                .doesNotThrowAnyException();
        refuses(List.of(), Observed.TRUE_RISK, "must begin with risk");
        refuses(named("kl", "risk"), Observed.TRUE_RISK, "[kl, risk], must begin with risk");
        refuses(named("risk", "kl", "kl"), Observed.TRUE_RISK, "each once");
    }

    @Test
    void whatCeilingsBoundIsThere() {
        refuses(named("risk", "empirical_risk", "kl"), PROXY, "must have observable_risk");
        assertThatCode(() -> Quantity.requireDeclared(named("risk", "observable_risk"), PROXY))
                .doesNotThrowAnyException();
    }

    @Test
    void thereAreAtMostAsManyAsARowOfTheJournalHolds() {
        Stream<String> more = IntStream.range(1, Quantity.MOST).mapToObj(i -> "q" + i);
        String[] most = Stream.concat(Stream.of("risk"), more).toArray(String[]::new);
        assertThatCode(() -> Quantity.requireDeclared(named(most), Observed.TRUE_RISK))
                .doesNotThrowAnyException();
        String[] tooMany = Stream.concat(Stream.of(most), Stream.of("last")).toArray(String[]::new);
        refuses(named(tooMany), Observed.TRUE_RISK, "must be at most 64");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Risk", "of-mine", "of__mine", "of_", "1st", "a b"})
    void namesAreSnakeCase(String name) {
        assertThatThrownBy(() -> named(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be [a-z]");
    }

    @Test
    void rangesAreFinite() {
        assertThatThrownBy(() -> Quantity.exact("kl", new Interval(0, Double.POSITIVE_INFINITY)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be finite");
    }

    @Test
    void valuesLieInTheRangeUpToRounding() {
        Quantity kl = Quantity.exact("kl", new Interval(0, 1000));
        assertThat(kl.allows(0)).isTrue();
        assertThat(kl.allows(1000 + 1e-10)).isTrue();
        assertThat(kl.allows(1000 + 1e-8)).isFalse();
        assertThat(kl.allows(-1e-8)).isFalse();
        assertThat(kl.allows(Double.NaN)).isFalse();
        assertThat(kl.allows(Double.POSITIVE_INFINITY)).isFalse();
    }
}
