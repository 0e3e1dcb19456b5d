package dev.narrows.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** What every verb of the command line has: a console, and the options for help and version. */
@Command(mixinStandardHelpOptions = true, versionProvider = Main.VersionText.class)
abstract class Verb implements Callable<Integer> {
    final Console console;

    Verb(Console console) {
        this.console = console;
    }
}
