package dev.narrows.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.bound.Floor;
import dev.narrows.bound.InformationKind;
import dev.narrows.family.ExactHalf;
import dev.narrows.finite.Finite;
import dev.narrows.finite.FiniteFamily;
import dev.narrows.learner.GibbsLearner;
import dev.narrows.scenario.Cell;
import dev.narrows.scenario.RandomScenarios;
import dev.narrows.scenario.Scenario;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The bits of the replicates, and those of capacities, floors and Bayes risk, of random scenarios, the same on every
 * JDK: their SHA-256 stands in {@code replicate-bits.properties}. Those of the replicates stand under the version of
 * the kernels, {@link FiniteFamily#kernels}, which is part of the key of kept replicates: who moves a bit raises the
 * version and adds its lines; the lines of an older version stay, and no two versions may have the same. Either change
 * belongs in the changelog.
 */
class ReplicateBitsTest {
    private static final int REPLICATES = 40;
    private static final int OF_EXCESS = 2;
    private static final int KERNELS = new FiniteFamily().kernels();
    /** The rungs that know informations only. */
    private static final List<String> FROM_INFORMATIONS = List.of("weak-fano", "sharp-fano", "rate-distortion");
    /** Those that look at the whole channel, and any rung since them. */
    private static final List<String> OTHERS = List.of("arimoto", "meta-converse");
    /** Of no finite model: the hash of unknown-channel in golden.properties holds floor_learning. */
    private static final List<String> OVER_A_PRIOR = List.of("learning");

    private static final BoundCatalogue PROVIDERS = BoundCatalogue.load();

    static IntStream seeds() {
        return IntStream.range(0, 12);
    }

    private static Properties file() throws IOException {
        Properties file = new Properties();
        try (InputStream in = ReplicateBitsTest.class.getResourceAsStream("/replicate-bits.properties")) {
            file.load(in);
        }
        return file;
    }

    private static String name(int kernels, int seed) {
        return "kernels-" + kernels + ".random-" + seed;
    }

    private static void add(MessageDigest digest, double value) {
        digest.update(ByteBuffer.allocate(Double.BYTES).putLong(0, Double.doubleToRawLongBits(value)));
    }

    private static void addReplicates(MessageDigest digest, Cell cell) {
        ReplicateValues values = RandomCells.rowsOf(cell, REPLICATES);
        add(digest, values);
    }

    /** The first four values, which every learner has. */
    private static void add(MessageDigest digest, ReplicateValues values) {
        for (int r = 0; r < REPLICATES; r++) {
            double[] row = values.row(r);
            assertThat(row).hasSizeBetween(GibbsLearner.VALUES, GibbsLearner.VALUES + OF_EXCESS);
            for (int i = 0; i < GibbsLearner.VALUES; i++) {
                add(digest, row[i]);
            }
        }
    }

    /** Those that a learner of the canonical loss has beside them: both estimates of R*. */
    private static void addExcess(MessageDigest digest, Cell cell) {
        boolean canonical = cell.learner().observed().name().equals("canonical");
        ReplicateValues values = RandomCells.rowsOf(cell, REPLICATES);
        for (int r = 0; r < REPLICATES; r++) {
            double[] row = values.row(r);
            assertThat(row).hasSize(GibbsLearner.VALUES + (canonical ? OF_EXCESS : 0));
            for (int i = GibbsLearner.VALUES; i < row.length; i++) {
                add(digest, row[i]);
            }
        }
    }

    private static void addExact(MessageDigest digest, Cell cell) {
        ExactHalf exact = cell.model().exact(PROVIDERS);
        add(digest, Finite.capacities(exact).average(InformationKind.TOTAL));
        add(digest, Finite.capacities(exact).average(InformationKind.CASCADE));
        add(digest, Finite.capacities(exact).average(InformationKind.MIXTURE));
        add(digest, exact.bayesRisk().getAsDouble());
        addFloors(digest, exact, FROM_INFORMATIONS);
    }

    private static void addOtherFloors(MessageDigest digest, Cell cell) {
        addFloors(digest, cell.model().exact(PROVIDERS), OTHERS);
    }

    private static void addFloors(MessageDigest digest, ExactHalf exact, List<String> rungs) {
        List<Floor> floors = exact.floors().floors().stream()
                .filter(floor -> rungs.contains(floor.rung()))
                .toList();
        assertThat(floors).extracting(Floor::rung).containsAll(rungs);
        floors.forEach(floor -> add(digest, floor.value()));
    }

    private static String sha256(ReplicateValues values) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        add(digest, values);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String sha256(int seed, BiConsumer<MessageDigest, Cell> add) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        Scenario scenario = RandomScenarios.of(seed);
        assertThat(scenario.cellCount()).isPositive();
        for (int i = 0; i < scenario.cellCount(); i++) {
            add.accept(digest, scenario.cell(i));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void replicatesAreTheSameOnEveryJdk(int seed) throws Exception {
        assertThat(sha256(seed, ReplicateBitsTest::addReplicates))
                .as(
                        "bits of replicates under version %d of the kernels; if they were moved on purpose, raise "
                                + "FiniteFamily.KERNELS and "
                                + "add lines for the new version",
                        KERNELS)
                .isEqualTo(file().getProperty(name(KERNELS, seed)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theEstimatesOfTheBayesRiskAreTheSameOnEveryJdk(int seed) throws Exception {
        assertThat(sha256(seed, ReplicateBitsTest::addExcess))
                .as("excess.random-" + seed)
                .isEqualTo(file().getProperty("excess.random-" + seed));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theExactHalfIsTheSameOnEveryJdk(int seed) throws Exception {
        assertThat(sha256(seed, ReplicateBitsTest::addExact)).isEqualTo(file().getProperty("exact.random-" + seed));
        assertThat(sha256(seed, ReplicateBitsTest::addOtherFloors))
                .as("whole-channel.random-" + seed)
                .isEqualTo(file().getProperty("whole-channel.random-" + seed));
    }

    @Test
    void theBitsOfEveryFloorArePinned() {
        assertThat(PROVIDERS.floors().stream().map(rule -> rule.statement().name()))
                .as("rungs whose bits are pinned; a new one joins OTHERS, and the twelve lines of whole-channel in "
                        + "replicate-bits.properties are then what theExactHalfIsTheSameOnEveryJdk shows")
                .containsExactlyInAnyOrderElementsOf(Stream.of(FROM_INFORMATIONS, OTHERS, OVER_A_PRIOR)
                        .flatMap(List::stream)
                        .toList());
    }

    /**
     * Lines of every version up to this one and of none beyond; each version moved the bits of at least one scenario.
     */
    @Test
    void everyVersionOfTheKernelsHasItsOwnBits() throws Exception {
        Set<List<String>> versions = new HashSet<>();
        for (int kernels = 1; kernels <= KERNELS; kernels++) {
            int version = kernels;
            List<String> bits = new ArrayList<>();
            for (int seed : seeds().toArray()) {
                bits.add(file().getProperty(name(version, seed)));
            }
            assertThat(bits).as("version %d", version).doesNotContainNull();
            versions.add(bits);
        }
        assertThat(versions).hasSize(KERNELS);
        assertThat(file().getProperty(name(KERNELS + 1, 0))).isNull();
    }

    @Test
    void theVersionIsPartOfTheKey() throws Exception {
        Cell cell = RandomScenarios.of(0).cell(0);
        CellKey key = CellKey.of(cell);
        String hex = HexFormat.of().toHexDigits(key.high()) + HexFormat.of().toHexDigits(key.low());
        assertThat(cell.valueDigest(KERNELS)).startsWith(hex);
        assertThat(cell.valueDigest(KERNELS + 1)).doesNotStartWith(hex);
    }

    /** Each of the four columns is pinned: a change of its last bit in one row changes the digest. */
    @Test
    void everyColumnIsPinned() throws Exception {
        Cell cell = RandomScenarios.of(0).cell(0);
        ReplicateValues values = RandomCells.rowsOf(cell, REPLICATES);
        String sound = sha256(values);
        for (int column = 0; column < GibbsLearner.VALUES; column++) {
            double[] row = values.row(REPLICATES - 1);
            double[] moved = row.clone();
            moved[column] = Math.nextUp(moved[column]);
            values.set(REPLICATES - 1, moved);
            assertThat(sha256(values)).as("column %d", column).isNotEqualTo(sound);
            values.set(REPLICATES - 1, row);
        }
        assertThat(sha256(values)).isEqualTo(sound);
    }
}
