package dev.narrows.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;

/** Texts that come with the software. */
enum Resource {
    /** A commented scenario to start from. */
    STARTER("/dev/narrows/starter.yaml"),
    /** The JSON Schema of scenario files. */
    SCHEMA("/scenario-v1.schema.json");

    private final String path;

    Resource(String path) {
        this.path = path;
    }

    String text() throws IOException {
        try (InputStream in = Resource.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new NoSuchFileException(path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
