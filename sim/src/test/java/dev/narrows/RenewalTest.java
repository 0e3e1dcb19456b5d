package dev.narrows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenewalTest {
    @TempDir
    Path dir;

    @Test
    void aKeyIsRenewedWhereverItStandsAndANewOneIsAddedAtTheEnd() throws Exception {
        Path file = Files.writeString(dir.resolve("a.properties"), "first=1\nsecond=2\n");
        for (String key : new String[] {"first", "second", "third"}) {
            Renewal.property(file, key, "3");
        }
        assertThat(file).hasContent("first=3\nsecond=3\nthird=3\n");
    }
}
