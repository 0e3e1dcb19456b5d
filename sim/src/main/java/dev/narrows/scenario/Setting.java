package dev.narrows.scenario;

import dev.narrows.yaml.Wording;

/**
 * A value of the command line in the place of the file's: {@code --set key=value}.
 *
 * @param key path of a key of model, learner, bounds or confidence, or an end of it that no other has; a variable
 * @param value YAML: a value, or several between commas, which are an axis of the sweep
 */
public record Setting(String key, String value) {
    /**
     * Reads {@code key=value}.
     *
     * @param text the text after {@code --set}
     * @return key and value, without the spaces around them; what they mean is checked with the file
     * @throws IllegalArgumentException if there is no {@code =} or nothing before it
     */
    public static Setting parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("is " + Wording.quoted(text) + ", must be key=value");
        }
        return new Setting(
                text.substring(0, equals).strip(), text.substring(equals + 1).strip());
    }

    /** The option as it was given. */
    String option() {
        return "--set " + Wording.quoted(key).replace("\"", "") + "="
                + Wording.quoted(value).replaceAll("^\"|\"$", "");
    }
}
