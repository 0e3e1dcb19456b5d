/**
 * The command line: the only place that reads arguments and writes to stdout. Results go to stdout, everything else to
 * stderr. May use {@code report}, {@code result}, {@code experiment}, {@code scenario}, {@code family}, {@code
 * budget}, {@code bound}, {@code learner}, {@code model}, {@code info}, {@code numeric}.
 */
package dev.narrows.cli;
