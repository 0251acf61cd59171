package io.tollgate.gateway.json;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/// A new text put together from words of ours and ranges of an old one. Long ranges are slices of
/// the old text, short ones are copied, so that a text of many small pieces stays small.
public final class Assembly {
    /// A slice costs about as much memory as this many bytes copied.
    private static final int COPIED_BYTES = 1024;

    private final Source source;
    private final List<Buffer> pieces = new ArrayList<>();
    private Buffer last = Buffer.buffer();

    /// The old text: pieces that must not change, and where each begins.
    public static final class Source {
        private final List<Buffer> chunks;
        private final long[] starts;

        public Source(List<Buffer> chunks) {
            this.chunks = chunks;
            starts = new long[chunks.size() + 1];
            for (int i = 0; i < chunks.size(); i++) {
                starts[i + 1] = starts[i] + chunks.get(i).length();
            }
        }

        /// A copy of a range.
        public byte[] bytes(Span span) {
            Buffer copy = Buffer.buffer((int) (span.to() - span.from()));
            slices(span).forEach(copy::appendBuffer);
            return copy.getBytes();
        }

        private List<Buffer> slices(Span span) {
            List<Buffer> slices = new ArrayList<>(1);
            int chunk = chunkAt(span.from());
            long at = span.from();
            while (at < span.to()) {
                long to = Math.min(span.to(), starts[chunk + 1]);
                Buffer whole = chunks.get(chunk);
                slices.add(whole.slice((int) (at - starts[chunk]), (int) (to - starts[chunk])));
                at = to;
                chunk++;
            }
            return slices;
        }

        private int chunkAt(long offset) {
            int found = java.util.Arrays.binarySearch(starts, offset);
            int chunk = found >= 0 ? found : -found - 2;
            // Empty chunks share their start with the next.
            while (chunk + 1 < starts.length && starts[chunk + 1] <= offset) {
                chunk++;
            }
            return chunk;
        }
    }

    public Assembly(Source source) {
        this.source = source;
    }

    @CanIgnoreReturnValue
    public Assembly add(String text) {
        last.appendString(text);
        return this;
    }

    @CanIgnoreReturnValue
    public Assembly add(byte[] text) {
        last.appendBytes(text);
        return this;
    }

    @CanIgnoreReturnValue
    public Assembly add(Span span) {
        List<Buffer> slices = source.slices(span);
        if (span.to() - span.from() <= COPIED_BYTES) {
            slices.forEach(last::appendBuffer);
        } else {
            flush();
            pieces.addAll(slices);
        }
        return this;
    }

    /// Everything of another, which must not be added to afterwards.
    @CanIgnoreReturnValue
    public Assembly add(Assembly other) {
        flush();
        other.flush();
        pieces.addAll(other.pieces);
        return this;
    }

    public boolean isEmpty() {
        return pieces.isEmpty() && last.length() == 0;
    }

    /// The new text, in order.
    public List<Buffer> pieces() {
        flush();
        return List.copyOf(pieces);
    }

    private void flush() {
        if (last.length() > 0) {
            pieces.add(last);
            last = Buffer.buffer();
        }
    }
}
