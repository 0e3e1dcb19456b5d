package dev.narrows.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.narrows.cli.Commands;
import dev.narrows.finite.ChannelType;
import dev.narrows.finite.LossType;
import dev.narrows.sweep.SweptNode;
import dev.narrows.yaml.Json;
import dev.narrows.yaml.Problems;
import dev.narrows.yaml.ScalarText;
import dev.narrows.yaml.Source;
import dev.narrows.yaml.YamlNode;
import dev.narrows.yaml.YamlTree;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The schema, read by an independent validator: it may accept more than the reader, never less. */
class SchemaTest {
    private static final List<String> EXAMPLES = Examples.ALL;
    private static final Schema SCHEMA = schema();

    private static Schema schema() {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Commands.run(new String[] {"schema"}, null));
    }

    /** The document as an editor sees it; empty when it is no YAML that the reader takes. */
    private static Optional<JsonNode> json(byte[] bytes) {
        Problems problems = new Problems();
        Source source = Source.of("f", bytes, problems);
        return problems.isEmpty()
                ? YamlTree.read(source, problems)
                        .filter(x -> problems.isEmpty())
                        .map(SchemaTest::json)
                : Optional.empty();
    }

    private static JsonNode json(YamlNode node) {
        if (node instanceof YamlNode.Mapping mapping) {
            ObjectNode object = Json.object();
            mapping.entries().forEach((key, entry) -> object.set(key, json(entry.value())));
            return object;
        }
        if (node instanceof YamlNode.Sequence list) {
            return Json.all(list.items().stream().map(SchemaTest::json).toList());
        }
        YamlNode.Scalar scalar = (YamlNode.Scalar) node;
        return ScalarText.isNumber(scalar) ? number(ScalarText.decimal(scalar.text())) : Json.of(scalar.text());
    }

    /** Whole numbers as integers of any size: the validator cannot compare others beyond a long. */
    private static JsonNode number(BigDecimal value) {
        JsonNode number = SweptNode.number(value);
        boolean whole = value.signum() == 0 || value.stripTrailingZeros().scale() <= 0;
        return whole && !number.isIntegralNumber() ? JsonNodeFactory.instance.numberNode(value.toBigInteger()) : number;
    }

    @ParameterizedTest
    @FieldSource("EXAMPLES")
    void acceptsGoodScenariosAndTheirResolvedForm(String text) {
        assertThat(SCHEMA.validate(json(text.getBytes(StandardCharsets.UTF_8)).orElseThrow()))
                .isEmpty();
        assertThat(SCHEMA.validate(Examples.read(text).resolved())).isEmpty();
    }

    @Test
    void refusesMostMalformedFiles() throws IOException, URISyntaxException {
        int refused = 0;
        int readable = 0;
        for (Path file : MalformedFilesTest.files()) {
            Optional<JsonNode> json = json(Files.readAllBytes(file));
            readable += json.isPresent() ? 1 : 0;
            refused += json.isPresent() && !SCHEMA.validate(json.get()).isEmpty() ? 1 : 0;
        }
        // the rest are sums, shapes, fits and the grammar of conditions, which a schema cannot say
        assertThat(readable).isGreaterThan(100);
        assertThat(refused).isGreaterThan(readable / 2);
    }

    @Test
    void acceptsEveryMutantThatTheReaderAccepts() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(20251124L);
        int accepted = 0;
        for (int i = 0; i < 3_000; i++) {
            String text = Examples.ALL.get(rng.nextInt(Examples.ALL.size()));
            byte[] bytes = MutationTest.mutate(text.getBytes(StandardCharsets.UTF_8), rng);
            if (!MutationTest.isRefused(bytes)) {
                accepted++;
                assertThat(SCHEMA.validate(json(bytes).orElseThrow()))
                        .as(new String(bytes, StandardCharsets.UTF_8))
                        .isEmpty();
            }
        }
        assertThat(accepted).isGreaterThan(100);
    }

    /** Nothing is forgotten: a type of ours has its keys in the schema, is reserved there, and stands on the pages. */
    @Test
    void everyTypeOfOursIsInTheSchemaAndOnThePages() throws IOException {
        String page = Files.readString(Path.of("SCENARIOS.md"));
        String mathematics = Files.readString(Path.of("../core/README.md"));
        List<String> channels = ChannelType.all().types().stream()
                .filter(type -> isOurs(type))
                .map(ChannelType::name)
                .toList();
        List<String> losses = LossType.all().types().stream()
                .filter(type -> isOurs(type))
                .map(LossType::name)
                .toList();
        assertThat(channels).hasSizeGreaterThan(14);
        assertThat(losses).hasSizeGreaterThan(3);
        JsonNode schema = new JsonMapper().readTree(Commands.run(new String[] {"schema"}, null));
        for (String channel : channels) {
            assertThat(described(schema.at("/$defs/channel"), channel))
                    .as("schema of " + channel)
                    .isPositive();
            assertThat(page).as("page of keys: " + channel).contains("`" + channel + "`");
            if (!List.of("matrix", "random", "file").contains(channel)) { // tables, which no formula gives
                assertThat(mathematics).as("page of core: " + channel).contains("\n| `" + channel + "` |");
            }
        }
        for (String loss : losses) {
            assertThat(described(schema.at("/$defs/table"), loss))
                    .as("schema of " + loss)
                    .isPositive();
            assertThat(row(page, "`model.loss`")).as("page of keys: " + loss).containsPattern("[`: ]" + loss + "[}`]");
            assertThat(row(mathematics, "loss")).as("page of core: " + loss).containsPattern(word(loss));
        }
        assertThat(described(schema.at("/$defs/channel"), "of-a-user")).isZero();
    }

    /** The word by itself, not as a part of another. */
    private static String word(String name) {
        return "(?<![\\w-])" + Pattern.quote(name) + "(?![\\w-])";
    }

    /** The row of a table that has this cell. */
    private static String row(String page, String cell) {
        return page.lines()
                .filter(line -> line.contains("| " + cell + " |"))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isOurs(Object type) {
        return type.getClass().getPackageName().equals("dev.narrows.finite");
    }

    /** Branches with this type that also forbid a user's type of the name. */
    private static long described(JsonNode anyOf, String type) {
        long described = anyOf.get("anyOf")
                .valueStream()
                .map(branch -> branch.at("/properties/type"))
                .filter(of -> of.path("const").asString("").equals(type)
                        || of.path("enum")
                                .valueStream()
                                .anyMatch(word -> word.asString("").equals(type)))
                .count();
        boolean reserved = anyOf.get("anyOf")
                .valueStream()
                .map(branch -> branch.at("/properties/type/not/enum"))
                .anyMatch(words ->
                        words.valueStream().anyMatch(word -> word.asString("").equals(type)));
        return reserved ? described : -described;
    }
}
