package io.tollgate.billing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Inject;
import java.util.Set;

@AnalyzeClasses(
        packages = "io.tollgate.billing",
        importOptions = ImportOption.DoNotIncludeTests.class)
class BillingArchitectureTest {
    private static final Set<String> INEXACT =
            Set.of("double", "float", "java.lang.Double", "java.lang.Float");
    private static final DescribedPredicate<JavaClass> FLOATING_POINT =
            DescribedPredicate.describe(
                    "floating point",
                    type -> INEXACT.contains(type.getBaseComponentType().getName()));

    @ArchTest
    static final ArchRule noFieldIsFloatingPoint = noFields().should().haveRawType(FLOATING_POINT);

    @ArchTest
    static final ArchRule noMethodAnswersFloatingPoint =
            noMethods().should().haveRawReturnType(FLOATING_POINT);

    @ArchTest
    static final ArchRule nothingUsesFloatingPoint =
            noClasses().should().dependOnClassesThat(FLOATING_POINT);

    @ArchTest
    static final ArchRule noHttpAndNoTimers =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("jakarta.ws.rs..", "io.quarkus.scheduler..")
                    .orShould()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.util.Timer")
                    .orShould()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.util.concurrent.ScheduledExecutorService");

    @ArchTest
    static final ArchRule onlyWhatSpeaksToRedisKnowsVertx =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            in("shard"),
                            in("reservation"),
                            in("settlement"),
                            in("flush"),
                            in("recovery"))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.vertx..", "io.quarkus.redis..");

    @ArchTest static final ArchRule moneyKnowsNothingElse = onlyKnows("money");

    @ArchTest static final ArchRule usageKnowsNothingElse = onlyKnows("usage");

    @ArchTest
    static final ArchRule pricingKnowsMoneyAndUsage = onlyKnows("pricing", "money", "usage");

    @ArchTest
    static final ArchRule settlementKnowsNoReservation =
            noClasses()
                    .that()
                    .resideInAPackage(in("settlement"))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(in("reservation"));

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.tollgate.billing.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothingAboveIsKnown =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.tollgate.gateway..", "io.tollgate.admin..");

    @ArchTest
    static final ArchRule rowsStayInTheirPackage =
            classes().that().haveSimpleNameEndingWith("Row").should().bePackagePrivate();

    @ArchTest
    static final ArchRule injectionIsByConstructor =
            noFields().should().beAnnotatedWith(Inject.class);

    @ArchTest
    static final ArchRule namesSayWhat =
            noClasses()
                    .should()
                    .haveNameMatching(
                            ".*(Impl|Manager|Util|Utils|Helper|Handler|Processor|Service|DTO|Dto|Base)")
                    .orShould()
                    .haveNameMatching(".*\\.(Abstract|Default)[A-Z].*");

    private static String in(String name) {
        return "io.tollgate.billing." + name + "..";
    }

    private static ArchRule onlyKnows(String name, String... known) {
        Set<String> allowed = Set.of(known);
        return noClasses()
                .that()
                .resideInAPackage(in(name))
                .should()
                .dependOnClassesThat(
                        DescribedPredicate.describe(
                                "other billing packages than " + allowed,
                                type -> isForeign(type.getPackageName(), name, allowed)));
    }

    private static boolean isForeign(String type, String own, Set<String> allowed) {
        String base = "io.tollgate.billing.";
        if (!type.startsWith(base)) {
            return false;
        }
        String feature = type.substring(base.length()).split("\\.", 2)[0];
        return !feature.equals(own) && !allowed.contains(feature);
    }
}
