package dev.narrows.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.bound.BoundProviders;
import dev.narrows.bound.Floor;
import dev.narrows.scenario.Cell;
import dev.narrows.scenario.RandomScenarios;
import dev.narrows.scenario.Scenario;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Properties;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The bits of the replicates, capacities, floors and Bayes risk of random scenarios, the same on every JDK: their SHA-256 stands in
 * {@code replicate-bits.properties}. A change of it is a change of the rng contract or of the kernels, and belongs in the changelog.
 */
class ReplicateBitsTest {
    private static final int REPLICATES = 40;
    private static final BoundProviders PROVIDERS = BoundProviders.load();

    static IntStream seeds() {
        return IntStream.range(0, 12);
    }

    private static String expected(int seed) throws Exception {
        Properties file = new Properties();
        try (InputStream in = ReplicateBitsTest.class.getResourceAsStream("/replicate-bits.properties")) {
            file.load(in);
        }
        return file.getProperty("random-" + seed, "");
    }

    private static void add(MessageDigest digest, double value) {
        digest.update(ByteBuffer.allocate(Double.BYTES).putLong(0, Double.doubleToRawLongBits(value)));
    }

    private static void add(MessageDigest digest, Cell cell) {
        ReplicateValues values = new ReplicateValues(REPLICATES);
        Replicator.of(cell, ExactHalf.learner(cell)).replicates(0, REPLICATES, values);
        for (int r = 0; r < REPLICATES; r++) {
            add(digest, values.risk(r));
            add(digest, values.empiricalRisk(r));
            add(digest, values.kl(r));
        }
        ExactHalf exact = ExactHalf.of(cell, PROVIDERS);
        add(digest, exact.capacities().totalAverage());
        add(digest, exact.capacities().cascadeAverage());
        add(digest, exact.capacities().mixtureAverage());
        add(digest, exact.bayesRisk());
        for (Floor floor : exact.floors().floors()) {
            add(digest, floor.value());
        }
    }

    static String sha256(int seed) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        Scenario scenario = RandomScenarios.of(seed);
        for (int i = 0; i < scenario.cellCount(); i++) {
            add(digest, scenario.cell(i));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void areTheSameOnEveryJdk(int seed) throws Exception {
        assertThat(sha256(seed)).isEqualTo(expected(seed));
    }
}
