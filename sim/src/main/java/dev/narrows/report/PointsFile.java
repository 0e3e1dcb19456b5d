package dev.narrows.report;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** points.json of a run, a cell at a time: a batch may be larger than the memory. */
final class PointsFile {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private PointsFile() {
    }

    /**
     * Passes every cell on, in order.
     *
     * @throws IOException if the file cannot be read or is no points.json
     */
    static void each(Path file, Consumer<ObjectNode> cells) throws IOException {
        try (Reader reader = Files.newBufferedReader(file); JsonParser json = MAPPER.createParser(reader)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals("cells")) {
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        cells.accept((ObjectNode) MAPPER.<JsonNode>readTree(json));
                    }
                } else {
                    json.skipChildren();
                }
            }
        } catch (JacksonException | ClassCastException e) {
            throw new IOException(file + ": is not the points.json of a run", e);
        }
    }

    /**
     * A small JSON file.
     *
     * @throws IOException if it cannot be read or is no JSON object
     */
    static ObjectNode object(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            return (ObjectNode) MAPPER.readTree(reader);
        } catch (JacksonException | ClassCastException e) {
            throw new IOException(file + ": is not a JSON object", e);
        }
    }
}
