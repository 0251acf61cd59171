package io.tollgate.bench.chat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.HdrHistogram.Histogram;

/// How long the disk takes for what every call waits for: two appends, each synced, as Redis writes
/// a hold and its settlement. No front can add less to a lonely call.
final class DiskSync {
    private static final int BYTES = 1_500;
    private static final int PAIRS = 100;

    private final Path file;
    private final Histogram pairs = new Histogram(3);

    DiskSync(Path folder) {
        file = folder.resolve("disk-sync");
    }

    /// Blocks for some hundred milliseconds, on a slow disk for seconds.
    void measure() {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.allocate(BYTES);
            for (int n = 0; n < PAIRS; n++) {
                long start = System.nanoTime();
                append(channel, bytes);
                append(channel, bytes);
                pairs.recordValue(System.nanoTime() - start);
            }
            Files.delete(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    double millis(double percentile) {
        return pairs.getValueAtPercentile(percentile) / 1e6;
    }

    private static void append(FileChannel channel, ByteBuffer bytes) throws IOException {
        bytes.rewind();
        while (bytes.hasRemaining()) {
            int _ = channel.write(bytes);
        }
        channel.force(false);
    }
}
