package dev.narrows.cli;

import dev.narrows.bound.Tightness;
import dev.narrows.experiment.CellResult;
import dev.narrows.experiment.Check;
import dev.narrows.experiment.Estimate;
import dev.narrows.experiment.FailureCheck;
import dev.narrows.experiment.Limits;
import dev.narrows.experiment.Verdict;
import dev.narrows.explain.CellPlace;
import dev.narrows.explain.Decimals;
import dev.narrows.scenario.Scenario;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** One cell in some lines, broken at words where the screen is narrow, and a bar from 0 to 1. */
record CellTable(Scenario scenario, CellResult result, Unit unit) {
    private static final int LONGEST_BAR = 64;
    private static final int BAR_ENDS = 4;

    String text(Screen screen) {
        ExactTable exact = new ExactTable(scenario, result.cell(), result.exact(), unit);
        return screen.wrap(
                        title()
                                + exact.capacities()
                                + exact.floors()
                                + bayes()
                                + risk()
                                + observable()
                                + ceilings()
                                + kl()
                                + control()
                                + tightness()
                                + verdicts(),
                        ExactTable.INDENT)
                + bar(screen);
    }

    private String title() {
        String at = CellPlace.of(result.cell());
        return scenario.name() + ": " + (at.isEmpty() ? "" : at + "; ") + result.replicates() + " data sets of "
                + result.cell().learner().labels() + " labels, seed " + scenario.seed() + "\n";
    }

    private String bayes() {
        return ExactTable.line(
                "Bayes risk",
                Decimals.risk(result.exact().bayesRisk()) + "; without any label "
                        + Decimals.risk(result.guessing().blind()) + ", the prior "
                        + Decimals.risk(result.guessing().prior()));
    }

    private String risk() {
        return ExactTable.line("risk", mean(result.risk(), result.riskExact()));
    }

    /** The exact mean where there is one, and what the simulation says of it. */
    private String mean(Estimate risk, OptionalDouble exactly) {
        return (exactly.isPresent() ? Decimals.risk(exactly) + " exact; simulated " : "") + Decimals.risk(risk.mean())
                + " in [" + Decimals.risk(risk.low()) + ", " + Decimals.risk(risk.high()) + "] at "
                + percent(1 - result.cell().confidence()) + " %, standard error "
                + Decimals.standardError(risk.standardError());
    }

    /** A confidence from its complement: 99, 99.9; of a tiny one {@code 100 - 1e-10}, never 100. */
    private static String percent(double alpha) {
        return alpha < 1e-6
                ? String.format(Locale.ROOT, "100 - %.2g", 100 * alpha)
                : String.format(Locale.ROOT, "%.6f", 100 * (1 - alpha)).replaceAll("\\.?0+$", "");
    }

    /** For a proxy: what the ceilings bound, and the mean of that. */
    private String observable() {
        return result.matched()
                ? ""
                : ExactTable.line(
                        "proxy risk",
                        mean(result.observableRisk(), result.observableRiskExact()) + "; the ceilings bound "
                                + result.cell().learner().observed().bounds());
    }

    private String control() {
        return result.cell()
                .bounds()
                .negativeControl()
                .map(control -> ExactTable.line(
                        "control",
                        "negative control " + control.label() + ": " + control.words() + ", to be caught as violated"))
                .orElse("");
    }

    private String ceilings() {
        return result.ceilingExpected()
                .map(expected -> ExactTable.line(
                        "ceilings",
                        (result.matched() ? "mean risk " : "mean proxy risk ") + Decimals.risk(expected.value()) + " ("
                                + expected.name() + "); one data set at "
                                + percent(result.cell().bounds().delta()) + " %: "
                                + Decimals.risk(result.ceiling("kl").value()) + " (kl)" + excess()))
                .orElse("");
    }

    /** The certificate of the excess loss, where there is one. */
    private String excess() {
        return result.findCeiling("kl-excess-estimated")
                .map(ceiling -> ", " + Decimals.risk(ceiling.value()) + " (" + ceiling.name() + ")")
                .orElse("");
    }

    private String kl() {
        return result.decomposition()
                .terms()
                .map(terms -> ExactTable.line(
                        "KL",
                        String.format(
                                Locale.ROOT,
                                "E KL %.2f = information %.2f..%.2f + mismatch %.2f..%.2f; budget %.2f nats",
                                terms.expectedKl(),
                                terms.limits().information().low(),
                                terms.limits().information().high(),
                                terms.mismatch().low(),
                                terms.mismatch().high(),
                                terms.budget())))
                .orElse("");
    }

    private String tightness() {
        Tightness tightness = result.tightness(result.exact().floors().best());
        return ExactTable.line(
                "tightness",
                "floor/R* " + Decimals.ratio(tightness.floorToBayes()) + ", R*/risk "
                        + Decimals.ratio(tightness.bayesToRisk()) + ", risk/ceiling "
                        + Decimals.ratio(tightness.riskToCeiling())
                        + gap(result.ceilingExpected().map(result::gap).orElse(OptionalDouble.empty())));
    }

    /** How much of what labels can do at all the ceiling leaves open. */
    private static String gap(OptionalDouble gap) {
        return gap.isEmpty() ? "" : ", (ceiling - risk)/(blind - R*) " + Decimals.ratio(gap);
    }

    private String verdicts() {
        StringBuilder counts = new StringBuilder();
        for (Verdict verdict : Verdict.values()) {
            long n = result.checks().stream()
                    .filter(check -> check.verdict() == verdict)
                    .count();
            counts.append(counts.isEmpty() ? "" : ", ")
                    .append(n)
                    .append(' ')
                    .append(verdict == Verdict.HOLDS ? "hold" : verdict.label());
        }
        long vacuous = result.checks().stream().filter(Check::vacuous).count();
        return ExactTable.line(
                "verdicts",
                result.checks().size() + " bounds: " + counts + "; " + vacuous + " vacuous"
                        + (result.limits() == Limits.ANYTIME ? "; limits at any stopping time" : "") + toDecide());
    }

    /** How many replicates would decide every inconclusive ceiling that any number would. */
    private String toDecide() {
        OptionalLong most = result.checks().stream()
                .flatMap(check -> check.failures().stream())
                .map(FailureCheck::replicatesToDecide)
                .flatMapToLong(OptionalLong::stream)
                .max();
        return most.isPresent() ? "; about " + most.getAsLong() + " data sets would decide (a second look)" : "";
    }

    private String bar(Screen screen) {
        IntervalBar bar = IntervalBar.of(result);
        int columns = Math.min(LONGEST_BAR, screen.width() - BAR_ENDS);
        String legend = "  [ best floor   B Bayes risk   R risk   ] expected ceiling"
                + (result.matched() ? "\n" : " of the proxy risk, not of R\n");
        String hidden = bar.hides(columns) ? "  " + IntervalBar.ONE_PLACE + "\n" : "";
        return "0 " + bar.text(columns) + " 1\n" + screen.wrap(legend + hidden, 2);
    }
}
