package dev.narrows.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.Renewal;
import dev.narrows.cli.Commands;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The figures of shipped scenarios: byte for byte the same on every JDK (SHA-256 in figures.properties, to be renewed
 * by scripts/golden once the new figure was looked at), sound documents, with the numbers of points.json.
 */
class FiguresTest {
    @TempDir
    private Path dir;

    private Path run(String scenario) throws IOException {
        Commands.run(
                new String[] {
                    "run", "-q", Path.of("..", "scenarios", scenario + ".yaml").toString(), "--replicates", "60"
                },
                dir);
        try (Stream<Path> found = Files.walk(dir)) {
            return found.filter(file -> file.endsWith("points.json"))
                    .findFirst()
                    .orElseThrow()
                    .getParent();
        }
    }

    private static List<Path> figures(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("figures"))) {
            return files.sorted().toList();
        }
    }

    private static Properties golden() throws IOException {
        Properties golden = new Properties();
        try (InputStream in = FiguresTest.class.getResourceAsStream("/figures.properties")) {
            golden.load(in);
        }
        return golden;
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"quickstart", "over-optimisation", "real-raters"})
    void haveTheSameBytesOnEveryJdk(String scenario) throws Exception {
        Map<String, String> found = new TreeMap<>();
        for (Path figure : figures(run(scenario))) {
            // else it would stay in the folder when the results no longer have it
            assertThat(figure.getFileName().toString()).matches(Figures.OURS);
            found.put(scenario + "/" + figure.getFileName(), sha256(figure));
        }
        if (Renewal.asked()) {
            for (Map.Entry<String, String> figure : found.entrySet()) {
                Renewal.property("figures.properties", figure.getKey(), figure.getValue());
            }
            return;
        }
        Map<String, String> expected = new TreeMap<>();
        golden().forEach((name, hash) -> {
            if (name.toString().startsWith(scenario + "/")) {
                expected.put(name.toString(), hash.toString());
            }
        });
        assertThat(found).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"quickstart", "over-optimisation", "controls/proxy"})
    void areSoundDocumentsWithTitleAndDescription(String scenario) throws Exception {
        List<Path> figures = figures(run(scenario));
        assertThat(figures).isNotEmpty();
        for (Path figure : figures) {
            Document document =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(figure.toFile());
            assertThat(document.getElementsByTagName("title").item(0).getTextContent())
                    .isNotBlank();
            assertThat(document.getElementsByTagName("desc").item(0).getTextContent())
                    .isNotBlank();
            assertThat(document.getDocumentElement().getAttribute("role")).isEqualTo("img");
        }
    }

    @Test
    void theBarsOfTheDecompositionAddUpToExpectedKlAndBudget() throws IOException {
        Path folder = run("quickstart");
        JsonNode terms = new JsonMapper()
                .readTree(Files.readString(folder.resolve("points.json")))
                .path("cells")
                .path(0)
                .path("decomposition");
        Matcher totals = Pattern.compile("(expected KL|budget of the channel): ([0-9.]+) nats")
                .matcher(Files.readString(folder.resolve("figures/decomposition.svg"), StandardCharsets.UTF_8));
        assertThat(totals.find()).isTrue();
        assertThat(totals.group(2))
                .isEqualTo(Svg.value(terms.path("expected_kl").doubleValue()));
        assertThat(totals.find()).isTrue();
        assertThat(totals.group(2)).isEqualTo(Svg.value(terms.path("budget").doubleValue()));
    }

    @Test
    void ceilingsOfAProxySaySo() throws IOException {
        assertThat(Files.readString(run("controls/proxy").resolve("figures/interval.svg")))
                .contains("mean proxy risk")
                .doesNotContain("class=\"interval\"");
        assertThat(Files.readString(run("quickstart").resolve("figures/interval.svg")))
                .contains("ceiling on the mean risk", "class=\"interval\"")
                .doesNotContain("proxy");
    }
}
