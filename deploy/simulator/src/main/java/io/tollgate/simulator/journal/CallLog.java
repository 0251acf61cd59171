package io.tollgate.simulator.journal;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// An append-only file of calls, one JSON object a line. What was appended survives the process
/// (not the machine: no fsync). Safe for all threads; [#append] is one small write and may be
/// called on an event loop, the readers block.
public final class CallLog implements AutoCloseable {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .build();

    private final Path path;
    private final boolean temporary;
    private final FileChannel file;
    private final Offsets offsets;

    private CallLog(Path path, boolean temporary, FileChannel file, Offsets offsets) {
        this.path = path;
        this.temporary = temporary;
        this.file = file;
        this.offsets = offsets;
    }

    /// Goes on with the file at `path`, created if missing; a line torn by a crash is dropped.
    /// Without a path the file is a temporary one that [#close] deletes.
    public static CallLog open(@Nullable Path path) {
        try {
            boolean temporary = path == null;
            Path absolute =
                    path == null
                            ? Files.createTempFile("tollgate-simulator", ".jsonl")
                            : path.toAbsolutePath();
            FileChannel file =
                    FileChannel.open(
                            absolute,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            Offsets offsets = Offsets.of(file);
            FileChannel whole = file.truncate(offsets.end());
            return new CallLog(absolute, temporary, whole, offsets);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot open the call log " + path, failure);
        }
    }

    /// Writes one call, made from its number.
    public synchronized void append(LongFunction<LoggedCall> call) {
        try {
            byte[] json = JSON.writeValueAsBytes(call.apply(offsets.count() + 1L));
            ByteBuffer line = ByteBuffer.wrap(Arrays.copyOf(json, json.length + 1));
            line.put(json.length, (byte) '\n');
            long position = offsets.end();
            while (line.hasRemaining()) {
                position += file.write(line, position);
            }
            offsets.add(position);
            notifyAll();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write the call log " + path, failure);
        }
    }

    /// The lines of all calls with a number above `n`.
    public synchronized Extent after(long n) {
        long start = offsets.start(n + 1);
        return new Extent(path, start, offsets.end() - start);
    }

    /// All calls with a number above `n`, in memory: for tests.
    public List<LoggedCall> read(long n) {
        Extent extent = after(n);
        try (InputStream input = Files.newInputStream(extent.file())) {
            input.skipNBytes(extent.offset());
            byte[] lines = input.readNBytes(Math.toIntExact(extent.length()));
            List<LoggedCall> calls = new ArrayList<>();
            try (var values = JSON.readerFor(LoggedCall.class).<LoggedCall>readValues(lines)) {
                while (values.hasNextValue()) {
                    calls.add(values.nextValue());
                }
            }
            return List.copyOf(calls);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read the call log " + path, failure);
        }
    }

    /// Waits until `calls` calls are in the log; false if that took longer than `atMost`.
    public synchronized boolean awaitCalls(int calls, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (offsets.count() < calls) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }

    @Override
    public synchronized void close() {
        try {
            file.close();
            if (temporary) {
                Files.deleteIfExists(path);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot close the call log " + path, failure);
        }
    }
}
