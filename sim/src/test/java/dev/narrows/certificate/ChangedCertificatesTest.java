package dev.narrows.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.certificate.Checker.Answer;
import dev.narrows.channel.ChannelsForTests;
import dev.narrows.channel.DeficiencyReport;
import dev.narrows.channel.GivenChannel;
import dev.narrows.cli.Commands;
import dev.narrows.info.Channel;
import dev.narrows.result.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Certificates that were changed are refused, each with a line of its own. */
class ChangedCertificatesTest {
    @TempDir
    Path dir;

    private ObjectNode file;
    private Path folder;

    @BeforeEach
    void ofTheQuickstart() throws IOException {
        Checker.assumePython();
        Commands.run(
                new String[] {
                    "bounds",
                    "../scenarios/quickstart.yaml",
                    "--certificates",
                    dir.resolve("c").toString()
                },
                dir);
        file = (ObjectNode) Json.MAPPER.readTree(dir.resolve("c/model-0.json").toFile());
        folder = Files.createDirectories(dir.resolve("changed"));
    }

    /** A number in a tree: its place in an object or array. */
    private record Place(JsonNode parent, String key, int index) {
        double value() {
            return (parent.isObject() ? parent.get(key) : parent.get(index)).doubleValue();
        }

        boolean whole() {
            return (parent.isObject() ? parent.get(key) : parent.get(index)).isIntegralNumber();
        }

        void set(double changed) {
            JsonNode node = whole() ? dev.narrows.yaml.Json.of((long) changed) : dev.narrows.yaml.Json.of(changed);
            if (parent instanceof ObjectNode object) {
                object.set(key, node);
            } else {
                ((ArrayNode) parent).set(index, node);
            }
        }
    }

    private static void numbers(JsonNode node, List<Place> places) {
        node.properties().forEach(entry -> {
            if (entry.getValue().isNumber()) {
                places.add(new Place(node, entry.getKey(), -1));
            }
            numbers(entry.getValue(), places);
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            if (node.get(i).isNumber()) {
                places.add(new Place(node, "", i));
            }
            numbers(node.get(i), places);
        }
    }

    private void write(int number, JsonNode changed) {
        Json.MAPPER.writeValue(folder.resolve("model-" + number + ".json").toFile(), changed);
    }

    /** Two judges that are better in different ways, in two contexts: no end of a deficiency is 0. */
    private void of(String kind) {
        if (kind.equals("channels")) {
            Channel first = Channel.of(new double[][] {{0.95, 0.05}, {0.4, 0.6}});
            Channel second = Channel.of(new double[][] {{0.6, 0.3, 0.1}, {0.1, 0.3, 0.6}});
            Channel third = Channel.of(new double[][] {{0.5, 0.3, 0.2}, {0, 0.1, 0.9}});
            List<GivenChannel> given = List.of(
                    ChannelsForTests.of("first", List.of(first)),
                    ChannelsForTests.of("second", List.of(second, third)));
            DeficiencyReport report = DeficiencyReport.of(given, Optional.of(new double[] {0.3, 0.7}), 0, 1);
            file = DeficiencyCertificates.of(given, report);
        }
    }

    /** Any number: of the inputs, a value, a slack, a proof; a real one by 1e-6 to 1 relative, a whole one by 1. */
    @ParameterizedTest
    @ValueSource(strings = {"model", "channels"})
    void aThousandChangesOfOneNumberAreRefused(String kind) throws Exception {
        of(kind);
        UniformRandomProvider rng = RandomSource.KISS.create(7);
        for (int i = 0; i < 1000; i++) {
            ObjectNode changed = file.deepCopy();
            List<Place> places = new ArrayList<>();
            numbers(changed, places);
            Place place = places.get(rng.nextInt(places.size()));
            double step = StrictMath.pow(10, -6 * rng.nextDouble()) * (rng.nextBoolean() ? 1 : -1);
            double value = place.value();
            place.set(place.whole() ? value + 1 : value == 0 ? 1e-6 : value * (1 + step));
            write(i, changed);
        }
        Answer answer = Checker.check(folder);
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.lines().stream().map(line -> line.split(":")[0]).distinct())
                .hasSize(1001);
    }

