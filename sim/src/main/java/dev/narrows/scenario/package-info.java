/**
 * Scenario files: strict reading with every error at once, sweeps, cells, the canonical form behind stream names and folders.
 *
 * <p>The way of a file: bytes ({@code Source}: UTF-8, sizes, characters) to a tree of marked nodes ({@code YamlTree}: one
 * pass over the events of snakeyaml-engine) to typed settings ({@code SettingsReader}) to a
 * {@link dev.narrows.scenario.Scenario} of {@link dev.narrows.scenario.Cell cells}. Every node keeps its line and column, a
 * swept value too, so an error in a cell points at the value in the sweep. Scalars are typed by what their key expects, from
 * their text and style: nothing is guessed, converted or truncated.
 *
 * <p>Types of channels ({@link dev.narrows.scenario.ChannelType}) and of losses ({@link dev.narrows.scenario.LossType}) come
 * through {@link java.util.ServiceLoader}, Narrows' own and a user's alike; they are looked up once for each file. This
 * package holds the only YAML import. May use {@code learner}, {@code model}, {@code info} and {@code numeric}.
 */
package dev.narrows.scenario;
