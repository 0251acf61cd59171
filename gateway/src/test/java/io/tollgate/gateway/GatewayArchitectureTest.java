package io.tollgate.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;

/// The order in which a call walks the packages, and which of them know the network.
@AnalyzeClasses(
        packages = "io.tollgate.gateway",
        importOptions = ImportOption.DoNotIncludeTests.class)
class GatewayArchitectureTest {
    private static final String BASE = "io.tollgate.gateway.";

    /// What each package may know; `relay`, which reads as the whole call, may know all.
    private static final Map<String, Set<String>> EDGES =
            Map.ofEntries(
                    Map.entry("error", Set.of()),
                    Map.entry("json", Set.of()),
                    Map.entry("http", Set.of("error", "json")),
                    Map.entry("health", Set.of("upstream")),
                    Map.entry("route", Set.of("health", "http")),
                    Map.entry("auth", Set.of("error", "route")),
                    Map.entry("upstream", Set.of("http", "json")),
                    Map.entry("meter", Set.of("http", "upstream")),
                    Map.entry("account", Set.of("auth", "error", "http", "route")),
                    Map.entry("start", Set.of("route")),
                    Map.entry("upkeep", Set.of("http")));

    @ArchTest
    static void packagesKnowOnlyTheirEdges(JavaClasses classes) {
        EDGES.forEach((name, known) -> onlyKnows(name, known).check(classes));
    }

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching(BASE + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noRoutingTypesAnywhere =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.vertx.ext.web..", "jakarta.ws.rs..");

    @ArchTest
    static final ArchRule onlyHttpKnowsTheServer =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(BASE + "http..")
                    .should()
                    .dependOnClassesThat()
                    .haveNameMatching("io\\.vertx\\.core\\.http\\.HttpServer.*");

    @ArchTest
    static final ArchRule onlyUpstreamKnowsTheClient =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(BASE + "upstream")
                    .should()
                    .dependOnClassesThat()
                    .haveNameMatching("io\\.vertx\\.core\\.http\\.(HttpClient|Request).*");

    private static ArchRule onlyKnows(String name, Set<String> known) {
        return noClasses()
                .that()
                .resideInAPackage(BASE + name + "..")
                .should()
                .dependOnClassesThat(
                        DescribedPredicate.describe(
                                "other gateway packages than " + known,
                                type -> isForeign(type.getPackageName(), name, known)));
    }

    private static boolean isForeign(String type, String own, Set<String> known) {
        if (!type.startsWith(BASE)) {
            return false;
        }
        String feature = type.substring(BASE.length()).split("\\.", 2)[0];
        return !feature.equals(own) && !known.contains(feature);
    }
}
