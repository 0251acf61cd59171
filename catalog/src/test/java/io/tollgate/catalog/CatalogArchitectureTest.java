package io.tollgate.catalog;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;

@AnalyzeClasses(
        packages = "io.tollgate.catalog",
        importOptions = ImportOption.DoNotIncludeTests.class)
class CatalogArchitectureTest {
    @ArchTest
    static final ArchRule noHttpAndNoTimers =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("jakarta.ws.rs..", "io.vertx..", "io.quarkus.scheduler..")
                    .orShould()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.util.Timer")
                    .orShould()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.util.concurrent.ScheduledExecutorService");

    @ArchTest
    static final ArchRule nothingOfTollgateButItself =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.tollgate.billing..",
                            "io.tollgate.gateway..",
                            "io.tollgate.admin..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.tollgate.catalog.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule rowsStayInTheirPackage =
            classes().that().haveSimpleNameEndingWith("Row").should().bePackagePrivate();

    @ArchTest
    static final ArchRule entitiesAreRows =
            classes()
                    .that()
                    .areAnnotatedWith(Entity.class)
                    .should()
                    .haveSimpleNameEndingWith("Row");

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
}
