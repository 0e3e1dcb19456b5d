/**
 * The command line: the only place that reads arguments and writes to stdout. Results go to stdout, everything else to
 * stderr. May use {@code certificate}, {@code report}, {@code explain}, {@code foreign}, {@code channel},
 * {@code montecarlo}, {@code result}, {@code experiment}, {@code scenario}, {@code finite}, {@code judge},
 * {@code family}, {@code budget}, {@code estimate}, {@code sampling}, {@code planning}, {@code rating}, {@code bound},
 * {@code learner}, {@code model}, {@code info}, {@code yaml}, {@code numeric}.
 */
package dev.narrows.cli;
