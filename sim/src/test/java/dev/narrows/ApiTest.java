package dev.narrows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The classes that users of the library call or implement have the public members that api.txt lists. A line that goes
 * is a change that breaks them; a new one is added to the file, so that it is kept from then on.
 */
class ApiTest {
    private static final Path LIST = Path.of("src", "test", "resources", "api.txt");

    private static Stream<String> members(Class<?> type) {
        Stream<Executable> all =
                Stream.concat(Arrays.stream(type.getDeclaredConstructors()), Arrays.stream(type.getDeclaredMethods()));
        return all.filter(member -> Modifier.isPublic(member.getModifiers()) && !member.isSynthetic())
                .map(ApiTest::text)
                .sorted();
    }

    private static String text(Executable member) {
        String parameters = Arrays.stream(member.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", ", "(", ")"));
        return member instanceof Method method
                ? method.getReturnType().getSimpleName() + " " + method.getName() + parameters
                : ((Constructor<?>) member).getDeclaringClass().getSimpleName() + parameters;
    }

    @Test
    void publicMembersAreThoseOfTheList() throws Exception {
        List<String> listed = Files.readAllLines(LIST);
        List<String> names =
                listed.stream().filter(line -> !line.startsWith(" ")).toList();
        assertThat(names).hasSizeGreaterThan(30).isSorted().doesNotHaveDuplicates();
        if (Renewal.asked()) {
            Files.write(LIST, lines(names));
        }
        List<String> there = lines(names);
        assertThat(without(there, listed))
                .as("new, to be added to %s: scripts/golden does it", LIST)
                .isEmpty();
        assertThat(without(listed, there))
                .as("in %s and gone, which breaks users", LIST)
                .isEmpty();
        assertThat(Files.readString(LIST)).isEqualTo(String.join("\n", there) + "\n");
    }

    /** The members of the one list that the other has not, each with its class. */
    private static List<String> without(List<String> list, List<String> other) {
        List<String> left = new ArrayList<>(ofClass(list));
        ofClass(other).forEach(left::remove);
        return left;
    }

    private static List<String> ofClass(List<String> lines) {
        List<String> named = new ArrayList<>();
        String type = "";
        for (String line : lines) {
            type = line.startsWith(" ") ? type : line;
            named.add(type + line.substring(line.equals(type) ? type.length() : 1));
        }
        return named;
    }

    private static List<String> lines(List<String> names) throws ReflectiveOperationException, IOException {
        List<String> lines = new ArrayList<>();
        for (String name : names) {
            lines.add(name);
            members(Class.forName(name)).forEach(member -> lines.add("  " + member));
        }
        return lines;
    }
}
