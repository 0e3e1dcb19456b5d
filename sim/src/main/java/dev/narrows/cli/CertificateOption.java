package dev.narrows.cli;

import dev.narrows.certificate.CertificateFolder;
import dev.narrows.result.FileOperations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option for a folder of what proves the numbers of a command. */
final class CertificateOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--certificates",
            paramLabel = "DIR",
            description = "write what proves the numbers there, which scripts/check reads; of one scenario")
    private Optional<Path> path;

    private Optional<CertificateFolder> folder = Optional.empty();

    /** Writes the certificates of a command; how many numbers have one. */
    @FunctionalInterface
    interface Writing {
        int write(CertificateFolder folder) throws IOException;
    }

    /** Refuses, before anything is computed, more scenarios than one and a folder that holds something else. */
    void open(FileOperations operations, int scenarios) throws IOException {
        if (path.isPresent()) {
            if (scenarios > 1) {
                throw new CommandLine.ParameterException(
                        spec.commandLine(), "--certificates: is of one FILE, not of " + scenarios);
            }
            folder = Optional.of(new CertificateFolder(operations, path.get()));
        }
    }

    /** Whether certificates are asked for. */
    boolean asked() {
        return path.isPresent();
    }

    /** Writes them, if they are asked for, and says where. */
    void write(Console console, Writing writing) throws IOException {
        if (asked()) {
            console.message("certificates: " + path.orElseThrow() + " (" + write(writing) + " numbers)");
        }
    }

    /** Writes them, if they are asked for, and says nothing: the last line of a run is its folder. */
    int write(Writing writing) throws IOException {
        return folder.isPresent() ? writing.write(folder.get()) : 0;
    }
}
