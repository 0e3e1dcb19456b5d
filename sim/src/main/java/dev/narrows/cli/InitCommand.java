package dev.narrows.cli;

import dev.narrows.result.FileOperations;
import dev.narrows.result.RefusedException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code init}: a commented scenario to start from. */
@Command(description = "Print a commented scenario to start from, or write it to a file.")
final class InitCommand extends Verb {
    private final FileOperations operations;

    @Option(names = "--out", paramLabel = "FILE", description = "write it here; an existing file is refused (exit 3)")
    private Path out;

    @Option(names = "--force", description = "overwrite an existing file")
    private boolean force;

    InitCommand(Console console, FileOperations operations) {
        super(console);
        this.operations = operations;
    }

    @Override
    public Integer call() throws IOException {
        String text = Resource.STARTER.text();
        if (out == null) {
            console.out().write(text);
        } else {
            write(text);
        }
        return ExitCode.OK;
    }

    private void write(String text) throws IOException {
        if (Files.isDirectory(out)) {
            throw new RefusedException(out + ": is a folder");
        }
        operations.createFolders(out.toAbsolutePath().getParent());
        try {
            if (force) {
                Files.writeString(out, text);
            } else {
                Files.writeString(out, text, StandardOpenOption.CREATE_NEW);
            }
        } catch (FileAlreadyExistsException e) {
            throw new RefusedException(out + ": exists; --force overwrites it");
        }
    }
}
