package dev.narrows;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may use whom in core, and what nobody may use. Rules fail on an empty set: no vacuous pass. */
class CoreArchitectureTest {
    private static final Set<String> ALLOWED_MATH = Set.of("abs", "min", "max", "sqrt", "fma", "rint", "floor", "ceil",
            "round", "scalb", "ulp", "nextUp", "nextDown", "nextAfter", "getExponent", "signum", "copySign", "floorDiv",
            "floorMod", "ceilDiv", "addExact", "multiplyExact", "subtractExact", "incrementExact", "toIntExact",
            "negateExact", "multiplyHigh", "clamp");

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.narrows");

    private static ArchRule mayUse(String user, String... used) {
        String[] allowed = new String[used.length + 2];
        allowed[0] = "java..";
        allowed[1] = "dev.narrows." + user;
        for (int i = 0; i < used.length; i++) {
            allowed[i + 2] = "dev.narrows." + used[i];
        }
        return classes().that().resideInAPackage("dev.narrows." + user).should().onlyDependOnClassesThat()
                .resideInAnyPackage(allowed);
    }

    @Test
    void packagesUseWhatTheirPagesSay() {
        mayUse("numeric").check(CORE);
        mayUse("info", "numeric").check(CORE);
        mayUse("model", "info").check(CORE);
        mayUse("bound", "model", "info", "numeric").check(CORE);
        mayUse("learner", "model", "info", "numeric").check(CORE);
    }

    @Test
    void theRuleOfPackagesCanFail() {
        assertThatThrownBy(() -> mayUse("bound", "model", "numeric").check(CORE)).isInstanceOf(AssertionError.class);
    }

    @Test
    void theRulesSeeEveryPackage() {
        for (String name : Set.of("numeric", "info", "model", "bound", "learner")) {
            assertThat(CORE.stream().filter(c -> c.getPackageName().equals("dev.narrows." + name)).count())
                    .as(name).isGreaterThan(3);
        }
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
        assertThatThrownBy(() -> noClasses().should().callMethodWhere(transcendental()).check(self))
                .isInstanceOf(AssertionError.class);
    }

    private static DescribedPredicate<JavaCall<?>> transcendental() {
        return DescribedPredicate.describe("Math method that may differ between JDKs",
                call -> call.getTargetOwner().isEquivalentTo(Math.class) && !ALLOWED_MATH.contains(call.getName()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.util.Random", "java.util.concurrent.ThreadLocalRandom", "java.util.SplittableRandom",
        "java.io.File", "java.nio.file.Files", "java.time.Clock", "java.time.Instant", "java.util.Locale"})
    void coreHasNoRandomnessFilesOrClock(String name) {
        noClasses().should().dependOnClassesThat().haveFullyQualifiedName(name).check(CORE);
    }
}
