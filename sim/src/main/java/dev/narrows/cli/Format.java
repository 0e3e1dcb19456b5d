package dev.narrows.cli;

/** Formats of results on stdout. */
enum Format {
    TABLE,
    JSON,
    CSV
}
