package io.tollgate.simulator.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/// Where each line of the log file begins; eight bytes of memory a call.
final class Offsets {
    private static final int BLOCK_BYTES = 1 << 16;

    private long[] starts = new long[1024];
    private int count;
    private long end;

    /// Reads where the lines of a file begin; what follows the last line feed is no line.
    static Offsets of(FileChannel file) throws IOException {
        Offsets offsets = new Offsets();
        ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
        long position = 0;
        while (file.read(block, position) > 0) {
            block.flip();
            for (int i = 0; i < block.limit(); i++) {
                if (block.get(i) == '\n') {
                    offsets.add(position + i + 1);
                }
            }
            position += block.limit();
            block.clear();
        }
        return offsets;
    }

    /// Takes in the line that ends before `newEnd`.
    void add(long newEnd) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = end;
        end = newEnd;
    }

    int count() {
        return count;
    }

    long end() {
        return end;
    }

    /// Where line `n`, counted from 1, begins; the end for a line that is not there yet.
    long start(long n) {
        if (n <= 1) {
            return 0;
        }
        return n > count ? end : starts[(int) n - 1];
    }
}
