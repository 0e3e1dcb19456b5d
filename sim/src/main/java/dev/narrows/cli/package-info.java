/**
 * The command line: the only place that reads arguments and writes to stdout. Results go to stdout, everything else to
 * stderr. May use {@code report}, {@code result}, {@code experiment}, {@code budget}, {@code scenario},
 * {@code learner}, {@code bound}, {@code model}, {@code info} and {@code numeric}.
 */
package dev.narrows.cli;
