package dev.narrows.extension;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.bound.CeilingRule;
import dev.narrows.bound.FiniteFloorRule;
import dev.narrows.bound.FloorForm;
import dev.narrows.bound.Holds;
import dev.narrows.bound.Statement;
import dev.narrows.cli.ExtendedCommand;
import dev.narrows.family.Parameters;
import dev.narrows.finite.ChannelPlan;
import dev.narrows.finite.ChannelType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Extensions that cannot be used: exit code 3 and a line that names file, line and class. */
class BrokenExtensionTest {
    private static final String SCENARIO =
            Path.of("..", "scenarios", "quickstart.yaml").toString();

    @TempDir
    private Path dir;

    /** A channel whose constructor throws. */
    public static final class Throwing implements ChannelType {
        /** Throws, with a message of two lines. */
        public Throwing() {
            throw new IllegalStateException("no\nlicence");
        }

        @Override
        public String name() {
            return "throwing";
        }

        @Override
        public ChannelPlan read(Parameters parameters) {
            throw new IllegalStateException("is never asked");
        }
    }

    /** A channel that nobody can make. */
    public static final class Hidden implements ChannelType {
        private Hidden() {}

        @Override
        public String name() {
            return "hidden";
        }

        @Override
        public ChannelPlan read(Parameters parameters) {
            throw new IllegalStateException("is never asked");
        }
    }

    /** A channel without a proper name. */
    public static final class Unnamed implements ChannelType {
        @Override
        public String name() {
            return "No Name";
        }

        @Override
        public ChannelPlan read(Parameters parameters) {
            throw new IllegalStateException("is never asked");
        }
    }

    /** A floor of a name that Narrows has. */
    public static final class SecondFano implements FiniteFloorRule {
        @Override
        public Statement statement() {
            return new Statement("weak-fano", "0", "none", Holds.ALWAYS, "none");
        }

        @Override
        public ToDoubleFunction<FloorForm> of(
                dev.narrows.model.FiniteModel model, dev.narrows.bound.Capacities capacities) {
            throw new IllegalStateException("is never asked");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "finite.ChannelType | mine.Absent | there is no such class on the class path",
                "finite.ChannelType | java.lang.String | is no ChannelType",
                "finite.LossType | Two Words | there is no such class on the class path",
                "finite.ChannelType | $Hidden | must be a public class with a public constructor without arguments",
                "finite.ChannelType | $Throwing | its constructor throws java.lang.IllegalStateException: no licence",
                "finite.ChannelType | $Unnamed | is named \"No Name\", must be [a-z][a-z0-9]*(?:-[a-z0-9]+)*",
                "family.Family | mine.Absent | there is no such class on the class path",
                "bound.CeilingRule | java.lang.String | is no CeilingRule",
                "bound.FloorRule | $SecondFano | must have a name of its own"
            })
    void aLineNamesFileLineAndClass(String service, String name, String reason) throws IOException {
        String full = name.startsWith("$") ? BrokenExtensionTest.class.getName() + name : name;
        String text = "# a comment\n\n" + full + " # mine\n";
        Path jar = jar("dev.narrows." + service, text);
        Path folder = Files.createDirectories(dir.resolve("mine"));
        Path services = ExtensionFiles.service(folder, "dev.narrows." + service, text);
        for (Path extension : List.of(jar, folder)) {
            String place = extension.equals(jar) ? jar + "!/META-INF/services/dev.narrows." + service : services + "";
            ExtendedCommand.Outcome outcome = ExtendedCommand.run(List.of(extension), "bounds", SCENARIO);
            assertThat(outcome.code()).as(outcome.err()).isEqualTo(3);
            assertThat(outcome.out()).isEmpty();
            assertThat(outcome.err())
                    .startsWith("narrows: " + place + ":3: " + full + ": ")
                    .endsWith(reason + "\n")
                    .hasLineCount(1);
        }
    }

    /** Two jars with a ceiling each, of one name. */
    @Test
    void twoCeilingsOfOneNameAreRefused() throws IOException {
        Path jar = jar(CeilingRule.class.getName(), EarlyCeiling.class.getName() + "\n" + SecondEarly.class.getName());
        assertThat(ExtendedCommand.run(List.of(jar), "bounds", SCENARIO).err())
                .contains(jar + "!/META-INF/services/" + CeilingRule.class.getName() + ":2: ")
                .contains(SecondEarly.class.getName())
                .hasLineCount(1);
    }

    /** A ceiling of the name of another. */
    public static final class SecondEarly implements CeilingRule {
        private final EarlyCeiling other = new EarlyCeiling();

        @Override
        public Statement statement() {
            return other.statement();
        }

        @Override
        public Curve of(long labels, double delta, dev.narrows.bound.CatoniGrid grid) {
            return other.of(labels, delta, grid);
        }
    }

    private Path jar(String service, String text) throws IOException {
        return ExtensionFiles.jar(dir.resolve("my extensions.jar"), service, text);
    }
}
