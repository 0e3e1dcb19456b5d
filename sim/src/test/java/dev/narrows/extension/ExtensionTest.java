package dev.narrows.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.narrows.Narrows;
import dev.narrows.bound.BoundCatalogue;
import dev.narrows.bound.FloorRule;
import dev.narrows.bound.LowerBound;
import dev.narrows.cli.Commands;
import dev.narrows.experiment.CellResult;
import dev.narrows.experiment.Check;
import dev.narrows.family.ExactHalf;
import dev.narrows.family.Parameters;
import dev.narrows.finite.ChannelPlan;
import dev.narrows.finite.ChannelType;
import dev.narrows.finite.Finite;
import dev.narrows.model.FiniteModel;
import dev.narrows.scenario.Overrides;
import dev.narrows.scenario.Scenario;
import dev.narrows.scenario.ScenarioException;
import dev.narrows.scenario.ScenarioReader;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.util.DoubleComparator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** A user's channel, loss, learner, floor and ceiling, on a class path of their own: other tests do not see them. */
class ExtensionTest {
    private static final String TEXT = """
            format: 1
            name: extended
            seed: 1
            model:
              family: finite
              contexts: {weights: [0.6, 0.4]}
              codebook: {size: 3}
              cognitive: {type: lapse, rate: 0.2, channel: {type: neighbour, size: 3, error: 0.3}}
              articulation: {type: neighbour, size: 3, error: 0.4}
              loss: {type: one-sided}
            learner: {labels: 30}
            sweep: {grid: {model.articulation.error: [0.1, 0.4]}}
            replicates: 50
            """;

    /** The prior of {@code [0.25, 0.5, 0.25]} in either of two contexts. */
    private static final String PRODUCT = "0.0625, 0.125, 0.0625, 0.125, 0.25, 0.125, 0.0625, 0.125, 0.0625";

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private URLClassLoader extended;

    @BeforeEach
    void extendTheClassPath() {
        // the folder holds nothing but META-INF/services; the classes are those of the tests
        extended = loader(ExtensionTest.class.getResource("/extension/"));
        Thread.currentThread().setContextClassLoader(extended);
    }

    private URLClassLoader loader(URL folder) {
        return new URLClassLoader(new URL[] {folder}, before);
    }

    @AfterEach
    void restoreTheClassPath() throws IOException {
        Thread.currentThread().setContextClassLoader(before);
        extended.close();
    }

    private static Scenario read(String text) throws ScenarioException {
        return ScenarioReader.parse("extended.yaml", text.getBytes(StandardCharsets.UTF_8), Overrides.none());
    }

    private static String firstProblem(String text) {
        ScenarioException refused = catchThrowableOfType(ScenarioException.class, () -> read(text));
        assertThat(refused.problems()).hasSize(1);
        return refused.problems().get(0).format();
    }

    @Test
    void aChannelAndALossAreTypes() throws ScenarioException {
        Scenario scenario = read(TEXT);
        FiniteModel model = Finite.model(scenario.cell(0));
        assertThat(model.cascade().articulation(1).row(2)).containsExactly(0, 0.1, 0.9);
        assertThat(model.loss().value(0, 1, 0)).isEqualTo(1);
        assertThat(model.loss().value(1, 0, 0)).isEqualTo(0.5);
        assertThat(scenario.resolved().at("/model/loss/above").doubleValue()).isEqualTo(0.5);
        assertThat(scenario.cell(0).streamParts().toString())
                .contains("{type:\"neighbour\",size:3,error:0x1.999999999999ap-4}");
        assertThat(read(scenario.resolvedYaml()).folderHash()).isEqualTo(scenario.folderHash());
    }

    @Test
    void errorsOfExtensionsArePositioned() {
        assertThat(firstProblem(TEXT.replace("neighbour, size: 3, error: 0.3", "neighbor, size: 3, error: 0.3")))
                .contains("8:55: error at model.cognitive.channel.type")
                .contains("pairwise, file or neighbour")
                .contains("did you mean neighbour?");
        assertThat(firstProblem(TEXT.replace("one-sided", "one-sided, below: 1")))
                .contains("10:27: error at model.loss.below: unknown key")
                .contains("(allowed: type, above)");
        assertThat(firstProblem(TEXT.replace("size: 3, error: 0.4", "size: 3, error: 4")
                        .replace("model.articulation.error: [0.1, 0.4]", "learner.beta: [1, 2]")))
                .contains("9:51: error at model.articulation.error");
    }

