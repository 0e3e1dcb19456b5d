package dev.narrows.result;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A UTF-8 file that appears under its name complete or not at all: written under a temporary name beside it, forced to the
 * disk, renamed. Closed without {@link #commit()}, it leaves nothing. The folder is locked meanwhile ({@link FolderLock}).
 */
final class AtomicFile implements Closeable {
    private static final String TEMPORARY = ".tmp";

    private final Path target;
    private final Path temporary;
    private final FileChannel channel;
    private final Writer writer;
    private boolean committed;

    AtomicFile(Path target) throws IOException {
        this.target = target;
        this.temporary = target.resolveSibling("." + target.getFileName() + TEMPORARY);
        // what a killed run left behind, if anything; a link planted there is removed, not followed
        Files.deleteIfExists(temporary);
        this.channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        this.writer = new BufferedWriter(
                new OutputStreamWriter(Channels.newOutputStream(channel), StandardCharsets.UTF_8));
    }

    static void write(Path target, String text) throws IOException {
        try (AtomicFile file = new AtomicFile(target)) {
            file.writer().write(text);
            file.commit();
        }
    }

    Writer writer() {
        return writer;
    }

    void commit() throws IOException {
        writer.flush();
        channel.force(true);
        channel.close();
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        committed = true;
    }

    @Override
    public void close() throws IOException {
        if (!committed) {
            channel.close();
            Files.deleteIfExists(temporary);
        }
    }
}
