package dev.narrows.scenario;

import dev.narrows.family.Family;
import dev.narrows.sweep.SweptKeys;
import dev.narrows.yaml.Wording;
import java.util.List;
import java.util.stream.Stream;

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

    /**
     * Keys that can be set in most files, whether a file holds them or not.
     *
     * @return full paths: those of Narrows' own family, of bounds and confidence
     */
    public static List<String> usualKeys() {
        List<String> ofFamily = Family.all().first().withDefault();
        return Stream.concat(ofFamily.stream(), SweptKeys.WITH_DEFAULT.stream()).toList();
    }

    /** The option as it was given. */
    String option() {
        return "--set " + Wording.quoted(key).replace("\"", "") + "="
                + Wording.quoted(value).replaceAll("^\"|\"$", "");
    }
}
