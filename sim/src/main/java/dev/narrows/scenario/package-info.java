/**
 * Scenario files: strict reading with every error at once, cells, the names of streams and folders.
 *
 * <p>The tree of a file ({@code yaml}) becomes typed settings ({@code SettingsReader}; what stands under {@code model}
 * and {@code learner} is read by the family that it names) and a {@link dev.narrows.scenario.Scenario} of
 * {@link dev.narrows.scenario.Cell cells}: these settings, of which the parts that the sweep shapes are read anew
 * ({@code SweptSettings}). May use {@code family}, {@code sweep}, {@code expression}, {@code yaml}, {@code sampling},
 * {@code bound}.
 */
package dev.narrows.scenario;
