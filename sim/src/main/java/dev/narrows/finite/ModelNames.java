package dev.narrows.finite;

import dev.narrows.family.Parameters;
import java.util.List;

/**
 * What users call the values of a model; numbers, streams and kept replicates do not depend on it.
 *
 * @param contextWord what a context is: {@code context}, or {@code rater} where the contexts say who gave the label
 * @param contexts a name for each context, or none
 * @param targets a name for each target, or none
 * @param labels a name for each label, or none
 * @param actions a name for each action, or none
 */
record ModelNames(
        String contextWord, List<String> contexts, List<String> targets, List<String> labels, List<String> actions) {
    static final String KEY = "names";
    static final ModelNames NONE = new ModelNames(ChannelNames.CONTEXT, List.of(), List.of(), List.of(), List.of());

    /** The names under {@code names}. */
    static ModelNames read(Parameters keys, int contexts, int targets, int labels, int actions) {
        boolean both = keys.has(ChannelNames.RATERS) && keys.has(ChannelNames.CONTEXTS);
        if (both) {
            keys.refuse(ChannelNames.RATERS, ChannelNames.BOTH);
        }
        boolean raters = keys.has(ChannelNames.RATERS) && !both;
        return new ModelNames(
                raters ? ChannelNames.RATER : ChannelNames.CONTEXT,
                keys.names(raters ? ChannelNames.RATERS : ChannelNames.CONTEXTS, contexts),
                keys.names("targets", targets),
                keys.names("labels", labels),
                keys.names("actions", actions));
    }

    /** What a value is called: its name, or its number where it has none. */
    static String of(List<String> names, int value) {
        return names.isEmpty() ? Integer.toString(value) : names.get(value);
    }
}
