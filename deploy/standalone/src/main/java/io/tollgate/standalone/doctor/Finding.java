package io.tollgate.standalone.doctor;

/// A line of the report.
///
/// @param subject what was looked at, a word or two
/// @param fact what was seen
/// @param advice what to do, a sentence; empty unless something is to be done
record Finding(String subject, Verdict verdict, String fact, String advice) {
    enum Verdict {
        OK("ok"),
        /// Worth knowing; nothing fails of it.
        NOTE("note"),
        /// Tollgate does not start or does not do its work because of it.
        FAILED("FAIL"),
        /// Could not be looked at now.
        SKIPPED("-");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    static Finding ok(String subject, String fact) {
        return new Finding(subject, Verdict.OK, fact, "");
    }

    static Finding note(String subject, String fact, String advice) {
        return new Finding(subject, Verdict.NOTE, fact, advice);
    }

    static Finding failed(String subject, String fact, String advice) {
        return new Finding(subject, Verdict.FAILED, fact, advice);
    }

    static Finding skipped(String subject, String why) {
        return new Finding(subject, Verdict.SKIPPED, why, "");
    }

    boolean isFailed() {
        return verdict == Verdict.FAILED;
    }
}
