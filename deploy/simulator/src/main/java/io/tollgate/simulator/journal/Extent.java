package io.tollgate.simulator.journal;

import java.nio.file.Path;

/// Whole lines of the log file, one JSON object each: `length` bytes from `offset`.
public record Extent(Path file, long offset, long length) {}
