/**
 * YAML as a tree of which every node has its place, and the readers of its values: what is refused is said with line,
 * column and the allowed set.
 *
 * <p>The way of a file: bytes ({@code Source}: UTF-8, sizes, characters) to a tree of marked nodes ({@code YamlTree}:
 * one pass over the events of snakeyaml-engine). Scalars are typed by what their key expects, from their text and
 * style: nothing is guessed, converted or truncated. JSON that this software wrote becomes the same tree
 * ({@code JsonTree}). This package holds the only import of a parser of YAML. May use {@code numeric}.
 */
package dev.narrows.yaml;
