package dev.narrows.explain;

import dev.narrows.result.StoredBound;
import dev.narrows.result.StoredCell;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/** What the replicates say of the bounds of a cell: how many decide, and how surprising a violation is. */
record VerdictExplanation(StoredCell stored, List<Map<String, String>> checks) {
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        sentences.add(counts());
        sentences.add(alone());
        sentences.add(limits());
        sentences.add(power());
        sentences.addAll(violated());
        sentences.addAll(inconclusive());
        return sentences;
    }

    /** How much each bound would have to be broken to be caught; of floors the highest. */
    private String power() {
        List<String> ceilings = powers("_measured");
        return ceilings.isEmpty() && powers("floor").isEmpty()
                ? ""
                : "Power: to be caught here, "
                        + (ceilings.isEmpty()
                                ? "a floor would have to be multiplied by "
                                : "the distance of a ceiling from the empirical risk would have to be divided, and a"
                                        + " floor multiplied, by ")
                        + Stream.concat(
                                        ceilings.stream(),
                                        powers("floor").stream().limit(1))
                                .collect(Collectors.joining(", "))
                        + " or more.";
    }

    /** The same of the bounds that would be caught first. */
    String leastPower() {
        String least = Stream.of("high-probability", "expected", "floor")
                .flatMap(kind -> powers(kind).stream().limit(1))
                .collect(Collectors.joining(", "));
        return least.isEmpty()
                ? ""
                : "power: a bound that is wrong by this factor is caught here"
                        + (powers("_measured").isEmpty()
                                ? ": "
                                : " (a ceiling by its distance from the empirical risk): ")
                        + least;
    }

    /** The factor and the bound, the least factor first, of one kind or of names with an ending. */
    private List<String> powers(String kind) {
        return checks.stream()
                .filter(check -> field(check, "kind").equals(kind)
                        || field(check, "bound").endsWith(kind)
                                && !field(check, "kind").equals("floor"))
                .filter(check -> !field(check, "power").isEmpty())
                .sorted(Comparator.comparingDouble(check -> number(check, "power")))
                .map(check -> new BigDecimal(field(check, "power"))
                                .stripTrailingZeros()
                                .toPlainString() + " (" + field(check, "bound") + ")")
                .toList();
    }

    /** A sentence for each bound that is violated. */
    List<String> violated() {
        return checks.stream()
                .filter(check -> field(check, "verdict").equals("violated"))
                .map(this::violated)
                .toList();
    }

    /** Where the confidence of the cell alone would say something else. */
    private String alone() {
        String verdict = stored.verdict();
        String own = stored.json().path("cell_verdict").asString(verdict);
        return own.equals(verdict)
                ? ""
                : "At the confidence of the cell alone, not divided over the batch, it is " + own + ".";
    }

    /** Whether the limits hold at any stopping time, and why. */
    private String limits() {
        if (!stored.text("limits").equals("anytime")) {
            return "";
        }
        return "The limits hold at any stopping time: "
                + (stored.text("stop_reason").equals("replicates")
                        ? "the folder had results of another number of replicates before."
                        : "the replicates decided how many there are.");
    }

    private String counts() {
        Map<String, Integer> counts = new HashMap<>(Map.of("holds", 0, "violated", 0, "inconclusive", 0));
        List<StoredBound> verdicts = stored.bounds();
        verdicts.forEach(bound -> counts.merge(bound.verdict(), 1, Integer::sum));
        int holds = counts.get("holds");
        int violated = counts.get("violated");
        String head = "Verdicts: of " + verdicts.size() + " bounds over "
                + stored.json().path("replicates").asLong() + " data sets ";
        return holds == verdicts.size()
                ? head + "all hold."
                : head + holds + " hold, " + violated + (violated == 1 ? " is" : " are") + " violated and "
                        + counts.get("inconclusive")
                        + " undecided, at the confidence divided over the whole batch.";
    }

    private String violated(Map<String, String> check) {
        String bound = field(check, "bound") + " is violated"
                + (field(check, "matched").equals("false") ? " (unmatched)" : "") + ": ";
        return switch (field(check, "kind")) {
            case "floor" -> bound + below(number(check, "value"));
            case "high-probability" ->
                byMean(check)
                        ? bound + "the mean risk lies above its mean, by more than the rate at which it may fail."
                        : bound + (byTheorem(check) ? theorem(check) : failures(check) + surprise(check));
            default -> bound + "the mean risk lies above it.";
        };
    }

    /** Whether it is not the failures that convict. */
    private static boolean byTheorem(Map<String, String> check) {
        boolean broken = field(check, "moment_evidence").isEmpty()
                ? number(check, "moment") > 1
                : number(check, "moment_evidence") > 0;
        return broken && !(number(check, "failure_low") > number(check, "allowed_rate"));
    }

    private static String theorem(Map<String, String> check) {
        String mean = String.format(Locale.ROOT, "%.3g", number(check, "moment"));
        return "no count of failures shows it, but the theorem that it follows from: the mean over data sets of exp(m d"
                + " - KL)/c, at most 1 by the theorem, is " + mean
                + (field(check, "moment_evidence").isEmpty()
                        ? ", all data sets enumerated."
                        : String.format(
                                Locale.ROOT,
                                " over these, with evidence of %.3g nats against it.",
                                number(check, "moment_evidence")));
    }

    /** Failures cannot be counted where the risk of a data set is only estimated. */
    private static boolean byMean(Map<String, String> check) {
        return field(check, "failures").isEmpty();
    }

    /** What lies below a floor that is violated: the mean of an estimated risk, or any risk that is known. */
    private String below(double floor) {
        OptionalDouble bayes = stored.bayesRisk();
        double excess = floor - bayes.orElse(Double.NaN);
        if (excess > 0) {
            return "it lies " + Decimals.risk(excess) + " above the Bayes risk, which no floor may.";
        }
        double high = stored.simulated("high");
        if (high < floor) {
            return "the mean risk is at most " + Decimals.risk(high) + ", which no floor allows.";
        }
        return (bayes.isPresent() ? "" : "what is known of the Bayes risk, or ")
                + "the risk of a replicate lies below it, which no floor allows.";
    }

    private String failures(Map<String, String> check) {
        double rate = number(check, "failures") / number(check, "replicates");
        return String.format(
                Locale.ROOT,
                "the risk was above it in %s of %s data sets, %.3g %%, where %.3g %% are allowed.",
                field(check, "failures"),
                field(check, "replicates"),
                100 * rate,
                100 * number(check, "allowed_rate"));
    }

    /**
     * The chance of as many failures or more at the allowed rate; only where the number of replicates was fixed
     * beforehand.
     */
    private String surprise(Map<String, String> check) {
        if (!stored.json().path("limits").asString("fixed").equals("fixed")) {
            return "";
        }
        int failures = (int) number(check, "failures");
        double allowed = number(check, "allowed_rate");
        if (!(allowed >= 0 && allowed <= 1)) {
            return "";
        }
        double chance = BinomialDistribution.of((int) number(check, "replicates"), allowed)
                .survivalProbability(failures - 1);
        return chance > 1e-300
                ? String.format(
                        Locale.ROOT, " At the allowed rate so many or more come with probability %.2g at most.", chance)
                : " At the allowed rate so many have a probability below 1e-300.";
    }

    /** One sentence for all that need the same number of replicates. */
    List<String> inconclusive() {
        Map<String, String> bounds = checks.stream()
                .filter(check -> field(check, "verdict").equals("inconclusive"))
                .collect(Collectors.groupingBy(
                        VerdictExplanation::why,
                        LinkedHashMap::new,
                        Collectors.mapping(check -> field(check, "bound"), Collectors.joining(", "))));
        return bounds.entrySet().stream()
                .map(entry -> "Undecided: " + entry.getValue() + ": " + entry.getKey())
                .toList();
    }

    private static String why(Map<String, String> check) {
        return switch (field(check, "kind")) {
            case "floor" ->
                "the confidence limits of the mean risk lie on both sides of it; more replicates narrow them.";
            case "high-probability" ->
                byMean(check)
                        ? "judged by the means: the confidence limits of the mean risk and those of the mean ceiling,"
                                + " raised by the rate at which it may fail, overlap; more replicates narrow them."
                        : rate(check);
            default ->
                "the confidence limits of the ceiling and of the risk under it overlap; more replicates narrow them.";
        };
    }

    private static String rate(Map<String, String> check) {
        String decide = field(check, "replicates_to_decide");
        return String.format(
                Locale.ROOT,
                "%s failures in %s data sets leave a failure rate between %.3g and %.3g at the confidence of the cell,"
                        + " and %.3g is allowed; %s.",
                field(check, "failures"),
                field(check, "replicates"),
                number(check, "failure_low"),
                number(check, "failure_high"),
                number(check, "allowed_rate"),
                decide.isEmpty()
                        ? "at the rate seen no number of data sets up to 10^12 decides"
                        : "at the rate seen about " + decide + " data sets would decide");
    }

    private static String field(Map<String, String> check, String name) {
        return check.getOrDefault(name, "");
    }

    private static double number(Map<String, String> check, String name) {
        try {
            return Double.parseDouble(field(check, name));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
