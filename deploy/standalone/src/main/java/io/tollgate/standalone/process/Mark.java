package io.tollgate.standalone.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// How a process of ours is told from a stranger that was given the same id: arguments that only
/// our command line has.
public record Mark(List<String> arguments) {
    public Mark {
        arguments = List.copyOf(arguments);
    }

    /// The mark of a Java part; both arguments stand on its command line.
    public static Mark java(String part, Path home) {
        return new Mark(List.of("-Dlauncher.part=" + part, "-Dlauncher.home=" + home));
    }

    /// False for another program, a process that has ended (a zombie too) and one whose command
    /// line is not ours to read.
    public boolean on(ProcessHandle process) {
        return process.info()
                .arguments()
                .map(present -> List.of(present).containsAll(arguments))
                .orElse(false);
    }

    /// The living process with this id, if it bears the mark.
    public Optional<ProcessHandle> find(long pid) {
        return ProcessHandle.of(pid).filter(this::on);
    }
}
