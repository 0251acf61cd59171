package io.tollgate.standalone.doctor;

import io.tollgate.standalone.home.Home;
import io.tollgate.standalone.home.PidFile;
import io.tollgate.standalone.home.Refusal;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/// Looks at everything once and prints what it found. Blocks for some seconds; changes nothing.
public final class Doctor {
    private final Patient patient;

    public Doctor(Patient patient) {
        this.patient = patient;
    }

    /// True if nothing failed.
    public boolean examine(PrintStream out) {
        boolean running = isRunning();
        out.printf(
                "Tollgate on %s%s%n%n",
                patient.home(), running ? launcher() : " (nothing of it is running)");
        List<Finding> findings = new ArrayList<>();
        findings.addAll(Machine.look(patient, running));
        findings.addAll(HomeFolder.look(patient, running));
        findings.add(Misspelt.look(patient));
        findings.addAll(running ? List.of() : PortsWanted.look(patient));
        findings.addAll(Programs.look(patient));
        findings.addAll(DatabaseServer.look(patient, running));
        findings.addAll(RedisServer.look(patient, running));
        findings.addAll(running ? Product.look(patient) : Product.notRunning());
        findings.forEach(finding -> print(finding, out));
        long failed = findings.stream().filter(Finding::isFailed).count();
        out.printf(
                "%n%s%n",
                failed == 0
                        ? "Nothing is wrong in %d checks.".formatted(findings.size())
                        : "%d of %d checks failed.".formatted(failed, findings.size()));
        return failed == 0;
    }

    /// A home that cannot be read is reported by its own check.
    private boolean isRunning() {
        try {
            return Home.isHeld(patient.home());
        } catch (Refusal unreadable) {
            return false;
        }
    }

    private String launcher() {
        return new PidFile(patient.home().resolve("run/launcher.pid"))
                .read()
                .map(pid -> " (running, launcher pid " + pid + ")")
                .orElse(" (running)");
    }

    private static void print(Finding finding, PrintStream out) {
        line(finding.verdict().word(), finding.subject(), finding.fact(), out);
        if (!finding.advice().isEmpty()) {
            line("", "", "→ " + finding.advice(), out);
        }
    }

    private static void line(String verdict, String subject, String text, PrintStream out) {
        out.printf("  %-5s %-20s %s%n", verdict, subject, text);
    }
}
