package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.bound.CatoniGrid;
import dev.narrows.bound.CeilingRule;
import dev.narrows.experiment.CeilingSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A table of faults and bounds: each is violated in a shipped scenario, which without its fault violates nothing. */
class ScenarioBrokenBoundsTest {
    private static final List<String> CONTROLS = List.of(
            "drop-delta",
            "drop-xi",
            "half-kl",
            "half-kl-small-risk",
            "drop-delta-levels",
            "half-kl-levels",
            "raise-floors");
    private static final Map<String, String> FAULTS = new LinkedHashMap<>();

    static {
        FAULTS.put("_without_delta", "log(1/delta)");
        FAULTS.put("_without_xi", "log xi");
        FAULTS.put("_with_half_kl", "half the KL");
        FAULTS.put("_without_kl", "the KL");
    }

    @TempDir
    private Path dir;

    /** The scenarios in which each bound is violated, by its name. */
    private Map<String, Set<String>> violated() {
        Map<String, Set<String>> violated = new LinkedHashMap<>();
        for (String control : CONTROLS) {
            ClaimRun run = ClaimRun.of(dir, "controls/" + control);
            assertThat(run.code()).as(control + run.err()).isEqualTo(ExitCode.VIOLATED);
            for (JsonNode cell : run.cells()) {
                for (JsonNode verdict : cell.get("verdicts")) {
                    if (verdict.get("verdict").asString().equals("violated")) {
                        violated.computeIfAbsent(verdict.get("bound").asString(), bound -> new TreeSet<>())
                                .add(control);
                    }
                }
            }
        }
        return violated;
    }

    @Test
    void everyFaultOfEveryBoundIsCaught() throws IOException {
        Map<String, Set<String>> violated = violated();
        assertThat(violated.keySet())
                .as("what is not broken is not violated")
                .allMatch(bound ->
                        bound.endsWith("_raised") || FAULTS.keySet().stream().anyMatch(bound::endsWith));
        List<String> lines = new ArrayList<>();
        lines.add(row("ceiling without", FAULTS.values().stream().toList()));
        for (CeilingRule rule : BoundCatalogue.own().ceilings()) {
            String bound = CeilingSummary.column(rule.statement().name(), CeilingSummary.MEASURED);
            lines.add(row(
                    rule.statement().name(),
                    FAULTS.keySet().stream()
                            .map(fault -> !pays(rule, fault) ? "-" : String.join(" ", caught(violated, bound + fault)))
                            .toList()));
        }
        long floors = violated.keySet().stream()
                .filter(bound -> bound.endsWith("_raised"))
                .count();
        JsonNode cell = ClaimRun.of(dir, "controls/raise-floors").cells().get(0);
        long all = cell.get("verdicts")
                .valueStream()
                .filter(verdict -> verdict.get("bound").asString().startsWith("floor_"))
                .count();
        assertThat(floors).as("floors that are 2 %% too high").isEqualTo(all);
        lines.add(floors + " floors, 2 % too high: raise-floors");
        WrittenFigures.mustBe("controls/half-kl", lines);
    }

    private static String row(String name, List<String> where) {
        return WrittenFigures.line(
                "%-24s  %-28s  %-25s  %-42s  %s", name, where.get(0), where.get(1), where.get(2), where.get(3));
    }

    /** Whether a ceiling has the term that a fault leaves out. */
    private static boolean pays(CeilingRule rule, String fault) {
        return switch (fault) {
            case "_without_delta" -> rule.needs() == CeilingRule.Needs.KL;
            case "_without_xi" -> rule.moment(1, CatoniGrid.standard()).isPresent();
            default -> !rule.reads().heldOut();
        };
    }

    private static Set<String> caught(Map<String, Set<String>> violated, String bound) {
        assertThat(violated).as("caught somewhere").containsKey(bound);
        return violated.get(bound);
    }

    /** The violation is that of the fault, not of the scenario. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop-delta",
                "drop-xi",
                "half-kl",
                "half-kl-small-risk",
                "drop-delta-levels",
                "half-kl-levels",
                "raise-floors"
            })
    void withoutItsFaultNothingIsViolated(String control) throws IOException {
        String text = Files.readString(ClaimRun.SCENARIOS.resolve("controls/" + control + ".yaml"))
                .replaceAll(",? ?negative-control: [a-z-]+", "")
                .replaceAll("(?m)^(sweep|  grid|expect):.*\\n", "");
        assertThat(text).doesNotContain("negative-control:");
        Path file = Files.writeString(dir.resolve(control + ".yaml"), text);
        Batches.Outcome outcome =
                Batches.execute("run", "-q", "--out", dir.resolve("sound").toString(), file.toString());
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains(" 0 violated");
    }

    @Test
    void everyControlStatesItsQuestion() throws IOException {
        for (String name : CONTROLS) {
            assertThat(Files.readString(ClaimRun.SCENARIOS.resolve("controls/" + name + ".yaml")))
                    .startsWith("# Question: ");
        }
    }
}
