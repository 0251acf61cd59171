package io.tollgate.standalone;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The arrows and customs of the house, held over the compiled classes of every module.
class HouseTest {
    /// Prefix of the packages of each module, and the modules that it may see.
    private static final Map<String, List<String>> ARROWS =
            Map.of(
                    "catalog", List.of(),
                    "billing", List.of("catalog"),
                    "gateway", List.of("catalog", "billing"),
                    "admin", List.of("catalog", "billing"),
                    "simulator", List.of(),
                    "standalone", List.of(),
                    "testkit", List.of());

    /// Inside billing, from the innermost: each may see those before it.
    private static final List<String> MONEY =
            List.of("money", "usage", "pricing", "settlement", "reservation");

    private static final List<String> SUFFIXES =
            List.of(
                    "Impl",
                    "Manager",
                    "Util",
                    "Utils",
                    "Helper",
                    "Handler",
                    "Processor",
                    "Service",
                    "DTO",
                    "Dto");

    private static JavaClasses classes;

    @BeforeAll
    static void importEverything() {
        classes = new ClassFileImporter().importPaths(SourceTree.classFolders());
    }

    @Test
    void everyModuleIsLookedAt() {
        assertThat(SourceTree.classFolders()).hasSizeGreaterThanOrEqualTo(ARROWS.size());
        for (String module : ARROWS.keySet()) {
            assertThat(classes.that(resideInAnyPackage("io.tollgate." + module + "..")))
                    .as(module)
                    .isNotEmpty();
        }
    }

    @TestFactory
    Stream<DynamicTest> aModuleSeesOnlyThoseBelowIt() {
        return ARROWS.keySet().stream()
                .map(module ->
                        DynamicTest.dynamicTest(module, () -> arrows(module).check(classes)));
    }

    private static ArchRule arrows(String module) {
        String[] others =
                ARROWS.keySet().stream()
                        .filter(other -> !other.equals(module))
                        .filter(other -> !ARROWS.getOrDefault(module, List.of()).contains(other))
                        .map(other -> "io.tollgate." + other + "..")
                        .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage("io.tollgate." + module + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others);
    }

    @TestFactory
    Stream<DynamicTest> moneyIsBuiltFromTheInsideOut() {
        return Stream.iterate(0, i -> i < MONEY.size() - 1, i -> i + 1)
                .map(i -> DynamicTest.dynamicTest(MONEY.get(i), () -> money(i).check(classes)));
    }

    private static ArchRule money(int position) {
        String[] outer =
                MONEY.stream()
                        .skip(position + 1L)
                        .map(name -> "io.tollgate.billing." + name + "..")
                        .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage("io.tollgate.billing." + MONEY.get(position) + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(outer)
                .allowEmptyShould(true);
    }

    @Test
    void librariesHaveNoHttpAndNoTimers() {
        noClasses()
                .that()
                .resideInAnyPackage("io.tollgate.catalog..", "io.tollgate.billing..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.ws.rs..",
                        "java.net.http..",
                        "io.vertx.core.http..",
                        "io.vertx.ext.web..",
                        "io.quarkus.scheduler..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Timer")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.concurrent.ScheduledExecutorService")
                .check(classes);
    }

    @Test
    void theRedisClientStaysWhereMoneyMeetsRedis() {
        noClasses()
                .that()
                .resideInAnyPackage("io.tollgate.catalog..", "io.tollgate.billing..")
                .and()
                .resideOutsideOfPackages(
                        "io.tollgate.billing.shard..",
                        "io.tollgate.billing.reservation..",
                        "io.tollgate.billing.settlement..",
                        "io.tollgate.billing.flush..",
                        "io.tollgate.billing.recovery..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..", "io.quarkus.redis..")
                .check(classes);
    }

    @Test
    void moneyIsNeverAFloatingPointNumber() {
        DescribedPredicate<JavaClass> floating =
                DescribedPredicate.describe(
                        "a floating point type",
                        type -> Stream.of("double", "float").anyMatch(type.getName()::equals));
        noFields()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage("io.tollgate.billing..")
                .should()
                .haveRawType(floating)
                .check(classes);
        methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage("io.tollgate.billing..")
                .should()
                .notHaveRawReturnType(floating)
                .andShould()
                .notHaveRawParameterTypes(
                        DescribedPredicate.describe(
                                "a floating point type among them",
                                types -> types.stream().anyMatch(floating)))
                .check(classes);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        fields().should()
                .notBeAnnotatedWith("jakarta.inject.Inject")
                .andShould()
                .notBeAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
                .check(classes);
    }

    @Test
    void noNameSaysLayerInsteadOfPurpose() {
        assertThat(
                        classes.stream()
                                .map(JavaClass::getSimpleName)
                                .filter(name -> SUFFIXES.stream().anyMatch(name::endsWith)))
                .isEmpty();
    }

    @Test
    void rowsStayInTheirPackage() {
        List<String> seenFromOutside =
                classes.stream()
                        .flatMap(one -> one.getDirectDependenciesFromSelf().stream())
                        .filter(edge -> isRow(edge.getTargetClass()))
                        .filter(edge ->
                                !edge.getOriginClass()
                                        .getPackageName()
                                        .equals(edge.getTargetClass().getPackageName()))
                        .map(Object::toString)
                        .toList();
        assertThat(seenFromOutside).isEmpty();
    }

    private static boolean isRow(JavaClass type) {
        return type.getPackageName().startsWith("io.tollgate")
                && type.getSimpleName().endsWith("Row");
    }

    @Test
    void noPackageIsInTwoModules() {
        assertThat(SourceTree.packagesInTwoModules()).isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIsAndRefusesNullAndIgnoredOutcomes() {
        assertThat(SourceTree.packagesWithoutInfo()).isEmpty();
    }

    @Test
    void noFileIsOver400Lines() {
        assertThat(SourceTree.longFiles(400)).isEmpty();
    }
}
