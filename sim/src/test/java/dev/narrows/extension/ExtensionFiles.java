package dev.narrows.extension;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Extensions as their users have them: what a service is named to be, in a folder of classes or in a jar. */
final class ExtensionFiles {
    private ExtensionFiles() {}

    /** Where the names of what provides a service stand in a folder or a jar. */
    static String entry(String service) {
        return "META-INF/services/" + service;
    }

    /** Writes the names of what provides a service into a folder; the file. */
    static Path service(Path folder, String service, String names) throws IOException {
        Path file = folder.resolve(entry(service));
        Files.createDirectories(file.getParent());
        return Files.writeString(file, names);
    }

    /** Writes a jar of these entries, whose bytes depend on nothing else. */
    static Path jar(Path jar, Map<String, byte[]> entries) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                JarEntry head = new JarEntry(entry.getKey());
                head.setTime(0);
                out.putNextEntry(head);
                out.write(entry.getValue());
            }
        }
        return jar;
    }

    /** Writes a jar with nothing but the names of what provides a service. */
    static Path jar(Path jar, String service, String names) throws IOException {
        return jar(jar, Map.of(entry(service), names.getBytes(StandardCharsets.UTF_8)));
    }
}
