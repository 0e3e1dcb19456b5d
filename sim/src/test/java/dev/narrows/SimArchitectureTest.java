package dev.narrows;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.narrows.testing.PackageTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may use whom in sim. Rules fail on an empty set: no vacuous pass. */
class SimArchitectureTest {
    private static final Set<String> ALLOWED_MATH = Set.of(
            "abs",
            "min",
            "max",
            "sqrt",
            "fma",
            "rint",
            "floor",
            "ceil",
            "round",
            "scalb",
            "ulp",
            "nextUp",
            "nextDown",
            "getExponent",
            "signum",
            "floorDiv",
            "floorMod",
            "addExact",
            "multiplyExact",
            "subtractExact",
            "toIntExact",
            "multiplyHigh",
            "clamp");

    /** The classes of this module: by its folder, since core's test classes come as a jar like any other. */
    private static final JavaClasses SIM = new ClassFileImporter().importPath(Path.of("target", "classes"));

    static List<PackageTable.Row> rows() {
        return PackageTable.of("sim");
    }

    @Test
    void theTableHasEveryPackage() {
        assertThat(rows())
                .extracting(PackageTable.Row::fullName)
                .containsExactlyInAnyOrderElementsOf(
                        SIM.stream().map(JavaClass::getPackageName).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void packagesUseWhatTheTableLists(PackageTable.Row row) {
        row.rule().check(SIM);
    }

    /** Planted: a use that the table does not list. So every entry is also one that is needed. */
    @ParameterizedTest
    @MethodSource("rows")
    void aUseThatIsNotListedIsCaught(PackageTable.Row row) {
        for (PackageTable.Row narrower : row.narrower()) {
            assertThat(narrower.rule().evaluate(SIM).hasViolation())
                    .as("%s", narrower)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void pagesSayWhatTheTableLists(PackageTable.Row row) {
        assertThat(row.pageSays()).containsExactlyInAnyOrderElementsOf(row.packages());
    }

    /** YAML, generators and the terminal each have one place: no other row of the table lists their libraries. */
    @ParameterizedTest
    @CsvSource({"org.snakeyaml, yaml", "org.apache.commons.rng.., sampling", "picocli, cli", "tools.jackson.., yaml"})
    void someLibrariesHaveOnePlace(String library, String place) {
        assertThat(rows())
                .filteredOn(row -> row.libraries().stream().anyMatch(name -> name.startsWith(library)))
                .extracting(PackageTable.Row::name)
                .containsExactly(place);
    }

    @Test
    void noGeneratorOfThePlatform() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .check(SIM);
    }

    /** Intrinsics of these methods may differ between JDKs; StrictMath's may not. */
    @Test
    void noTranscendentalFunctionOfMath() {
        DescribedPredicate<JavaCall<?>> transcendental = DescribedPredicate.describe(
                "Math method that may differ",
                call -> call.getTargetOwner().isEquivalentTo(Math.class) && !ALLOWED_MATH.contains(call.getName()));
        noClasses().should().callMethodWhere(transcendental).check(SIM);
    }

    @Test
    void doublesAreWrittenByOneFunction() {
        DescribedPredicate<JavaCall<?>> toString = DescribedPredicate.describe(
                "Double.toString",
                call -> call.getTargetOwner().isEquivalentTo(Double.class)
                        && call.getName().equals("toString"));
        noClasses()
                .that()
                .resideInAPackage("dev.narrows.result")
                .should()
                .callMethodWhere(toString)
                .check(SIM);
    }

    @Test
    void onlyTheCommandLineTouchesStdout() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.narrows.cli")
                .should()
                .accessField(System.class, "out")
                .check(SIM);
    }
}
