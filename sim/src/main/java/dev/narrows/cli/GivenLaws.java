package dev.narrows.cli;

import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options for the laws of truth and context of a channel that is given by itself. */
final class GivenLaws {
    private static final String UNIFORM = "uniform";
    private static final double TOLERANCE = 1e-9;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--prior",
            paramLabel = "P,P,..",
            description = "probability of each truth, or uniform (default: the shares of the counts, else uniform)")
    private String prior;

    @Option(
            names = "--contexts",
            paramLabel = "P,P,..",
            description = "probability of each context, or uniform (default: the shares of the counts, else uniform)")
    private String contexts;

    /** The law of the truth that is asked for; empty where the default is. */
    Optional<double[]> prior(int size) {
        return law(spec, "--prior", prior, size);
    }

    /** The law of the context that is asked for; empty where the default is. */
    Optional<double[]> contexts(int size) {
        return law(spec, "--contexts", contexts, size);
    }

    /** The law that an option gives; empty where it is not given. */
    static Optional<double[]> law(CommandSpec spec, String option, String text, int size) {
        if (text == null) {
            return Optional.empty();
        }
        double[] law = new double[size];
        Arrays.fill(law, 1.0 / size);
        return Optional.of(text.equals(UNIFORM) ? law : numbers(spec, option, text, size));
    }

    private static double[] numbers(CommandSpec spec, String option, String text, int size) {
        double[] law;
        try {
            law = Arrays.stream(text.split(",", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        } catch (NumberFormatException e) {
            throw wrong(spec, option, text, "must be probabilities between commas, or uniform");
        }
        if (law.length != size) {
            throw wrong(spec, option, text, "must have " + size + (size == 1 ? " entry" : " entries"));
        }
        if (!Arrays.stream(law).allMatch(p -> p >= 0 && p <= 1)
                || !(Math.abs(Arrays.stream(law).sum() - 1) <= TOLERANCE)) {
            throw wrong(spec, option, text, "must be from 0 to 1 and sum to 1");
        }
        return law;
    }

    private static CommandLine.ParameterException wrong(CommandSpec spec, String option, String text, String message) {
        return new CommandLine.ParameterException(spec.commandLine(), option + ": " + text + ", " + message);
    }
}
