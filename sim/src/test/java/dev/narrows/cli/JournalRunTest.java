package dev.narrows.cli;

import static dev.narrows.cli.Batches.execute;
import static dev.narrows.cli.Batches.results;
import static dev.narrows.cli.Batches.run;
import static dev.narrows.cli.Batches.segment;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run takes from the journal of earlier ones, and that its results cannot be told from a run without. */
class JournalRunTest {
    private static final String ERRORS = "[0.05, 0.1, 0.15, 0.2, 0.25]";

    @TempDir
    private Path dir;

    private Path out;
    private Path file;

    @BeforeEach
    void setUp() throws IOException {
        out = dir.resolve("out");
        file = Batches.write(dir.resolve("small.yaml"), ERRORS, 0.05, 600);
    }

    @Test
    void aSecondRunComputesNothingAndGivesTheSameBytes() throws IOException {
        Batches.Outcome first = run(out, file);
        String results = results(first.folder());
        assertThat(first.computed()).isEqualTo(3000);
        Batches.Outcome second = run(out, file);
        assertThat(second.computed()).isZero();
        assertThat(results(second.folder())).isEqualTo(results);
        assertThat(run(out, file, "--fresh").computed()).isEqualTo(3000);
    }

    @Test
    void anExtensionComputesWhatIsNew() throws IOException {
        run(out, file, "--replicates", "1000");
        Batches.Outcome more = run(out, file, "--replicates", "10000");
        assertThat(more.computed()).isEqualTo(5 * 9000);
        assertThat(values(more.folder()))
                .isEqualTo(values(
                        run(dir.resolve("new"), file, "--replicates", "10000").folder()));
        assertThat(run(out, file, "--replicates", "50").computed()).isZero();
    }

    /**
     * Cell, risk_mean and kl_mean_nats of every row: what rests on the replicates alone, not on what was looked at
     * before.
     */
    private static List<String> values(Path folder) throws IOException {
        return rows(folder, "cell", "risk_mean", "kl_mean_nats");
    }

