package dev.narrows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The pictures in {@code scenarios/gallery}: {@code x.svg} is what a command of a page writes into {@code my-x.svg}.
 * With NARROWS_RENEW in the environment they are renewed instead of compared.
 */
final class Gallery {
    private static final Path FOLDER = ReadmeBlocks.ROOT.resolve("scenarios/gallery");
    private static final Pattern MADE = Pattern.compile("--out my-(\\S+\\.svg)");

    private Gallery() {}

    static List<String> pictures() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** The names of the pictures that commands make. */
    static Stream<String> madeBy(String commands) {
        return MADE.matcher(commands).results().map(result -> result.group(1));
    }

    /** The pictures that commands wrote into this folder are those of the gallery, byte for byte. */
    static void mustHave(Path dir) throws IOException {
        for (String picture : pictures()) {
            Path made = dir.resolve("my-" + picture);
            if (Files.exists(made)) {
                if (Renewal.asked()) {
                    Files.write(FOLDER.resolve(picture), Files.readAllBytes(made));
                }
                assertThat(FOLDER.resolve(picture)).hasSameTextualContentAs(made);
            }
        }
    }
}
