package dev.narrows.finite;

import dev.narrows.family.FamilyLearner;
import dev.narrows.family.Parameters;
import dev.narrows.info.Pmf;
import dev.narrows.learner.ExactExpectations;
import dev.narrows.learner.ObservableLoss;
import dev.narrows.sampling.LabelOrder;
import dev.narrows.yaml.Wording;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Reads a learner of another program, {@code posterior: given}, whose policies come from a file and are not computed:
 * what {@code score} writes into the scenario of its folder.
 */
record GivenReader(Parameters keys, Optional<ModelSpec> model) {
    static final String NAME = "given";
    /** The key that is swept where there are several. */
    static final String SWEPT = "learner.name";

    private static final Pattern LEARNER = Pattern.compile("\\p{L}[\\p{L}\\p{N} ._/-]{0,39}");
    private static final String LEARNER_WORDS =
            "a name of letters and digits, with blanks, -, _, . or / after the first letter, 40 at most";
    private static final Pattern DIGEST = Pattern.compile("sha256-[0-9a-f]{64}");
    private static final String DIGEST_WORDS = "sha256- and 64 hexadecimal digits, the digest of a file of policies";
    private static final String DETERMINISTIC = "deterministic";
    private static final String RANDOMISED = "randomised";
    private static final String TRAINED_ON = "trained-on";
    private static final String PRIOR = "prior";
    private static final int MOST_REPLICATES = 10_000_000;

    /** Whether a learner may be called so. */
    static boolean isName(String name) {
        return LEARNER.matcher(name).matches();
    }

    /** What it may be called, in words. */
    static String names() {
        return LEARNER_WORDS;
    }

    /** In the order of the resolved form. */
    Optional<FamilyLearner> read() {
        String name = keys.text("name", LEARNER, LEARNER_WORDS);
        String policies = keys.text("policies", DIGEST, DIGEST_WORDS);
        boolean randomised =
                keys.choice("policy", List.of(DETERMINISTIC, RANDOMISED)).equals(RANDOMISED);
        int first = keys.integer("first-replicate", 0, MOST_REPLICATES, 0);
        ObservableReader.Read observable = ObservableReader.read(keys, model);
        if (observable.loss() == ObservableLoss.CALIBRATED) {
            keys.refuse(
                    "observable",
                    "is calibrated, whose gold labels a learner of Narrows draws itself, must be"
                            + " canonical, revealed or a proxy");
        }
        long labels = keys.longInteger("labels", 1, ExactExpectations.MAX_LABELS, 1000);
        OptionalLong trainedOn = trainedOn(labels);
        Optional<Pmf> prior = prior();
        if (model.isEmpty() || !keys.sound() || !LearnerReader.fitsMemory(keys, observable.loss(), model.get())) {
            return Optional.empty();
        }
        return Optional.of(new GivenLearner(
                model.get(), new GivenPolicy(name, policies, randomised, first, observable, labels, trainedOn, prior)));
    }

    /** The others certify, at least one; which they are is known of data sets that are put in order. */
    private OptionalLong trainedOn(long labels) {
        if (!keys.has(TRAINED_ON)) {
            return OptionalLong.empty();
        }
        long trainedOn = keys.longInteger(TRAINED_ON, 0, labels - 1, 0);
        if (labels > LabelOrder.MOST_LABELS) {
            keys.refuse(
                    TRAINED_ON,
                    "puts " + Wording.count(labels) + " labels in order, may put "
                            + Wording.count(LabelOrder.MOST_LABELS));
        }
        return OptionalLong.of(trainedOn);
    }

    private Optional<Pmf> prior() {
        if (!keys.has(PRIOR)) {
            return Optional.empty();
        }
        Optional<double[]> prior = keys.prior(PRIOR);
        int actions = model.map(ModelSpec::actions).orElse(0);
        keys.checkPrior(PRIOR, prior, actions, "actions");
        boolean positive = prior.stream().flatMapToDouble(Arrays::stream).allMatch(weight -> weight > 0);
        if (keys.sound() && !positive) {
            keys.refuse(PRIOR, "has a probability of 0, must be above 0 for every action that a policy may take");
        }
        return model.isEmpty() || !keys.sound()
                ? Optional.empty()
                : Optional.of(prior.map(Pmf::of).orElseGet(() -> Pmf.uniform(actions)));
    }
}
