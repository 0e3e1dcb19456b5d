package dev.narrows.cli;

import dev.narrows.bound.ExtensionException;
import dev.narrows.experiment.OutOfMemory;
import dev.narrows.explain.PlainText;
import dev.narrows.result.FileOperations;
import dev.narrows.result.FolderInUseException;
import dev.narrows.result.RefusedException;
import dev.narrows.result.Version;
import dev.narrows.scenario.ScenarioException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.core.exc.JacksonIOException;

/** The command {@code narrows}. */
@Command(
        name = "narrows",
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionText.class,
        description = "A Monte Carlo laboratory for capacity-limited feedback.",
        synopsisSubcommandLabel = "VERB",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all well",
            "1:internal error",
            "2:usage",
            "3:scenario or input refused",
            "4:some cells failed",
            "5:a bound is violated, or an expectation is not met",
            "6:a precision is not reached, or --max-time ended the run",
            "7:input/output failure",
            "8:the folder is in use",
            "130, 143:interrupted"
        })
public final class Main {
    /** Columns of a page of help: picocli needs 55. */
    private static final int NARROWEST_HELP = 55;

    private static final int WIDEST_HELP = 80;

    private static final List<String> HELP = List.of("help", "-h", "--help");

    @Option(
            names = Console.NO_COLOUR,
            arity = "0",
            scope = CommandLine.ScopeType.INHERIT,
            description = "no colours; there are none but on a terminal, nor where NO_COLOR is set")
    private boolean noColour;

    private Main() {}

    /**
     * Runs a command and exits with its code.
     *
     * @param arguments verb, options, files
     */
    public static void main(String[] arguments) {
        System.exit(execute(arguments, StandardStream.out(), StandardStream.err()));
    }

    /** Runs a command; tests call this. */
    static int execute(String[] arguments, Writer out, Writer err) {
        return execute(arguments, out, err, FileOperations.SYSTEM);
    }

