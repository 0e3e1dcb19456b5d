package dev.narrows.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.model.Loss;
import dev.narrows.rating.JointCounts;
import dev.narrows.rating.PlugInSum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What leaves out an item of a view, against the same from the rows without the item. */
class LeftOutItemsTest {
    private static final int ITEMS = 150;

    @TempDir
    private Path dir;

    private record Row(int item, int rater, int context, int truth, int label) {}

    /** Items of one to four ratings; a rater may rate an item twice, also in the same context. */
    private static List<Row> rows(UniformRandomProvider rng) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            int truth = rng.nextInt(2);
            for (int j = 0; j <= i % 4; j++) {
                int label = rng.nextInt(3) > 0 ? truth : rng.nextInt(3);
                rows.add(new Row(i, rng.nextInt(3), rng.nextInt(2), truth, label));
            }
        }
        return rows;
    }

    /** Answers that are no truth, of which none is best against both; thirds, which no double has. */
    private static final Loss UNEQUAL =
            Loss.matrix(new double[][] {{0, 1}, {2 / 3.0, 0}, {1 / 3.0, 1 / 3.0}, {1 / 3.0, 1 / 3.0}});

    /** One context or two: with one, ratings known by rater differ wherever items do. */
    @ParameterizedTest
    @CsvSource({"false, false", "true, false", "false, true", "true, true"})
    void areThoseOfTheRowsWithoutEachItem(boolean contexts, boolean unequal) throws IOException {
        Loss loss = unequal ? UNEQUAL : Loss.zeroOne(2);
        List<Row> rows = rows(RandomSource.XO_SHI_RO_256_PP.create(11));
        StringBuilder text = new StringBuilder("item,rater,context,truth,label\n");
        for (Row row : rows) {
            text.append(row.item() + "," + row.rater() + "," + row.context() + "," + row.truth() + "," + row.label()
                    + "\n");
        }
        Path file = Files.writeString(dir.resolve("rows.csv"), text);
        RatingColumns columns = new RatingColumns(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                contexts ? List.of("context") : List.of(),
                Optional.empty());
        Ratings ratings = RatingsReader.read(file, columns);
        List<Judgment> judgments = JudgeMeasurement.of(ratings, loss, new Resampling(0.95, 100, 1));
        assertThat(judgments).hasSize(contexts ? 8 : 5);
        for (Judgment judgment : judgments) {
            Predicate<Row> seen = switch (judgment.kind()) {
                case "rater" -> row -> judgment.name().equals(Integer.toString(row.rater()));
                case "context" -> row -> judgment.name().equals(Integer.toString(row.context()));
                default -> row -> true;
            };
            ToIntFunction<Row> known = switch (judgment.kind()) {
                case "given rater" -> Row::rater;
                case "given context" -> Row::context;
                default -> row -> 0;
            };
            isThatWithoutEachItem(judgment, loss, rows.stream().filter(seen).toList(), known);
        }
    }

    private static void isThatWithoutEachItem(Judgment judgment, Loss loss, List<Row> rows, ToIntFunction<Row> known) {
        double whole = new PlugInSum(counts(rows, known)).value();
        double without = 0;
        double lost = 0;
        int items = 0;
        for (int i = 0; i < ITEMS; i++) {
            int item = i;
            List<Row> own = rows.stream().filter(row -> row.item() == item).toList();
            if (!own.isEmpty()) {
                JointCounts others =
                        counts(rows.stream().filter(row -> row.item() != item).toList(), known);
                without += new PlugInSum(others).value();
                lost += own.stream()
                        .mapToDouble(row -> lost(others, loss, known.applyAsInt(row), row))
                        .sum();
                items++;
            }
        }
        assertThat(judgment.items()).isEqualTo(items);
        assertThat(judgment.measured().get(Quantity.INFORMATION).bias())
                .as(judgment.kind())
                .isCloseTo((items - 1) * (without / items - whole), within(1e-9));
        Measured risk = judgment.measured().get(Quantity.RISK);
        assertThat(risk.value() - risk.bias()).as(judgment.kind()).isCloseTo(lost / rows.size(), within(1e-12));
    }

    private static JointCounts counts(List<Row> rows, ToIntFunction<Row> known) {
        long[] counts = new long[3 * 2 * 3];
        rows.forEach(row -> counts[(known.applyAsInt(row) * 2 + row.truth()) * 3 + row.label()]++);
        return JointCounts.of(3, 2, 3, counts);
    }

    /** The answer that costs least by the others with the label, at ties the mean of the answers. */
    private static double lost(JointCounts others, Loss loss, int context, Row row) {
        double[] costs = IntStream.range(0, loss.actions())
                .mapToDouble(a -> others.count(context, 0, row.label()) * loss.value(a, 0, 0)
                        + others.count(context, 1, row.label()) * loss.value(a, 1, 0))
                .toArray();
        double least = Arrays.stream(costs).min().orElseThrow();
        return IntStream.range(0, costs.length)
                .filter(a -> costs[a] < least + 1e-9)
                .mapToDouble(a -> loss.value(a, row.truth(), 0))
                .average()
                .orElseThrow();
    }
}