    private static List<String> rows(Path folder, String... columns) throws IOException {
        List<String> rows = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(folder.resolve("points.csv"))) {
            csv.forEach(
                    row -> rows.add(Arrays.stream(columns).map(row::getField).collect(Collectors.joining(" "))));
        }
        return rows;
    }

    /** Who looks at one number of replicates and then takes another has chosen it by what he saw: the limits say so. */
    @Test
    void aLookAtAnotherNumberMakesTheLimitsHoldAtAnyTime() throws IOException {
        Path folder = run(out, file, "--replicates", "300").folder();
        String first = results(folder);
        assertThat(rows(folder, "limits")).containsOnly("fixed");
        assertThat(results(run(out, file, "--replicates", "300").folder()))
                .as("the same look again")
                .isEqualTo(first);
        run(out, file, "--replicates", "600");
        assertThat(rows(folder, "limits")).containsOnly("anytime");
        Path unseen = run(dir.resolve("new"), file, "--replicates", "600").folder();
        assertThat(rows(folder, "risk_mean")).isEqualTo(rows(unseen, "risk_mean"));
        for (int cell = 0; cell < 5; cell++) {
            assertThat(Double.parseDouble(rows(folder, "risk_low").get(cell)))
                    .isLessThanOrEqualTo(
                            Double.parseDouble(rows(unseen, "risk_low").get(cell)));
        }
        String second = results(folder);
        assertThat(results(run(out, file, "--replicates", "600").folder()))
                .as("the second look again")
                .isEqualTo(second);
        assertThat(execute("verify", folder.toString()).code()).isZero();
        assertThat(execute("explain", "--full", folder.toString()).out().replaceAll("\\s+", " "))
                .contains("The limits hold at any stopping time: the folder had results of another number of "
                        + "replicates before.");
        run(out, file, "--replicates", "600", "--fresh");
        assertThat(rows(folder, "limits")).containsOnly("fixed");
    }

    /** A number that is chosen after a precision was run, and a precision after a number. */
    @Test
    void aPrecisionIsALookToo() throws IOException {
        Path precise = Files.writeString(
                dir.resolve("precise.yaml"),
                Files.readString(file)
                        .replaceAll("(?m)^replicates: .*$", "precision: {half-width: 0.05, max-replicates: 1000}"));
        Path folder = run(out, precise).folder();
        assertThat(rows(folder, "limits")).containsOnly("anytime");
        assertThat(run(out, file, "--replace").folder()).isEqualTo(folder);
        assertThat(rows(folder, "limits", "stop_reason")).containsOnly("anytime replicates");
    }

    /** Shards of one batch are one look; what they had seen before stays known in the whole. */
    @Test
    void mergedShardsKeepTheirLooks() throws IOException {
        Path one = run(out, file, "--shard", "1/2").folder();
        Path two = run(out, file, "--shard", "2/2").folder();
        assertThat(execute("merge", one.toString(), two.toString()).code()).isZero();
        Path whole = one.resolveSibling(one.getFileName().toString().replace("-1-of-2", ""));
        assertThat(rows(whole, "limits")).containsOnly("fixed");
        run(out, file, "--shard", "1/2", "--replicates", "700");
        run(out, file, "--shard", "1/2");
        assertThat(execute("merge", one.toString(), two.toString()).code()).isZero();
        assertThat(rows(whole, "limits")).containsOnly("anytime");
    }

    @Test
    void aSupersetGridReusesWhatIsThere() throws IOException {
        run(out, file);
        Path wider = Batches.write(dir.resolve("wider.yaml"), "[0.01, 0.05, 0.1, 0.12, 0.15, 0.2, 0.25]", 0.05, 600);
        Batches.Outcome outcome = run(out, wider, "--replace");
        assertThat(outcome.computed()).isEqualTo(2 * 600);
        assertThat(results(outcome.folder()))
                .isEqualTo(results(run(dir.resolve("new"), wider).folder()));
    }

    @Test
    void aChangedDeltaRecomputesNothing() throws IOException {
        run(out, file);
        Path changed = Batches.write(dir.resolve("changed.yaml"), ERRORS, 0.01, 600);
        Files.writeString(changed, "confidence: 0.9\nexpect: [\"risk_mean > 0\"]\n", StandardOpenOption.APPEND);
        Batches.Outcome outcome = run(out, changed, "--replace");
        assertThat(outcome.computed()).isZero();
        assertThat(results(outcome.folder()))
                .isEqualTo(results(run(dir.resolve("new"), changed).folder()));
    }

    /** A beta of another cell decides other values, though both cells draw the same data. */
    @Test
    void anotherBetaIsAnotherValue() throws IOException {
        Path swept = Files.writeString(
                dir.resolve("beta.yaml"),
                Files.readString(file).replaceAll("sweep: .*", "sweep: {grid: {learner.beta: [1]}}"));
        run(out, swept);
        Path other = Files.writeString(swept, Files.readString(swept).replace("[1]", "[1, 2]"));
        Batches.Outcome outcome = run(out, other);
        assertThat(outcome.computed()).isEqualTo(600);
        assertThat(results(outcome.folder()))
                .isEqualTo(results(run(dir.resolve("new"), other).folder()));
    }

    /** Of digests, and of values. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aJournalCutAnywhereGoesOn(boolean quick) throws IOException {
        Path file = quick ? this.file : large();
        Batches.Outcome whole = run(out, file);
        String results = results(whole.folder());
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 10; i++) {
            try (FileChannel journal = FileChannel.open(longest(whole.folder()), StandardOpenOption.WRITE)) {
                // the first cut falls into the header, none into the look at the end alone
                journal.truncate(i == 0 ? random.nextInt(40) : random.nextLong(journal.size() - 12));
            }
            Batches.Outcome again = run(out, file);
            assertThat(again.computed()).isPositive();
            assertThat(results(again.folder())).isEqualTo(results);
            assertThat(execute("verify", again.folder().toString()).code()).isZero();
        }
    }

    /** A record that is no longer what was written is not taken: nor is what follows it. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFlippedByteInTheJournalIsNeverTaken(boolean quick) throws IOException {
        Path file = quick ? this.file : large();
        Batches.Outcome whole = run(out, file);
        String results = results(whole.folder());
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 10; i++) {
            Path longest = longest(whole.folder());
            byte[] bytes = Files.readAllBytes(longest);
            bytes[50 + random.nextInt(bytes.length - 50)] ^= (byte) (1 << random.nextInt(8));
            Files.write(longest, bytes);
            assertThat(results(run(out, file).folder())).isEqualTo(results);
        }
    }

    /** What was lost of a segment is added in another: the manifest vouches for those that are there. */
    private static Path longest(Path folder) throws IOException {
        try (Stream<Path> segments = Files.list(folder.resolve("journal"))) {
            return segments.max(Comparator.comparingLong(
                            (Path file) -> file.toFile().length()))
                    .orElseThrow();
        }
    }

    @Test
    void precisionRunsGoOnToo() throws IOException {
        Path precise = Files.writeString(
                dir.resolve("precise.yaml"),
                Files.readString(file)
                        .replace(
                                "replicates: 600",
                                "precision: {of: risk, half-width: 0.02, min-replicates: 100, max-replicates: "
                                        + "100000}"));
        run(out, file);
        Batches.Outcome outcome = run(out, precise, "--replace");
        String results = results(outcome.folder());
        assertThat(values(outcome.folder()))
                .isEqualTo(values(run(dir.resolve("new"), precise).folder()));
        assertThat(run(out, precise).computed()).isZero();
        assertThat(results(outcome.folder())).isEqualTo(results);
    }

    @Test
    void theJournalOfAnotherScenarioIsRefused() throws IOException {
        Path folder = run(out, file).folder();
        Path other = run(out, file, "--seed", "12").folder();
        Files.copy(segment(other), segment(folder), StandardCopyOption.REPLACE_EXISTING);
        Batches.Outcome refused = execute("run", "--out", out.toString(), file.toString());
        assertThat(refused.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.err())
                .hasLineCount(1)
                .contains(folder.getFileName().toString(), other.getFileName().toString());
        assertThat(run(out, file, "--fresh").computed()).isEqualTo(3000);
    }

    @Test
    void theSecondRunNamesTheFirst() throws IOException {
        Path folder = run(out, file).folder();
        try (FileChannel held = FileChannel.open(folder.resolve(".lock"), StandardOpenOption.WRITE)) {
            assertThat(held.tryLock()).isNotNull();
            Files.writeString(folder.resolve(".lock"), "4321");
            Batches.Outcome second = execute("run", "--out", out.toString(), file.toString());
            assertThat(second.code()).isEqualTo(ExitCode.IN_USE);
            assertThat(second.err()).hasLineCount(1).contains("process 4321");
        }
    }

    @Test
    void shardsMergeIntoTheSingleRun() throws IOException {
        Path single = run(out, file).folder();
        String points = Files.readString(single.resolve("points.json"));
        String results = results(single);
        Files.move(out, dir.resolve("kept"));
        String[] merge = {"merge", "-v", "", "", ""};
        for (int i = 1; i <= 3; i++) {
            Batches.Outcome shard = run(out, file, "--shard", i + "/3");
            assertThat(shard.folder().getFileName().toString()).endsWith("-" + i + "-of-3");
            assertThat(execute("verify", shard.folder().toString()).code()).isZero();
            merge[1 + i] = shard.folder().toString();
        }
        Batches.Outcome missing = execute("merge", merge[2], merge[4]);
        assertThat(missing.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(missing.err()).hasLineCount(1).contains("missing shards: 2/3");
        Batches.Outcome whole = execute(merge);
        assertThat(whole.code()).as(whole.err()).isZero();
        assertThat(whole.computed()).isZero();
        assertThat(whole.folder()).isEqualTo(single);
        assertThat(results(single)).isEqualTo(results);
        assertThat(Files.readString(single.resolve("points.json"))).isEqualTo(points);
        assertThat(single.resolve("scenario.source.yaml")).hasSameTextualContentAs(file);
        assertThat(execute("verify", single.toString()).code()).isZero();
        assertThat(execute(merge).computed()).isZero();
        Path foreign = run(out, file, "--seed", "5", "--shard", "2/3").folder();
        assertThat(execute("merge", merge[2], foreign.toString(), merge[4]).code())
                .isEqualTo(ExitCode.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/3", "4/3", "3", "1/0", "a/b"})
    void anImpossibleShardIsUsage(String shard) {
        assertThat(execute("run", "--shard", shard, file.toString()).code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void anUnreadableTimeIsUsage() {
        assertThat(execute("run", "--max-time", "10", file.toString()).code()).isEqualTo(ExitCode.USAGE);
    }

    /** On a busy machine a second may pass before a row is kept: then more time is given, up to half a minute. */
    @Test
    void aRunOutOfTimeGoesOnLater() throws IOException {
        boolean kept = false;
        for (int seconds = 1; !kept && seconds < 32; seconds *= 2) {
            Batches.Outcome outcome = execute(
                    "run",
                    "--out",
                    out.toString(),
                    "--max-time",
                    seconds + "s",
                    "--replicates",
                    "2000000",
                    file.toString());
            assertThat(outcome.code()).isEqualTo(ExitCode.IMPRECISE);
            assertThat(outcome.err())
                    .hasLineCount(1)
                    .contains("out of time: 0 of 5 cells done; the same command goes on");
            kept = false;
            for (Path found : Batches.files(out)) {
                kept |= found.toString().endsWith(".journal") && Files.size(found) > 1_000;
            }
        }
        assertThat(kept).isTrue();
        Batches.Outcome after = run(out, file, "--replicates", "20000");
        assertThat(after.computed()).isLessThan(5 * 20000);
        assertThat(results(after.folder()))
                .isEqualTo(results(
                        run(dir.resolve("new"), file, "--replicates", "20000").folder()));
    }

    /** Else runs of a short time would go on for ever, with a line that promises the contrary. */
    @Test
    void aRunWhoseTimeEndsBeforeAnythingNewSaysSo() {
        String[] words = {"run", "--out", out.toString(), "--replicates", "2000000", "--max-time", "6s", file.toString()
        };
        assertThat(execute(words).err()).contains("cells done; the same command goes on");
        words[6] = "1s";
        assertThat(execute(words).err())
                .hasLineCount(1)
                .contains("cells done again, nothing new: what the journal has by digest is computed again first; ")
                .endsWith("the same command goes on if --max-time is longer\n");
    }

    /** The same with tables so large that the values of its replicates are kept. */
    private Path large() throws IOException {
        return Files.writeString(
                dir.resolve("large.yaml"),
                Files.readString(file).replace("small", "large").replace("size: 3", "size: 20"));
    }

    /** What replicates cost decides how they are kept: a digest of each chunk, or the values. */
    @Test
    void quickReplicatesTakeFewBytesAndOthersGoOnFromTheirValues() throws IOException {
        Path folder = run(out, file).folder();
        assertThat(Files.size(segment(folder))).isLessThan(49 + 12 + 5 * 3 * 44 + 1);
        Path large = large();
        Path rows = run(out, large).folder();
        assertThat(Files.size(segment(rows))).isGreaterThan(5L * 600 * 4 * 8);
        String results = results(rows);
        assertThat(run(out, large).computed()).isZero();
        assertThat(results(rows)).isEqualTo(results);
    }

    /** Changes a bit of the digest of the second chunk of cell 0, with a checksum that is right. */
    private static void forge(Path segment) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(segment));
        for (int at = 49; at < bytes.limit(); at += 8 + bytes.getInt(at)) {
            if (bytes.getInt(at) == 36 && bytes.getInt(at + 8 + 16) == 256) {
                bytes.put(at + 8 + 35, (byte) (bytes.get(at + 8 + 35) ^ 1));
                CRC32C crc = new CRC32C();
                crc.update(bytes.array(), at, 4);
                crc.update(bytes.array(), at + 8, 36);
                bytes.putInt(at + 4, (int) crc.getValue());
                Files.write(segment, bytes.array());
                return;
            }
        }
        throw new AssertionError("no digest of a second chunk");
    }

    /** Rows that have other bits than when they were kept, as of another build, end the run, a page and a replay. */
    @Test
    void rowsOfOtherBitsThanTheirDigestAreRefusedWithOneLine() throws IOException {
        Batches.write(file, "[0.05]", 0.05, 600);
        Path folder = run(out, file).folder();
        String results = results(folder);
        forge(segment(folder));
        String said = segment(folder) + ": cell 0, replicates 256..511: have other bits now than when their digest "
                + "was kept";
        Batches.Outcome report = execute(
                "report", folder.toString(), "--out", dir.resolve("page.html").toString());
        assertThat(report.code()).isEqualTo(ExitCode.IO);
        assertThat(report.err()).hasLineCount(1).contains(said);
        Batches.Outcome replay = execute("replay", folder.toString(), "--replicate", "300");
        assertThat(replay.code()).isEqualTo(ExitCode.IO);
        assertThat(replay.err()).hasLineCount(1).contains(said);
        assertThat(execute("replay", folder.toString(), "--replicate", "100").code())
                .isZero();
        Batches.Outcome export = execute(
                "export",
                folder.toString(),
                "--replicates",
                dir.resolve("rows.csv").toString());
        assertThat(export.code()).isEqualTo(ExitCode.IO);
        assertThat(export.err()).hasLineCount(1).contains(said);
        assertThat(dir.resolve("rows.csv")).doesNotExist();
        for (String replicates : new String[] {"600", "300", "700"}) {
            Batches.Outcome again =
                    execute("run", "--out", out.toString(), "--replicates", replicates, file.toString());
            assertThat(again.code()).isEqualTo(ExitCode.IO);
            // the results of 600 replicates are still there, and kept
            assertThat(again.err().replaceFirst("narrows: the results of .* are kept in .*\n", ""))
                    .hasLineCount(1)
                    .contains(said, "--fresh starts anew");
        }
        assertThat(run(out, file, "--replicates", "256").computed())
                .as("not asked for")
                .isZero();
        assertThat(run(out, file, "--fresh").computed()).isEqualTo(600);
        assertThat(results(folder)).isEqualTo(results);
    }
}
