package io.tollgate.testkit;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/// Decides for [NeedsPrograms].
final class ProgramsFound implements ExecutionCondition {
    private final Predicate<Program> installed;
    private final boolean mustRun;

    /// For JUnit, which makes one for every annotated suite.
    ProgramsFound() {
        this(program -> program.find().isPresent(), "true".equals(System.getenv("CI")));
    }

    ProgramsFound(Predicate<Program> installed, boolean mustRun) {
        this.installed = installed;
        this.mustRun = mustRun;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), NeedsPrograms.class)
                .map(needs -> decide(context.getDisplayName(), List.of(needs.value())))
                .orElseGet(() -> ConditionEvaluationResult.enabled("needs no program"));
    }

    /// The reason is what `./tollgate test` finds in the reports and prints.
    ConditionEvaluationResult decide(String suite, List<Program> needed) {
        List<Program> missing = needed.stream().filter(installed.negate()).toList();
        if (missing.isEmpty()) {
            return ConditionEvaluationResult.enabled("found " + needed);
        }
        String why =
                "SKIPPED: %s needs %s, which is not installed here"
                        .formatted(
                                suite,
                                missing.stream()
                                        .map(Program::title)
                                        .collect(Collectors.joining(" and ")));
        if (mustRun) {
            throw new IllegalStateException(why + ", and CI=true allows no skip");
        }
        return ConditionEvaluationResult.disabled(why);
    }
}
