package dev.narrows;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may use whom in sim. Rules fail on an empty set: no vacuous pass. */
class SimArchitectureTest {
    private static final Set<String> ALLOWED_MATH = Set.of("abs", "min", "max", "sqrt", "fma", "rint", "floor", "ceil",
            "round", "scalb", "ulp", "nextUp", "nextDown", "getExponent", "signum", "floorDiv", "floorMod", "addExact",
            "multiplyExact", "subtractExact", "toIntExact", "multiplyHigh", "clamp");

    /** The classes of this module: by its folder, since core's test classes come as a jar like any other. */
    private static final JavaClasses SIM = new ClassFileImporter().importPath(Path.of("target", "classes"));

    private static ArchRule mayNotUse(String user, String... forbidden) {
        String[] packages = Stream.of(forbidden).map(name -> name.contains(".") ? name + ".." : "dev.narrows." + name)
                .toArray(String[]::new);
        return noClasses().that().resideInAPackage("dev.narrows." + user).should().dependOnClassesThat()
                .resideInAnyPackage(packages);
    }

    @Test
    void theDataGoesOneWay() {
        // of learner a scenario names the observable losses
        mayNotUse("scenario", "sampling", "estimate", "experiment", "result", "cli", "bound").check(SIM);
        mayNotUse("sampling", "scenario", "estimate", "experiment", "result", "cli", "bound", "learner").check(SIM);
        mayNotUse("estimate", "scenario", "sampling", "experiment", "result", "cli", "bound", "learner", "model", "info")
                .check(SIM);
        mayNotUse("budget", "scenario", "experiment", "result", "cli").check(SIM);
        mayNotUse("experiment", "result", "report", "cli").check(SIM);
        mayNotUse("result", "report", "cli", "sampling").check(SIM);
        mayNotUse("report", "cli", "sampling", "learner", "budget", "experiment", "bound", "model", "info").check(SIM);
    }

    @Test
    void theRuleOfPackagesCanFail() {
        assertThatThrownBy(() -> mayNotUse("cli", "experiment").check(SIM)).isInstanceOf(AssertionError.class);
    }

    @Test
    void theRulesSeeEveryPackage() {
        for (String name : Set.of("scenario", "sampling", "estimate", "budget", "experiment", "result", "report",
                "cli")) {
            assertThat(SIM.stream().filter(c -> c.getPackageName().equals("dev.narrows." + name)).count()).as(name)
                    .isGreaterThan(3);
        }
    }

    @Test
    void yamlEventsAreReadInOnePlace() {
        noClasses().that().resideOutsideOfPackage("dev.narrows.scenario").should().dependOnClassesThat()
                .resideInAnyPackage("org.snakeyaml..", "tools.jackson.dataformat.yaml..").check(SIM);
    }

    @Test
    void generatorsAreMadeInOnePlace() {
        noClasses().that().resideOutsideOfPackage("dev.narrows.sampling").should().dependOnClassesThat()
                .resideInAnyPackage("org.apache.commons.rng.simple..").check(SIM);
        noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.util.Random").check(SIM);
    }

    /** Intrinsics of these methods may differ between JDKs; StrictMath's may not. */
    @Test
    void noTranscendentalFunctionOfMath() {
        DescribedPredicate<JavaCall<?>> transcendental = DescribedPredicate.describe("Math method that may differ",
                call -> call.getTargetOwner().isEquivalentTo(Math.class) && !ALLOWED_MATH.contains(call.getName()));
        noClasses().should().callMethodWhere(transcendental).check(SIM);
    }

    @Test
    void doublesAreWrittenByOneFunction() {
        DescribedPredicate<JavaCall<?>> toString = DescribedPredicate.describe("Double.toString",
                call -> call.getTargetOwner().isEquivalentTo(Double.class) && call.getName().equals("toString"));
        noClasses().that().resideInAPackage("dev.narrows.result").should().callMethodWhere(toString).check(SIM);
    }

    @Test
    void onlyTheCommandLineTouchesStdout() {
        noClasses().that().resideOutsideOfPackage("dev.narrows.cli").should().accessField(System.class, "out").check(SIM);
    }
}
