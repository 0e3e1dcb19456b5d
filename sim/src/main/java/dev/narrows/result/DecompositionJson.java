package dev.narrows.result;

import dev.narrows.budget.Decomposition;
import dev.narrows.budget.KlTerms;
import dev.narrows.experiment.Waterfall;
import dev.narrows.numeric.Bracket;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/** The decomposition of E KL and the waterfall of a cell as JSON; null where there is no such term. Nats, risk. */
final class DecompositionJson {
    /** A number of count vectors with more digits is rounded. */
    private static final int DIGITS = 40;

    private static final List<String> TERMS = List.of(
            "confidence", "information", "rho", "mismatch", "channel", "target_context", "expected_kl", "budget");

    private DecompositionJson() {}

    static void write(JsonText json, Decomposition decomposition) {
        json.put("method", decomposition.method());
        json.put("count_vectors", decomposition.countVectors().map(DecompositionJson::text));
        decomposition
                .terms()
                .ifPresentOrElse(terms -> write(json, terms), () -> TERMS.forEach(term -> json.put(term, null)));
    }

    private static void write(JsonText json, KlTerms terms) {
        json.put("confidence", terms.limits().confidence());
        bracket(json, "information", terms.limits().information());
        bracket(json, "rho", terms.limits().rho());
        bracket(json, "mismatch", terms.mismatch());
        json.put("channel", terms.channelInformation());
        json.put("target_context", terms.contextInformation());
        json.put("expected_kl", terms.expectedKl());
        json.put("budget", terms.budget());
    }

    /** In full up to 40 digits, beyond rounded down to six of them. */
    private static String text(BigInteger number) {
        // 3.4 bits per digit: a number that may be longer is not written out first
        return number.bitLength() <= DIGITS * 3.4 - 4
                ? number.toString()
                : new BigDecimal(number, new MathContext(6, RoundingMode.DOWN)).toString();
    }

    private static void bracket(JsonText json, String key, Bracket bracket) {
        json.object(key, () -> {
            json.put("low", bracket.low());
            json.put("high", bracket.high());
        });
    }

    static void write(JsonText json, Waterfall waterfall) {
        steps(json, "floor", Waterfall.FLOOR_STEPS, waterfall.floor());
        steps(json, "ceiling", Waterfall.CEILING_STEPS, waterfall.ceiling());
    }

    private static void steps(JsonText json, String side, List<Waterfall.Name> names, List<Waterfall.Step> steps) {
        json.array(
                side,
                BoundOrder.steps(names, steps),
                i -> json.value(steps.get(i).value()));
    }
}
