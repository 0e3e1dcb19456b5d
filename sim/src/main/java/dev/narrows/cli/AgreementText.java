package dev.narrows.cli;

import dev.narrows.explain.Decimals;
import dev.narrows.judge.RaterAgreement;
import dev.narrows.judge.RaterAgreement.Repeats;
import dev.narrows.judge.Ratings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How far ratings of the same item agree, for people and for programs. */
final class AgreementText {
    private static final int MOST_NAMED = 5;

    private final Optional<RaterAgreement> agreement;

    AgreementText(Ratings ratings) {
        this.agreement = RaterAgreement.of(ratings);
    }

    List<String> sentences() {
        List<String> lines = new ArrayList<>();
        agreement.ifPresent(among -> {
            lines.add("ratings of the same item among each other (" + JudgeText.count(among.items(), "item")
                    + " with two or more): Fleiss' kappa " + Decimals.risk(among.fleissKappa())
                    + ", Krippendorff's alpha " + Decimals.risk(among.krippendorffAlpha()));
            if (!among.repeats().isEmpty()) {
                lines.add(repeats(among.repeats()));
            }
        });
        return lines;
    }

    private static String repeats(List<Repeats> repeats) {
        String least = repeats.stream()
                .sorted(Comparator.comparingDouble(Repeats::equal))
                .limit(MOST_NAMED)
                .map(own -> own.rater() + " " + Decimals.risk(own.equal()) + " (" + JudgeText.count(own.items(), "item")
                        + ")")
                .collect(Collectors.joining("; "));
        return "raters who rated an item again, share of pairs of their ratings of it that are equal"
                + (repeats.size() > MOST_NAMED ? ", the least " + MOST_NAMED + " of " + repeats.size() + " raters" : "")
                + ": " + least;
    }

    void json(ObjectNode root) {
        agreement.ifPresent(among -> {
            ObjectNode node = root.putObject("agreement_among_ratings").put("items", among.items());
            put(node, "fleiss_kappa", among.fleissKappa());
            put(node, "krippendorff_alpha", among.krippendorffAlpha());
            ArrayNode repeats = node.putArray("repeats");
            among.repeats()
                    .forEach(own -> repeats.addObject()
                            .put("rater", own.rater())
                            .put("items", own.items())
                            .put("equal", own.equal()));
        });
    }

    private static void put(ObjectNode node, String key, OptionalDouble value) {
        if (value.isPresent()) {
            node.put(key, value.getAsDouble());
        }
    }
}
