package dev.narrows.yaml;

import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Writes scenario.resolved.yaml; it is read back as any scenario. */
public final class ResolvedFile {
    private static final YAMLMapper WRITER = YAMLMapper.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .build();

    private ResolvedFile() {}

    /**
     * The text of a resolved scenario.
     *
     * @param resolved its tree
     * @return YAML; doubles in their shortest form on every JDK
     */
    public static String text(ObjectNode resolved) {
        return WRITER.writeValueAsString(resolved);
    }
}
