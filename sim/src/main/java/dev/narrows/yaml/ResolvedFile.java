package dev.narrows.yaml;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Writes scenario.resolved.yaml and reads it back. It was written by this software, so its types are taken as they stand. */
public final class ResolvedFile {
    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .loadSettings(LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build()).build());

    private static final YAMLMapper WRITER = YAMLMapper.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER).build();

    private ResolvedFile() {
    }

    /**
     * The text of a resolved scenario.
     *
     * @param resolved its tree
     * @return YAML; doubles in their shortest form on every JDK
     */
    public static String text(ObjectNode resolved) {
        return WRITER.writeValueAsString(resolved);
    }

    /**
     * The tree of a resolved scenario.
     *
     * @param file scenario.resolved.yaml
     * @return its root
     * @throws IOException if it cannot be read, or is no YAML mapping
     */
    public static ObjectNode read(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            JsonNode root = YAML.readTree(reader);
            if (root instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw new IOException(file + ": is not the resolved scenario of a run", e);
        }
        throw new IOException(file + ": is not the resolved scenario of a run");
    }
}
