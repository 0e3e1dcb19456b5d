package dev.narrows.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.rating.JointCounts;
import dev.narrows.rating.PlugInSum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** One context or two: with one, ratings known by rater differ wherever items do. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void areThoseOfTheRowsWithoutEachItem(boolean contexts) throws IOException {
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
        List<Judgment> judgments = JudgeMeasurement.of(ratings, new Resampling(0.95, 100, 1));
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
            isThatWithoutEachItem(judgment, rows.stream().filter(seen).toList(), known);
        }
    }

    private static void isThatWithoutEachItem(Judgment judgment, List<Row> rows, ToIntFunction<Row> known) {
        double whole = new PlugInSum(counts(rows, known)).value();
        double without = 0;
        double wrong = 0;
        int items = 0;
        for (int i = 0; i < ITEMS; i++) {
            int item = i;
            List<Row> own = rows.stream().filter(row -> row.item() == item).toList();
            if (!own.isEmpty()) {
                JointCounts others =
                        counts(rows.stream().filter(row -> row.item() != item).toList(), known);
                without += new PlugInSum(others).value();
                wrong += own.stream()
                        .mapToDouble(row -> wrong(others, known.applyAsInt(row), row))
                        .sum();
                items++;
            }
        }
        assertThat(judgment.items()).isEqualTo(items);
        assertThat(judgment.measured().get(Quantity.INFORMATION).bias())
                .as(judgment.kind())
                .isCloseTo((items - 1) * (without / items - whole), within(1e-9));
        Measured risk = judgment.measured().get(Quantity.RISK);
        assertThat(risk.value() - risk.bias()).as(judgment.kind()).isCloseTo(wrong / rows.size(), within(1e-12));
    }

    private static JointCounts counts(List<Row> rows, ToIntFunction<Row> known) {
        long[] counts = new long[3 * 2 * 3];
        rows.forEach(row -> counts[(known.applyAsInt(row) * 2 + row.truth()) * 3 + row.label()]++);
        return JointCounts.of(3, 2, 3, counts);
    }

    /** Two truths: the more frequent of the others with the label, both at ties. */
    private static double wrong(JointCounts others, int context, Row row) {
        int order = Long.compare(
                others.count(context, row.truth(), row.label()), others.count(context, 1 - row.truth(), row.label()));
        return order > 0 ? 0 : order == 0 ? 0.5 : 1;
    }
}
