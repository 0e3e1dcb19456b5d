package dev.narrows.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.certificate.Checker.Answer;
import dev.narrows.cli.Commands;
import dev.narrows.model.FiniteModel;
import dev.narrows.result.Json;
import dev.narrows.testing.RandomModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Certificates are accepted by scripts/check, which computes with rationals and knows nothing of this program. */
class CertificatesTest {
    private static final Path SCENARIOS = Path.of("..", "scenarios");
    /** Sizes up to 1024, of which those up to 32 are checked: the work grows with the square of the size at least. */
    private static final String LARGE = "capacity-vs-complexity.yaml";
    /** A control whose ceilings are made of half the divergence. */
    private static final String BROKEN = "half-kl.yaml";
    /** One that is refused, one of a family that has no certificates, and the broken one. */
    private static final Set<String> WITHOUT = Set.of("claimed-separation.yaml", "unknown-channel.yaml", BROKEN);

    @TempDir
    Path dir;

    @BeforeEach
    void needsPython() {
        Checker.assumePython();
    }

    static List<Path> shipped() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : List.of(SCENARIOS, SCENARIOS.resolve("controls"))) {
            try (Stream<Path> inside = Files.list(folder)) {
                inside.filter(file -> file.toString().endsWith(".yaml"))
                        .filter(file -> !WITHOUT.contains(file.getFileName().toString()))
                        .sorted()
                        .forEach(files::add);
            }
        }
        return files;
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void allOfEveryShippedScenarioAreAccepted(Path file) throws Exception {
        List<String> words = new ArrayList<>(List.of("bounds", file.toString(), "--certificates", dir + "/c"));
        if (file.endsWith(LARGE)) {
            words.addAll(List.of("--select", "codebook.size <= 32"));
        }
        Commands.run(words.toArray(String[]::new), dir);
        assertAccepted(Checker.check(dir.resolve("c")));
    }

    /** Judges in five contexts, and raters: each pair, both ways. */
    @ParameterizedTest
    @CsvSource({"judges/chatgpt.yaml, judges/gpt-4.yaml, 24", "panel.csv, '--raters=a01,a02,a03,a04', 48"})
    void thoseOfTheDeficienciesOfShippedChannelsAreAccepted(String file, String other, int numbers) throws Exception {
        List<String> words = List.of(
                "deficiency",
                SCENARIOS.resolve(file).toString(),
                other.startsWith("--") ? other : SCENARIOS.resolve(other).toString(),
                "--resamples=0",
                "--certificates=" + dir.resolve("c"));
        Commands.run(words.toArray(String[]::new), dir);
        Answer answer = Checker.check(dir.resolve("c"));
        assertAccepted(answer);
        assertThat(answer.printed()).startsWith("1 file, " + numbers + " certificates accepted");
    }

    @Test
    void ceilingsThatAreBrokenOnPurposeAreRefusedAndNothingElse() throws Exception {
        String file = SCENARIOS.resolve("controls").resolve(BROKEN).toString();
        Commands.run(new String[] {"bounds", file, "--certificates", dir + "/c"}, dir);
        Answer answer = Checker.check(dir.resolve("c"));
        List<String> refused = answer.lines().subList(0, answer.lines().size() - 1);
        assertThat(refused)
                .hasSize(16)
                .allSatisfy(line ->
                        assertThat(line).matches("model-0\\.json: ceiling/.*: claims .* below the .*: not proved"));
        assertThat(refused)
                .anyMatch(line -> line.contains("ceiling/expected-kl-excess/"))
                .anyMatch(line -> line.contains("ceiling/expected-kl-budget/"));
        assertThat(answer.code()).isEqualTo(1);
    }

    private static void assertAccepted(Answer answer) {
        assertThat(answer.printed())
                .containsPattern(" [1-9][0-9]* certificates accepted, 0 refused, 0 numbers without one\\R$")
                .hasLineCount(1);
        assertThat(answer.code()).isZero();
    }

    @Test
    void thoseOfRandomModelsAreAccepted() throws Exception {
        ofRandomModels(300, 20261201);
    }

    /**
     * A proof of another search than that of the floor (twice), and a floor raised to one that was itself raised
     * (twice).
     */
    @ParameterizedTest
    @CsvSource({"1032, 345", "1035, 1054", "1039, 117", "1040, 793"})
    void thoseThatWereRefusedOnceAreAccepted(long seed, int earlier) throws Exception {
        UniformRandomProvider rng = RandomSource.KISS.create(seed);
        for (int i = 0; i < earlier; i++) {
            RandomModels.next(rng);
        }
        Json.MAPPER.writeValue(dir.resolve("model-0.json").toFile(), RandomCertificates.of(RandomModels.next(rng)));
        assertAccepted(Checker.check(dir));
    }

    /** Batches of 2,000, so that files and Python stay small; more than an hour. */
    @Test
    @Tag("long")
    void thoseOfAHundredThousandRandomModelsAreAccepted() throws Exception {
        for (int batch = 0; batch < 50; batch++) {
            ofRandomModels(2000, 1000 + batch);
        }
    }

    private void ofRandomModels(int models, long seed) throws Exception {
        UniformRandomProvider rng = RandomSource.KISS.create(seed);
        UniformRandomProvider beside = RandomCertificates.beside(seed);
        Path folder = Files.createDirectories(dir.resolve("random"));
        for (int i = 0; i < models; i++) {
            FiniteModel model = RandomModels.next(rng);
            Json.MAPPER.writeValue(
                    folder.resolve("model-" + i + ".json").toFile(), RandomCertificates.withCeilings(model, beside));
            Json.MAPPER.writeValue(
                    folder.resolve("channels-" + i + ".json").toFile(), RandomCertificates.ofChannels(model, beside));
        }
        assertAccepted(Checker.check(folder));
    }

    /** Against sixty digits of Python's decimal; widths without the error of log 2 are the planted fault. */
    @Test
    void enclosuresHoldTheLogarithmAndTheExponential() throws Exception {
        Path script = Files.writeString(dir.resolve("enclosures.py"), """
                import decimal, random, sys
                sys.path.insert(0, sys.argv[1])
                import enclosure
                decimal.getcontext().prec = 130
                rng, outside, wide = random.Random(1), 0, 0
                shift = int(sys.argv[2])
                for bits in (128, 300):
                    enclosure.set_bits(bits)
                    unit = decimal.Decimal(2) ** -bits
                    for _ in range(1000):
                        n, d = rng.getrandbits(rng.randrange(1, 1100)) + 1, rng.randrange(1100)
                        found, true = enclosure.log(n, d), (decimal.Decimal(n) / 2 ** decimal.Decimal(d)).ln()
                        x = rng.randrange(-90 << bits, 4 << bits)
                        power, exact = enclosure.exp(enclosure.Interval(x, x)), (x * unit).exp()
                        for one, value in ((found, true), (power, exact)):
                            outside += not (one.lo + shift) * unit <= value <= (one.hi + shift) * unit
                            wide += one.hi - one.lo > 2 + 200 * exact
                print(outside, wide)
                """);
        String folder = Checker.FOLDER.toString();
        assertThat(Checker.python("-B", script.toString(), folder, "0").printed())
                .isEqualTo("0 0\n");
        assertThat(Checker.python("-B", script.toString(), folder, "3").printed())
                .doesNotStartWith("0 ");
    }
}