    /** Without seals a changed value is refused by its proof: on either side of it. */
    @ParameterizedTest
    @CsvSource({
        "model, 1e-6, 'not proved', 'not what this certificate proves'",
        "channels, 1e-6, 'not proved', 'not what this certificate proves'"
    })
    void aChangedValueIsRefusedByItsProofAlone(String kind, double step, String unsafe, String loose) throws Exception {
        of(kind);
        int certificates = file.get("certificates").size();
        for (int i = 0; i < 2 * certificates; i++) {
            ObjectNode changed = file.deepCopy();
            ObjectNode one = (ObjectNode) changed.get("certificates").get(i / 2);
            double change = i % 2 == 0 ? step : -step;
            double value = one.get("value").doubleValue();
            one.put("value", value == 0 ? change : value * (1 + change));
            write(i, changed);
        }
        List<String> lines = Checker.check(folder, "--no-seals").lines();
        for (int i = 0; i < 2 * certificates; i++) {
            JsonNode one = file.get("certificates").get(i / 2);
            String name = one.get("name").stringValue();
            String head = "model-" + i + ".json: " + name + ": ";
            boolean isUnsafe = one.get("direction").stringValue().equals("upper") == (i % 2 == 1);
            assertThat(lines)
                    .as(head)
                    .anySatisfy(line -> assertThat(line)
                            .startsWith(head)
                            .contains(
                                    one.get("kind").stringValue().equals("order")
                                            ? "is not the value of"
                                            : name.endsWith("-risk") ? ": not" : isUnsafe ? unsafe : loose));
        }
    }

    /** R* and L are computed from the inputs: a share, a risk or a loss that is another one fits them no more. */
    @ParameterizedTest
    @CsvSource({
        "share, 1.0000000001, above the mean excess",
        "share, 0.9999999999, above the mean excess",
        "empirical_risk, 1.0000000001, above the mean excess",
        "empirical_risk, 0.9999999999, above the mean excess",
        "information, 1.0000000001, not proved",
        "information, 0.9999999999, not what this certificate proves",
        "loss, 0.9999999999, above the mean excess"
    })
    void aCeilingOfTheExcessIsOfItsInputs(String changed, double factor, String message) throws Exception {
        JsonNode excess = certificate("ceiling/expected-kl-excess/0");
        List<Place> places = new ArrayList<>();
        numbers(changed.equals("loss") ? file.at("/inputs/loss/tables") : excess.get("proof"), places);
        places.stream()
                .filter(place ->
                        changed.equals("loss") ? place.value() > 0 : place.key().equals(changed))
                .forEach(place -> place.set(place.value() * factor));
        write(0, file);
        assertThat(Checker.check(folder, "--no-seals").lines())
                .anySatisfy(line -> assertThat(line)
                        .startsWith("model-0.json: " + excess.get("name").stringValue() + ": ")
                        .contains(message));
    }