    /** A type that says its keys is checked like Narrows' own; one that says nothing may have any. */
    @Test
    void theSchemaKnowsTheTypesOfTheClassPath() throws ScenarioException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Commands.run(new String[] {"schema"}, null));
        ObjectNode resolved = read(TEXT).resolved();
        assertThat(schema.validate(resolved)).isEmpty();
        resolved.withObject("/model/articulation").put("other", 1);
        assertThat(schema.validate(resolved)).isEmpty();
        resolved.withObject("/model/loss").put("above", 2);
        assertThat(schema.validate(resolved)).isNotEmpty();
        resolved.withObject("/model/loss").put("above", 1).put("other", 1);
        assertThat(schema.validate(resolved)).isNotEmpty();
    }

    @Test
    void withoutTheirEntriesTheyAreUnknown() {
        Thread.currentThread().setContextClassLoader(before);
        ScenarioException refused = catchThrowableOfType(ScenarioException.class, () -> read(TEXT));
        assertThat(refused.problems())
                .allMatch(p -> p.message().startsWith("is \"neighbour\"")
                        || p.message().startsWith("is \"one-sided\""));
        assertThat(BoundCatalogue.load()).isEqualTo(BoundCatalogue.own());
    }

    @Test
    void aFloorAndACeilingStandAmongTheResults() throws ScenarioException {
        Narrows.run(read(TEXT)).forEach(outcome -> {
            CellResult result = (CellResult) outcome;
            LowerBound floor = result.exact().floors().floor("pinsker");
            assertThat(floor.value()).isBetween(0.0, result.exact().bayesRisk().getAsDouble());
            assertThat(result.ceiling("mcallester-1999").value())
                    .isGreaterThan(result.ceiling("kl").value());
            assertThat(result.checks().stream().map(Check::bound))
                    .contains("floor_pinsker", "ceiling_mcallester_1999_measured");
            assertThat(result.checks())
                    .allMatch(check -> !check.verdict().label().equals("violated"));
        });
        for (ExactHalf half : Narrows.bounds(read(TEXT.replace("rate: 0.2", "rate: 0.9")))) {
            assertThat(half.floors().floor("pinsker").value()).isPositive();
        }
    }

    private static List<CellResult> learnt(String observable, int labels, String policies) throws ScenarioException {
        return Narrows.run(read(TEXT.replace(
                        "learner: {labels: 30}",
                        "learner: {beta: 2, labels: " + labels + ", observable: " + observable + ", " + policies
                                + "}\nbounds: {nested: {outer: 20, inner: 5}}")))
                .stream()
                .map(CellResult.class::cast)
                .toList();
    }

    /** A posterior that is no list says its law and has all terms of its KL: those of the list of all its policies. */
    @Test
    void aLearnerHasTheTermsOfTheListOfAllItsPolicies() throws ScenarioException {
        String all = IntStream.range(0, 9)
                .mapToObj(k -> "[" + Collections.nCopies(3, k % 3) + "," + Collections.nCopies(3, k / 3) + "]")
                .collect(Collectors.joining(",", "class: enumerated, policies: [", "]"));
        List<String> methods = new ArrayList<>();
        for (String observable : List.of("canonical", "{proxy: [0, 2, 1]}", "revealed")) {
            for (int labels : new int[] {4, 20}) {
                List<CellResult> blind = learnt(observable, labels, "class: blind, prior: [0.25, 0.5, 0.25]");
                List<CellResult> listed = learnt(observable, labels, all + ", prior: [" + PRODUCT + "]");
                for (int i = 0; i < blind.size(); i++) {
                    methods.add(blind.get(i).decomposition().method());
                    assertThat(blind.get(i))
                            .usingRecursiveComparison()
                            .withComparatorForType(new DoubleComparator(1e-9), Double.class)
                            .comparingOnlyFields("decomposition", "means", "ceilings")
                            .ignoringFieldsMatchingRegexes(".*standardError")
                            .isEqualTo(listed.get(i));
                }
            }
        }
        assertThat(methods)
                .containsExactly(
                        "enumerated",
                        "enumerated",
                        "nested",
                        "nested",
                        "enumerated",
                        "enumerated",
                        "nested",
                        "nested",
                        "none",
                        "none",
                        "none",
                        "none");
    }

    @Test
    void refusesNamesThatAreTakenAndEntriesThatAreNone(@TempDir Path folder) throws IOException {
        FloorRule floor = new PinskerFloor();
        assertThatThrownBy(() -> BoundCatalogue.own().with(List.of(floor, floor), List.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is named \"pinsker\"");
        ExtensionFiles.service(folder, "dev.narrows.finite.ChannelType", "dev.narrows.extension.Absent");
        ExtensionFiles.service(folder, "dev.narrows.bound.FloorRule", "dev.narrows.extension.Absent");
        try (URLClassLoader broken = loader(folder.toUri().toURL())) {
            Thread.currentThread().setContextClassLoader(broken);
            assertThatThrownBy(() -> read(TEXT))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("dev.narrows.extension.Absent");
            assertThatThrownBy(BoundCatalogue::load)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("dev.narrows.extension.Absent");
        }
    }

    /** A type of a name that Narrows has. */
    public static final class SecondSymmetric implements ChannelType {
        @Override
        public String name() {
            return "symmetric";
        }

        @Override
        public ChannelPlan read(Parameters parameters) {
            throw new IllegalArgumentException("is never asked");
        }
    }

    @Test
    void aNameThatTwoProvideIsRefusedWhereItIsUsed(@TempDir Path folder) throws IOException {
        Path services =
                ExtensionFiles.service(folder, "dev.narrows.finite.ChannelType", SecondSymmetric.class.getName());
        try (URLClassLoader both = new URLClassLoader(new URL[] {folder.toUri().toURL()}, extended)) {
            Thread.currentThread().setContextClassLoader(both);
            assertThat(firstProblem(TEXT.replace("neighbour, size: 3, error: 0.3", "symmetric, size: 3, error: 0.3")))
                    .contains("model.cognitive.channel.type: is provided by Narrows itself and "
                            + SecondSymmetric.class.getName() + " ("
                            + services + ":1), must be by one");
        }
    }
}
