package dev.narrows;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.narrows.testing.PackageTable;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may use whom in core, and what nobody may use. Rules fail on an empty set: no vacuous pass. */
class CoreArchitectureTest {
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
            "nextAfter",
            "getExponent",
            "signum",
            "copySign",
            "floorDiv",
            "floorMod",
            "ceilDiv",
            "addExact",
            "multiplyExact",
            "subtractExact",
            "incrementExact",
            "toIntExact",
            "negateExact",
            "multiplyHigh",
            "clamp");

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.narrows");

    static List<PackageTable.Row> rows() {
        return PackageTable.of("core");
    }

    @Test
    void theTableHasEveryPackage() {
        assertThat(rows())
                .extracting(PackageTable.Row::fullName)
                .containsExactlyInAnyOrderElementsOf(
                        CORE.stream().map(JavaClass::getPackageName).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void packagesUseWhatTheTableLists(PackageTable.Row row) {
        row.rule().check(CORE);
    }

    /** Planted: a use that the table does not list. So every entry is also one that is needed. */
    @ParameterizedTest
    @MethodSource("rows")
    void aUseThatIsNotListedIsCaught(PackageTable.Row row) {
        for (PackageTable.Row narrower : row.narrower()) {
            assertThat(narrower.rule().evaluate(CORE).hasViolation())
                    .as("%s", narrower)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void pagesSayWhatTheTableLists(PackageTable.Row row) {
        assertThat(row.pageSays()).containsExactlyInAnyOrderElementsOf(row.packages());
    }

    /** Intrinsics of these methods may differ between JDKs; StrictMath's may not. */
    @Test
    void noTranscendentalFunctionOfMath() {
        noClasses().should().callMethodWhere(transcendental()).check(CORE);
    }

    @Test
    void theRuleOfMathCanFail() {
        JavaClasses self = new ClassFileImporter().importClasses(CoreArchitectureTest.class);
        assertThat(Math.exp(0)).isEqualTo(1);
        assertThatThrownBy(() ->
                        noClasses().should().callMethodWhere(transcendental()).check(self))
                .isInstanceOf(AssertionError.class);
    }

    private static DescribedPredicate<JavaCall<?>> transcendental() {
        return DescribedPredicate.describe(
                "Math method that may differ between JDKs",
                call -> call.getTargetOwner().isEquivalentTo(Math.class) && !ALLOWED_MATH.contains(call.getName()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.util.Random",
                "java.util.concurrent.ThreadLocalRandom",
                "java.util.SplittableRandom",
                "java.io.File",
                "java.nio.file.Files",
                "java.time.Clock",
                "java.time.Instant",
                "java.util.Locale"
            })
    void coreHasNoRandomnessFilesOrClock(String name) {
        noClasses().should().dependOnClassesThat().haveFullyQualifiedName(name).check(CORE);
    }
}
