package dev.narrows.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.narrows.scenario.Cell;
import dev.narrows.scenario.Overrides;
import dev.narrows.scenario.Scenario;
import dev.narrows.scenario.ScenarioReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A cell travels as bytes and opens anywhere: the same streams, rows and results, without a reader of YAML. */
class CellWorkTest {
    private static final int REPLICATES = 20;

    static List<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../scenarios"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    private static List<Cell> cells(Path file) throws Exception {
        Scenario scenario = ScenarioReader.read(file, Overrides.none());
        int last = scenario.cellCount() - 1;
        return Stream.of(0, last / 2, last).distinct().map(scenario::cell).toList();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void opensToTheSameCell(Path file) throws Exception {
        for (Cell cell : cells(file)) {
            Cell opened = CellWork.of(CellWork.of(cell, 7).toBytes()).open();
            assertThat(opened.streamParts()).isEqualTo(cell.streamParts());
            assertThat(CellKey.of(opened)).isEqualTo(CellKey.of(cell));
            assertThat(opened.at()).hasToString(cell.at().toString());
            assertThat(opened.bounds()).isEqualTo(cell.bounds());
            assertThat(opened.confidence()).isEqualTo(cell.confidence());
            assertThat(opened.resolved()).hasToString(cell.resolved().toString());
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void givesTheSameResult(Path file) throws Exception {
        Cell cell = cells(file).get(0);
        Scenario scenario = ScenarioReader.read(file, Overrides.none()).pilot(0, REPLICATES);
        CellResult[] inBatch = new CellResult[1];
        new Experiment(scenario, 1, new Latency()).run(outcome -> inBatch[0] = (CellResult) outcome);
        CellWork work = CellWork.of(CellWork.of(cell, scenario.wholeCellCount()).toBytes());
        double[][] rows = Replicates.rows(work, 0, REPLICATES);
        assertThat(Replicates.rows(work, 5, 8)).isDeepEqualTo(Arrays.copyOfRange(rows, 5, 8));
        CellResult alone = Fold.cell(work, rows, StopReason.REPLICATES);
        assertThat(alone.means()).isEqualTo(inBatch[0].means());
        assertThat(alone.checks()).isEqualTo(inBatch[0].checks());
        assertThat(alone.ceilings()).isEqualTo(inBatch[0].ceilings());
        assertThat(alone.waterfall()).isEqualTo(inBatch[0].waterfall());
    }

    @Test
    void whatIsNoCellIsRefused() throws Exception {
        CellWork work =
                CellWork.of(cells(Path.of("../scenarios/quickstart.yaml")).get(0), 1);
        String text = new String(work.toBytes(), StandardCharsets.UTF_8);
        for (String wrong : List.of("", "{", "{}", "[]", text.replace("\"format\":1", "\"format\":2"))) {
            assertThat(catchThrowable(() -> CellWork.of(wrong.getBytes(StandardCharsets.UTF_8))))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        CellWork other = CellWork.of(
                text.replace("\"seed\":20250919", "\"seed\":20250918").getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(other::open).hasMessageContaining("its key is not that of its settings");
        CellWork unread =
                CellWork.of(text.replace("\"labels\":50", "\"lables\":50").getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(unread::open).hasMessageContaining("is no cell").hasMessageContaining("lables");
    }

    @Test
    void aKeyIsReadAsItIsWritten() throws Exception {
        Cell cell = cells(Path.of("../scenarios/quickstart.yaml")).get(0);
        assertThat(CellKey.of(cell).text()).isEqualTo(cell.valueDigest().substring(0, 32));
        for (CellKey key : List.of(CellKey.of(cell), new CellKey(0, 1), new CellKey(-1, Long.MIN_VALUE))) {
            assertThat(CellKey.parse(key.text())).isEqualTo(key);
        }
        assertThat(new CellKey(0, 31).text()).isEqualTo("0000000000000000000000000000001f");
        String good = CellKey.of(cell).text();
        for (String wrong :
                List.of("", good.substring(1), good + "0", "+" + good.substring(1), "G" + good.substring(1))) {
            assertThatThrownBy(() -> CellKey.parse(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("must be 32 hexadecimal digits");
        }
    }

    @Test
    void aBatchHasACellAndAValueDoesNotChange() throws Exception {
        Cell cell = cells(Path.of("../scenarios/interfaces.yaml")).get(0);
        assertThatThrownBy(() -> CellWork.of(cell, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cells");
        Map<String, JsonNode> at = new HashMap<>();
        ArrayNode list = JsonNodeFactory.instance.arrayNode().add(1);
        at.put("swept", list);
        CellWork work = new CellWork(0, 1, at, cell.seed(), cell.resolved(), CellKey.of(cell));
        list.add(2);
        at.clear();
        assertThat(work.at()).hasToString("{swept=[1]}");
        assertThatThrownBy(() -> Fold.cell(work, new double[0][], StopReason.REPLICATES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rows");
        assertThatThrownBy(() -> Fold.cell(work, new double[1][3], StopReason.REPLICATES))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has 3 values, must have 6");
    }

    /** Prints the rows of a cell whose bytes are its argument; run in a virtual machine of its own. */
    public static final class Opener {
        private Opener() {}

        /** The cell in hexadecimal digits. */
        public static void main(String[] arguments) {
            CellWork work = CellWork.of(HexFormat.of().parseHex(arguments[0]));
            System.out.println(Arrays.deepToString(Replicates.rows(work, 0, REPLICATES)));
        }
    }

    @Test
    void opensWhereThereIsNoReaderOfYaml(@TempDir Path dir) throws Exception {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        String classPath = Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> !entry.contains("snakeyaml") && !entry.contains("jackson-dataformat-yaml"))
                .collect(Collectors.joining(File.pathSeparator));
        assertThat(classPath).hasSizeLessThan(all.length());
        CellWork work =
                CellWork.of(cells(Path.of("../scenarios/interfaces.yaml")).get(0), 3);
        Path out = dir.resolve("out");
        Path err = dir.resolve("err");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        Opener.class.getName(),
                        HexFormat.of().formatHex(work.toBytes()))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended).as("ended in five minutes").isTrue();
        assertThat(process.exitValue()).as(Files.readString(err)).isZero();
        assertThat(Files.readString(out).strip()).isEqualTo(Arrays.deepToString(Replicates.rows(work, 0, REPLICATES)));
    }
}
