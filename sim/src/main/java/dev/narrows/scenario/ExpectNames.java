package dev.narrows.scenario;

import java.util.Collection;

/**
 * The names that conditions of {@code expect} may use beside the swept keys. Results define them, which this package
 * may not use; they provide them through {@code META-INF/services}, so that a name stands in one place.
 */
public interface ExpectNames {
    /**
     * Names of numbers.
     *
     * @return columns of points.csv
     */
    Collection<String> numbers();

    /**
     * Names of texts.
     *
     * @return columns of points.csv
     */
    Collection<String> texts();
}
