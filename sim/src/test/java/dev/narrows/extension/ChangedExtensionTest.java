package dev.narrows.extension;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.cli.ExtendedCommand;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a run says of its extensions, and what a run that goes on takes of replicates that another jar made. */
class ChangedExtensionTest {
    private static final int REPLICATES = 40;
    private static final String SCENARIO = """
            format: 1
            name: extended
            seed: 1
            model:
              family: finite
              codebook: {size: 3}
              cognitive: {type: noiseless, size: 3}
              articulation: {type: neighbour, size: 3, error: 0.4}
              loss: {type: zero-one}
            learner: {labels: 30}
            replicates: 40
            """;

    @TempDir
    private Path dir;

    private Path jar(String comment) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("comment", comment.getBytes(StandardCharsets.UTF_8));
        for (Class<?> type : List.of(NeighbourChannel.class, PinskerFloor.class)) {
            try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
                entries.put(type.getName().replace('.', '/') + ".class", in.readAllBytes());
            }
            String service = type.getInterfaces()[0].getName().replace("FiniteFloorRule", "FloorRule");
            entries.put(ExtensionFiles.entry(service), type.getName().getBytes(StandardCharsets.UTF_8));
        }
        return ExtensionFiles.jar(dir.resolve("mine.jar"), entries);
    }

    private JsonNode manifest(Path jar, String text) throws IOException {
        Path file = Files.writeString(dir.resolve("mine.yaml"), text);
        Path runs = dir.resolve("runs");
        ExtendedCommand.Outcome outcome =
                ExtendedCommand.run(List.of(jar), "run", file.toString(), "--out", runs.toString());
        assertThat(outcome.code()).as(outcome.err()).isZero();
        try (Stream<Path> folders = Files.list(runs.resolve("extended"))) {
            Path manifest = folders.filter(path -> path.getFileName().toString().length() == 12)
                    .findFirst()
                    .orElseThrow()
                    .resolve("manifest.json");
            return new JsonMapper().readTree(Files.readString(manifest));
        }
    }

    private static void assertComputed(JsonNode manifest, int computed) {
        assertThat(manifest.at("/journal/replicates_computed").asInt()).isEqualTo(computed);
        assertThat(manifest.at("/journal/replicates_taken").asInt()).isEqualTo(REPLICATES - computed);
    }

    @Test
    void replicatesOfAnotherJarAreNotTaken() throws Exception {
        Path jar = jar("first");
        JsonNode extensions = manifest(jar, SCENARIO).get("extensions");
        assertThat(extensions).hasSize(1);
        assertThat(extensions.at("/0/name").asString()).isEqualTo("mine.jar");
        assertThat(extensions.at("/0/sha256").asString())
                .isEqualTo(HexFormat.of()
                        .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                                .digest(Files.readAllBytes(jar))));
        assertThat(extensions.at("/0/providers").valueStream().map(JsonNode::asString))
                .containsExactly(NeighbourChannel.class.getName(), PinskerFloor.class.getName());
        String delta = SCENARIO + "bounds: {delta: 0.1}\n";
        assertComputed(manifest(jar, delta), 0);
        JsonNode changed = manifest(jar("second"), delta);
        assertComputed(changed, REPLICATES);
        assertThat(changed.at("/extensions/0/sha256").asString())
                .isNotEqualTo(extensions.at("/0/sha256").asString());
        assertComputed(manifest(jar("second"), SCENARIO), 0);
    }

    /** A floor makes no replicates, and a channel that no key names neither. */
    @Test
    void replicatesThatNoExtensionMadeAreTaken() throws IOException {
        String own = SCENARIO.replace("neighbour", "symmetric");
        manifest(jar("first"), own);
        JsonNode again = manifest(jar("second"), own + "bounds: {delta: 0.1}\n");
        assertComputed(again, 0);
        assertThat(again.at("/extensions/0/providers").valueStream().map(JsonNode::asString))
                .containsExactly(PinskerFloor.class.getName());
    }
}