    /** The budget is m (C + I(U;S)) + E KL less what came from the targets; a ceiling of it has its m. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            budget/0                     | labels       | 49             | not what this certificate proves
            budget/0                     | labels       | 51             | not proved
            budget/0                     | kl           | 3.4785702526   | not proved
            budget/0                     | kl           | 3.4785702525   | not what this certificate proves
            budget/0                     | kl           | -1.0           | kl: must be at least 0
            budget/0                     | from_targets | 1e-9           | not what this certificate proves
            budget/0                     | information  | []             | information: must be information/total and
            ceiling/expected-kl-budget/0 | labels       | 51             | information, labels: must be of budget/0
            ceiling/expected-kl-budget/0 | information  | 25.8           | information, labels: must be of budget/0
            ceiling/expected-kl-budget/0 | information  | "budget/1"     | information, labels: must be of budget/0
            ceiling/expected-kl/0        | information  | "budget/0"     | information: must be a finite number
            """)
    void aCeilingOfTheBudgetIsOfItsCapacity(String name, String key, String value, String message) throws Exception {
        ((ObjectNode) certificate(name).get("proof")).set(key, Json.MAPPER.readTree(value));
        write(0, file);
        assertThat(Checker.check(folder, "--no-seals").lines())
                .anySatisfy(line -> assertThat(line)
                        .startsWith("model-0.json: " + name + ": ")
                        .contains(message));
    }

    private JsonNode certificate(String name) {
        return file.get("certificates")
                .valueStream()
                .filter(one -> one.get("name").stringValue().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Another garbling, other weights or another channel prove another number, or none. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            deficiency/0/1/1/upper | /proof/garbling/0 | 1.000001 | garbling: must be of sum 1
            deficiency/0/1/1/upper | /proof/garbling/0 | 0.999999 | garbling: must be of sum 1
            deficiency/1/0/1/lower | /proof/weights    | 1.000001 | weights: must be of largest entries that add up
            deficiency/1/0/1/lower | /proof/weights    | 0.999999 | not proved
            deficiency/1/0/1/lower | /proof/weights    | -1       | weights: must be at least 0
            deficiency/0/1/1/upper | /inputs           | 0.999999 | channels: must be of sum 1
            """)
    void aDeficiencyIsOfItsPointsAndChannels(String name, String path, double factor, String message) throws Exception {
        of("channels");
        List<Place> places = new ArrayList<>();
        numbers(
                path.equals("/inputs")
                        ? file.at("/inputs/channels/1/tables")
                        : certificate(name).at(path),
                places);
        places.stream().filter(place -> place.value() > 0).forEach(place -> place.set(place.value() * factor));
        write(0, file);
        assertThat(Checker.check(folder, "--no-seals").lines())
                .anySatisfy(
                        line -> assertThat(line).startsWith("model-0.json: ").contains(message));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"format": 1,                        | line 1, column 14: is no JSON: Expecting property name
            []                                   | is malformed: list indices must be integers or slices, not str
            {}                                   | format: is missing
            {"format": 2}                        | format: must be 1
            {"format": NaN}                      | NaN: must be a finite number
            {"format": 1, "format": 1}           | an object: must be without a key that is there twice
            {"format": 1, "certificates": [{}]}  | name: is missing
            """)
    void aMalformedFileIsOneLine(String text, String message) throws Exception {
        Files.write(folder.resolve("model-0.json"), text.getBytes(StandardCharsets.UTF_8));
        Answer answer = Checker.check(folder);
        assertThat(answer.printed()).startsWith("model-0.json: " + message).hasLineCount(2);
        assertThat(answer.code()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /certificates/0/proof/input/0 | "a"   | input: must be a finite number
            /certificates/0/proof/input/0 | -0.25 | input: must be at least 0
            /certificates/0/proof/input   | [1.0] | input: must be an array of 4
            /certificates/0/proof/context | 2     | context: must be a whole number in 0..1
            /certificates/0/kind          | "x"   | kind: must be capacity or order
            /certificates/0/direction     | "x"   | direction: must be lower
            /certificates/0/slack         | 1.0   | slack: must be at most 1e-11
            /certificates/0/proof         | 1     | is malformed: 'int' object is not subscriptable
            """)
    void aMalformedCertificateIsOneLineAndTheOthersAreJudged(String path, String value, String message)
            throws Exception {
        int cut = path.lastIndexOf('/');
        JsonNode parent = file.at(path.substring(0, cut));
        JsonNode node = Json.MAPPER.readTree(value);
        if (parent instanceof ObjectNode object) {
            object.set(path.substring(cut + 1), node);
        } else {
            ((ArrayNode) parent).set(Integer.parseInt(path.substring(cut + 1)), node);
        }
        write(0, file);
        assertThat(Checker.check(folder, "--no-seals").lines())
                .containsExactly(
                        "model-0.json: capacity/cognitive/0/lower: " + message,
                        "1 file, 43 certificates accepted, 1 refused, 0 numbers without one");
    }

    @Test
    void aCertificateThatWasTakenOutIsMissed() throws Exception {
        ((ArrayNode) file.get("certificates")).remove(0);
        write(0, file);
        assertThat(Checker.check(folder).lines().get(0))
                .isEqualTo("model-0.json: the seal is not that of inputs and certificates: something was changed");
    }

    @Test
    void anEmptyFolderProvesNothing() throws Exception {
        assertThat(Checker.check(folder).code()).isEqualTo(1);
        assertThat(Checker.check(folder.resolve("none")).code()).isEqualTo(2);
    }
}
