/**
 * The command line: the only place that reads arguments and writes to stdout. Results go to stdout, everything else to
 * stderr. May use every package.
 */
package dev.narrows.cli;