    /** The same with other operations on files: tests make them fail. */
    static int execute(String[] arguments, Writer out, Writer err, FileOperations given) {
        FileOperations operations = FileOperations.named(given);
        Console console = new Console(out, err, List.of(arguments));
        CommandLine line = new CommandLine(new Main());
        line.setCommandName(Program.name());
        verbs(arguments, console, operations).forEach(line::addSubcommand);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(
                console.colours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        // to ask the terminal takes a process of its own
        if (arguments.length == 0 || !Collections.disjoint(List.of(arguments), HELP)) {
            line.setUsageHelpWidth(
                    Math.max(NARROWEST_HELP, Math.min(console.screen().width(), WIDEST_HELP)));
        }
        // @FILE is an ordinary name here
        line.setExpandAtFiles(false);
        PrintWriter help = new PrintWriter(out);
        line.setOut(help);
        line.setErr(new PrintWriter(err));
        line.setExecutionExceptionHandler((thrown, command, parsed) -> failure(thrown, console));
        line.setParameterExceptionHandler((wrong, words) -> usage(wrong, console));
        int code = code(line, arguments, console);
        try {
            out.flush();
            err.flush();
            return help.checkError() ? ExitCode.IO : code;
        } catch (IOException e) {
            return code == ExitCode.IO || e instanceof ClosedPipeException
                    ? ExitCode.IO
                    : said(reason(e), ExitCode.IO, console); // said once
        }
    }

    /** The verb that is called, alone: reading the options of all takes time; all of them where none is called. */
    private static Map<String, Verb> verbs(String[] arguments, Console console, FileOperations operations) {
        Map<String, Verb> verbs = new LinkedHashMap<>();
        verbs.put("run", new RunCommand(console, operations));
        verbs.put("merge", new MergeCommand(console, operations));
        verbs.put("runs", new RunsCommand(console, operations));
        verbs.put("verify", new VerifyCommand(console));
        verbs.put("replay", new ReplayCommand(console));
        verbs.put("judge", new JudgeCommand(console, operations));
        verbs.put("bounds", new BoundsCommand(console, operations));
        verbs.put("capacity", new CapacityCommand(console));
        verbs.put("deficiency", new DeficiencyCommand(console, operations));
        verbs.put("correct", new CorrectCommand(console));
        verbs.put("solve", new SolveCommand(console));
        verbs.put("labels", new LabelsCommand(console, operations));
        verbs.put("score", new ScoreCommand(console, operations));
        verbs.put("estimators", new EstimatorsCommand(console, operations));
        verbs.put("plan", new PlanCommand(console));
        verbs.put("validate", new ValidateCommand(console));
        verbs.put("explain", new ExplainCommand(console));
        verbs.put("compare", new CompareCommand(console));
        verbs.put("init", new InitCommand(console, operations));
        verbs.put("schema", new SchemaCommand(console));
        verbs.put("completion", new CompletionCommand(console));
        verbs.put("help", new HelpCommand(console));
        verbs.put("report", new ReportCommand(console, operations));
        verbs.put("plot", new PlotCommand(console, operations));
        verbs.put("export", new ExportCommand(console, operations));
        Verb called = arguments.length == 0 ? null : verbs.get(arguments[0]);
        boolean all = called == null || called instanceof CompletionCommand || called instanceof HelpCommand;
        return all ? verbs : Map.of(arguments[0], called);
    }

    /** What is wrong in a line and where to read on in another; the whole page only where nothing was given. */
    private static int usage(CommandLine.ParameterException wrong, Console console) throws IOException {
        CommandLine command = wrong.getCommandLine();
        boolean verb = command.getParent() != null;
        if (!verb && console.arguments().isEmpty()) {
            console.err().write(command.getUsageMessage(command.getColorScheme()));
            return ExitCode.USAGE;
        }
        console.message((verb ? "narrows " + command.getCommandName() : "narrows") + ": "
                + PlainText.line(UsageText.of(wrong)));
        console.message("see: narrows help" + (verb ? " " + command.getCommandName() : ""));
        return ExitCode.USAGE;
    }

    /** An error of the machine is a line too, and no trace. */
    private static int code(CommandLine line, String[] arguments, Console console) {
        try {
            return line.execute(arguments);
        } catch (OutOfMemoryError e) {
            return said(OutOfMemory.line(e), ExitCode.INTERNAL, console);
        } catch (Error e) {
            return said("internal error: " + e, ExitCode.INTERNAL, console);
        }
    }

    private static int said(String line, int code, Console console) {
        try {
            console.message("narrows: " + line);
            return code;
        } catch (IOException e) {
            return ExitCode.IO;
        }
    }

    /** Says what was thrown in a line; the exit code. */
    static int failure(Exception thrown, Console console) throws IOException {
        if (thrown instanceof ClosedPipeException) {
            return ExitCode.IO;
        }
        if (thrown instanceof ScenarioException refused) {
            console.message(refused.getMessage());
            if (refused.problems().size() > ScenarioException.PRINTED) {
                console.message("see: narrows validate --all");
            }
            return ExitCode.REFUSED;
        }
        if (thrown instanceof FolderInUseException || thrown instanceof RefusedException) {
            console.message("narrows: " + thrown.getMessage());
            return thrown instanceof RefusedException ? ExitCode.REFUSED : ExitCode.IN_USE;
        }
        if (thrown instanceof ExtensionException) {
            console.message("narrows: " + PlainText.line(thrown.getMessage()));
            return ExitCode.REFUSED;
        }
        if (thrown instanceof IOException
                || thrown instanceof UncheckedIOException
                || thrown instanceof JacksonIOException) {
            console.message("narrows: " + reason(thrown));
            return ExitCode.IO;
        }
        console.message("narrows: internal error: " + thrown);
        return ExitCode.INTERNAL;
    }

    private static String reason(Exception thrown) {
        boolean wrapped = thrown instanceof UncheckedIOException || thrown instanceof JacksonIOException;
        Throwable cause = wrapped && thrown.getCause() instanceof IOException io ? io : thrown;
        String kind = cause.getClass().getSimpleName().replace("Exception", "");
        return cause.getMessage() == null ? kind : cause.getMessage() + " (" + kind + ")";
    }

    static Set<String> verbNames() {
        Console unused = new Console(Writer.nullWriter(), Writer.nullWriter(), List.of());
        return verbs(new String[0], unused, FileOperations.SYSTEM).keySet();
    }

    /** The names of all verbs, for completion. */
    static final class VerbNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return verbNames().iterator();
        }
    }

    /** What {@code --version} prints. */
    static final class VersionText implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            Version v = Version.current();
            return new String[] {
                "narrows " + v.version() + " (commit " + v.commit() + ", rng contract " + v.rng() + ", JDK " + v.java()
                        + ")"
            };
        }
    }
}
