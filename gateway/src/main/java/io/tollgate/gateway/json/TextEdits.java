package io.tollgate.gateway.json;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Changes to a text of bytes, made without copying what stays. Edits must not overlap; inserts at
/// one place keep their order and precede what is replaced there.
public final class TextEdits {
    private static final Comparator<Edit> ORDER =
            Comparator.comparingLong(Edit::from).thenComparingLong(Edit::to);

    private final List<Edit> edits = new ArrayList<>();

    private record Edit(long from, long to, Buffer with) {}

    @CanIgnoreReturnValue
    public TextEdits replace(Span span, String with) {
        edits.add(new Edit(span.from(), span.to(), Buffer.buffer(with)));
        return this;
    }

    @CanIgnoreReturnValue
    public TextEdits insert(long at, String text) {
        edits.add(new Edit(at, at, Buffer.buffer(text)));
        return this;
    }

    @CanIgnoreReturnValue
    public TextEdits remove(Span span) {
        return replace(span, "");
    }

    public boolean isEmpty() {
        return edits.isEmpty();
    }

    /// The edited text as slices of the given chunks and the inserted pieces.
    public List<Buffer> over(List<Buffer> chunks) {
        edits.sort(ORDER);
        Cut cut = new Cut(chunks);
        for (Edit edit : edits) {
            cut.keepUntil(edit.from());
            cut.skipUntil(edit.to());
            if (edit.with().length() > 0) {
                cut.pieces.add(edit.with());
            }
        }
        cut.keepUntil(Long.MAX_VALUE);
        return List.copyOf(cut.pieces);
    }

    /// The edited text of one piece.
    public Buffer over(byte[] text) {
        Buffer whole = Buffer.buffer(text.length + 64);
        appendTo(whole, text);
        return whole;
    }

    /// Appends the edited text of one piece.
    public void appendTo(Buffer whole, byte[] text) {
        edits.sort(ORDER);
        int at = 0;
        for (Edit edit : edits) {
            whole.appendBytes(text, at, (int) edit.from() - at).appendBuffer(edit.with());
            at = (int) edit.to();
        }
        whole.appendBytes(text, at, text.length - at);
    }

    /// A JSON string that stands for the text.
    public static String quoted(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < 0x20 || Character.isSurrogate(c)) {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }

    /// A position in the chunks that only moves forward.
    private static final class Cut {
        private final List<Buffer> chunks;
        private final List<Buffer> pieces = new ArrayList<>();
        private int chunk;
        private long chunkStart;
        private long position;

        private Cut(List<Buffer> chunks) {
            this.chunks = chunks;
        }

        private void keepUntil(long to) {
            advance(to, true);
        }

        private void skipUntil(long to) {
            advance(to, false);
        }

        private void advance(long to, boolean keep) {
            while (position < to && chunk < chunks.size()) {
                Buffer current = chunks.get(chunk);
                int from = (int) (position - chunkStart);
                int end = (int) Math.min(to - chunkStart, current.length());
                if (keep && end > from) {
                    pieces.add(
                            from == 0 && end == current.length()
                                    ? current
                                    : current.slice(from, end));
                }
                position = chunkStart + end;
                if (end == current.length()) {
                    chunkStart += end;
                    chunk++;
                }
            }
        }
    }
}
