package io.tollgate.gateway.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Random JSON texts with every legal way to write them, and random ways to cut and to break them.
public final class RandomJson {
    private static final String[] PIECES = {
        "a", "Z", " ", "{", "}", "[", ",", ":", "é", "ß", "中", "文", "😀", "\u2028", "\u007f", "/",
        "\"", "\\", "\n", "\t", "\u0000", "\u001f", "content", "model"
    };
    private static final String[] NUMBERS = {
        "0", "-0", "1", "42", "-7", "3.25", "0.001", "1e5", "1E-3", "-2.5e+10", "123456789"
    };

    private final Random random;

    public RandomJson(long seed) {
        random = new Random(seed);
    }

    /// A value at most so many levels deep.
    public String value(int depth) {
        int kind = random.nextInt(depth > 0 ? 7 : 5);
        return switch (kind) {
            case 0 -> string(text());
            case 1 -> pick(NUMBERS);
            case 2 -> "true";
            case 3 -> "false";
            case 4 -> "null";
            case 5 -> array(depth);
            default -> object(depth);
        };
    }

    public String text() {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(8); n > 0; n--) {
            text.append(pick(PIECES));
        }
        return text.toString();
    }

    /// The text as a JSON string, any character escaped or not as the grammar allows.
    public String string(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean must = c < 0x20 || c == '"' || c == '\\';
            if ((!must && random.nextInt(5) > 0) || Character.isSurrogate(c)) {
                json.append(c);
            } else if (c == '"' || c == '\\' || c == '/') {
                json.append('\\').append(c);
            } else if (c == '\n') {
                json.append("\\n");
            } else {
                json.append(String.format(random.nextBoolean() ? "\\u%04x" : "\\u%04X", (int) c));
            }
        }
        return json.append('"').toString();
    }

    public String blank() {
        return random.nextInt(3) > 0 ? "" : pick(new String[] {" ", "\n", "\t", "\r\n", "   "});
    }

    /// The members in random order, with blanks anywhere.
    public String object(List<String> members) {
        List<String> shuffled = new ArrayList<>(members);
        Collections.shuffle(shuffled, random);
        return blank()
                + "{"
                + blank()
                + String.join(blank() + "," + blank(), shuffled)
                + blank()
                + "}"
                + blank();
    }

    public boolean chance() {
        return random.nextBoolean();
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }

    /// The text in pieces of random sizes.
    public List<byte[]> cut(byte[] text) {
        List<byte[]> pieces = new ArrayList<>();
        int most = 1 + random.nextInt(Math.max(1, text.length));
        for (int from = 0; from < text.length; ) {
            int to = Math.min(text.length, from + 1 + random.nextInt(most));
            pieces.add(Arrays.copyOfRange(text, from, to));
            from = to;
        }
        return pieces;
    }

    /// The text with a few bytes changed, dropped or added.
    public byte[] broken(byte[] text) {
        List<Byte> bytes = new ArrayList<>();
        for (byte b : text) {
            bytes.add(b);
        }
        byte[] others = "\"\\{}[]:,0-.eut \n\u0001é😀".getBytes(StandardCharsets.UTF_8);
        for (int n = 1 + random.nextInt(3); n > 0 && !bytes.isEmpty(); n--) {
            int at = random.nextInt(bytes.size());
            byte other =
                    random.nextInt(4) == 0
                            ? (byte) random.nextInt(256)
                            : others[random.nextInt(others.length)];
            switch (random.nextInt(3)) {
                case 0 -> bytes.set(at, other);
                case 1 -> bytes.remove(at);
                default -> bytes.add(at, other);
            }
        }
        byte[] changed = new byte[bytes.size()];
        for (int i = 0; i < changed.length; i++) {
            changed[i] = bytes.get(i);
        }
        return changed;
    }

    private String array(int depth) {
        List<String> elements = new ArrayList<>();
        for (int n = random.nextInt(4); n > 0; n--) {
            elements.add(value(depth - 1));
        }
        return "[" + blank() + String.join(blank() + "," + blank(), elements) + blank() + "]";
    }

    private String object(int depth) {
        List<String> members = new ArrayList<>();
        for (int n = random.nextInt(4); n > 0; n--) {
            members.add(string(text() + n) + blank() + ":" + blank() + value(depth - 1));
        }
        return object(members);
    }

    private String pick(String[] from) {
        return from[random.nextInt(from.length)];
    }
}
