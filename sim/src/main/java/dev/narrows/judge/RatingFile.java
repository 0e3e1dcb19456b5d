package dev.narrows.judge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** A file of ratings, read one row at a time: a CSV, or JSON lines by its name. */
interface RatingFile {
    /** A field has fewer characters. */
    int LONGEST = 4_000_000;

    /** What is made of rows, one of which is in memory at a time: the names of the columns, then the ratings. */
    interface Reading {
        void of(Iterator<RatingRow> rows) throws IOException;
    }

    /**
     * Looks at the start of a file.
     *
     * @throws RatingsException if it is no file of text
     */
    static RatingFile of(Path path) throws IOException {
        return isJson(path) ? JsonLines.of(path) : CsvFile.of(path);
    }

    /** Whether a file is to be read as JSON lines. */
    static boolean isJson(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".jsonl") || name.endsWith(".ndjson");
    }

    /** The file. */
    Path path();

    /**
     * Reads the rows.
     *
     * @throws RatingsException if the file is not what it should be, or no UTF-8
     */
    void read(Reading reading) throws IOException;

    /** What may be done where a column is missing among those of these names; empty where nothing is plain. */
    default String remedy(List<String> names) {
        return "";
    }

    /** That a field of the row of a line, which is the one read last, is wrong. */
    RatingsException refused(long line, int field, String message) throws IOException;
}
