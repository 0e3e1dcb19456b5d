package dev.narrows.scenario;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.narrows.expression.Expression;
import dev.narrows.expression.ExpressionException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Fuzz targets: whatever the bytes, a scenario is refused with {@link ScenarioException} or all its cells can be made,
 * and a condition with {@link ExpressionException} or it has a value; nothing else may escape. An ordinary build runs
 * the inputs beside this class in the resources alone, in a Surefire execution of its own; {@code scripts/test --long}
 * looks for new ones.
 */
class ScenarioFuzz {
    private static final Map<String, Expression.Kind> NAMES = Map.of(
            "risk_high", Expression.Kind.NUMBER, "labels", Expression.Kind.NUMBER, "verdict", Expression.Kind.TEXT);
    /** Tables of this size are sound but take the fuzzer's time. */
    private static final Pattern LARGE = Pattern.compile("(?:size|steps)\"?: *[0-9.]*(?:[0-9]{3}|[eE])");

    @FuzzTest(maxDuration = "60s")
    void scenario(byte[] bytes) {
        try {
            Scenario scenario = ScenarioReader.parse("fuzzed.yaml", bytes, Overrides.none());
            if (!LARGE.matcher(new String(bytes, StandardCharsets.UTF_8)).find()) {
                scenario.cell(0).model();
                scenario.cell(scenario.cellCount() - 1).model();
                scenario.resolvedYaml();
            }
        } catch (ScenarioException e) {
            if (e.getMessage().isBlank() || e.problems().isEmpty()) {
                throw new IllegalStateException("refused without a reason", e);
            }
        }
    }

    @FuzzTest(maxDuration = "60s")
    void condition(byte[] bytes) {
        try {
            Expression.parse(new String(bytes, StandardCharsets.UTF_8), NAMES)
                    .test(name -> name.equals("labels")
                            ? Optional.empty()
                            : Optional.of(NAMES.get(name) == Expression.Kind.NUMBER ? 0.5 : "holds"));
        } catch (ExpressionException e) {
            if (e.getMessage().isBlank() || e.position() < 0) {
                throw new IllegalStateException("refused without a reason", e);
            }
        }
    }
}
