package dev.narrows.judge;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON lines (mutable, for one pass): an object on each line, whose names are the columns and whose values are strings,
 * numbers, true, false or null; what is not read may be anything. Columns are those of the first object: one that is
 * looked for by its usual name and comes later alone is refused, since all before would have been read without it.
 */
final class JsonLines implements RatingFile {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxStringLength(LONGEST).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Columns that are read where they are there. */
    private static final List<String> USUAL = List.of("item", "rater", "truth");

    private final Path path;
    private final RatingRow row = new RatingRow();
    private final Map<String, Integer> columns = new HashMap<>();
    private int[] places = new int[0];
    private JsonParser parser;
    private long lastLine;

    private JsonLines(Path path) {
        this.path = path;
    }

    static JsonLines of(Path path) throws IOException {
        CsvFile.requireText(path);
        return new JsonLines(path);
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public void read(Reading reading) throws IOException {
        try {
            names();
            try (JsonParser objects = JSON.createParser(ObjectReadContext.empty(), new Utf8Text(path))) {
                parser = objects;
                reading.of(new Rows());
            }
        } catch (StreamReadException e) {
            throw refusal(e.getLocation(), e.getOriginalMessage());
        } catch (JacksonIOException e) {
            throw e.getCause() instanceof CharConversionException wrong
                    ? refusal(parser.currentLocation(), wrong.getMessage())
                    : e.getCause();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The names of the first object. */
    private void names() throws IOException {
        try (JsonParser first = JSON.createParser(ObjectReadContext.empty(), new Utf8Text(path))) {
            parser = first;
            if (parser.nextToken() == null) {
                throw new RatingsException(path + ":1:1: has no object, must have one on each line");
            }
            requireObject();
            row.at(parser.currentTokenLocation().getLineNr(), 0);
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                columns.put(name, columns.size());
                row.set(0, name.toCharArray(), 0, name.length());
                parser.nextToken();
                parser.skipChildren();
            }
            places = new int[columns.size()];
        }
        if (columns.isEmpty()) {
            throw refused(row.line(), 0, "the first object has no names, must have that of the label");
        }
    }

    /** The names, then the objects. */
    private final class Rows implements Iterator<RatingRow> {
        private boolean named;
        private boolean looked;

        @Override
        public boolean hasNext() {
            if (!named) {
                return true;
            }
            if (!looked) {
                parser.nextToken();
                looked = true;
            }
            return parser.currentToken() != null;
        }

        @Override
        public RatingRow next() {
            if (!named) {
                named = true;
                return row;
            }
            hasNext();
            looked = false;
            try {
                object();
            } catch (RatingsException e) {
                throw new UncheckedIOException(e);
            }
            return row;
        }
    }

    private void object() throws RatingsException {
        requireObject();
        TokenStreamLocation start = parser.currentTokenLocation();
        if (start.getLineNr() == lastLine) {
            throw refusal(start, "a second value on the line, must be one object on each");
        }
        row.at(start.getLineNr(), columns.size()).clear();
        Arrays.fill(places, start.getColumnNr());
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            Integer column = columns.get(parser.currentName());
            if (column == null) {
                requireUnread(parser.currentName());
            }
            parser.nextToken();
            if (column != null && row.keeps(column)) {
                value(column);
            } else {
                parser.skipChildren();
            }
        }
        lastLine = parser.currentLocation().getLineNr();
        if (lastLine != start.getLineNr()) {
            throw refusal(start, "the object goes over several lines, must stand on one");
        }
    }

    private void requireObject() throws RatingsException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw refusal(parser.currentTokenLocation(), "no object, must be one on each line, in braces");
        }
    }

    private void requireUnread(String name) throws RatingsException {
        if (USUAL.contains(name.toLowerCase(Locale.ROOT))) {
            throw refusal(
                    parser.currentTokenLocation(),
                    "\"" + name + "\" is not in the first object, must be in it too, null where it is not known");
        }
    }

    private void value(int column) throws RatingsException {
        TokenStreamLocation place = parser.currentTokenLocation();
        places[column] = place.getColumnNr();
        switch (parser.currentToken()) {
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
                row.set(column, parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
            case VALUE_NULL -> {}
            default -> throw refusal(place, "an object or array, must be a string, a number, true, false or null");
        }
    }

    private RatingsException refusal(TokenStreamLocation at, String message) {
        return new RatingsException(path + ":" + at.getLineNr() + ":" + at.getColumnNr() + ": " + message);
    }

    @Override
    public RatingsException refused(long line, int field, String message) {
        int column = field < places.length && places[field] > 0 ? places[field] : 1;
        return new RatingsException(path + ":" + line + ":" + column + ": " + message);
    }
}
