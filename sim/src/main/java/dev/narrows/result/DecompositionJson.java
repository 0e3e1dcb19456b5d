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
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The decomposition of E KL and the waterfall of a cell as JSON; null where there is no such term. Nats, risk. */
final class DecompositionJson {
    /** A number of count vectors with more digits is rounded. */
    private static final int DIGITS = 40;

    private DecompositionJson() {}

    static void write(ObjectNode node, Decomposition decomposition) {
        node.put("method", decomposition.method())
                .put(
                        "count_vectors",
                        decomposition
                                .countVectors()
                                .map(DecompositionJson::text)
                                .orElse(null));
        if (decomposition.terms().isEmpty()) {
            List.of(
                            "confidence",
                            "information",
                            "rho",
                            "mismatch",
                            "channel",
                            "target_context",
                            "expected_kl",
                            "budget")
                    .forEach(node::putNull);
            return;
        }
        KlTerms terms = decomposition.terms().get();
        node.put("confidence", terms.limits().confidence());
        bracket(node.putObject("information"), terms.limits().information());
        bracket(node.putObject("rho"), terms.limits().rho());
        bracket(node.putObject("mismatch"), terms.mismatch());
        node.put("channel", terms.channelInformation())
                .put("target_context", terms.contextInformation())
                .put("expected_kl", terms.expectedKl())
                .put("budget", terms.budget());
    }

    /** In full up to 40 digits, beyond rounded down to six of them. */
    private static String text(BigInteger number) {
        // 3.4 bits per digit: a number that may be longer is not written out first
        return number.bitLength() <= DIGITS * 3.4 - 4
                ? number.toString()
                : new BigDecimal(number, new MathContext(6, RoundingMode.DOWN)).toString();
    }

    private static void bracket(ObjectNode node, Bracket bracket) {
        node.put("low", bracket.low()).put("high", bracket.high());
    }

    static void write(ObjectNode node, Waterfall waterfall) {
        steps(node.putArray("floor"), waterfall.floor());
        steps(node.putArray("ceiling"), waterfall.ceiling());
    }

    private static void steps(ArrayNode array, List<Waterfall.Step> steps) {
        steps.forEach(s -> array.addObject()
                .put("step", s.step())
                .put("label", s.label())
                .put("value", s.value())
                .put("cost", s.cost()));
    }
}
