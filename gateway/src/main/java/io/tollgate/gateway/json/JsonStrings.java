package io.tollgate.gateway.json;

/// Strings of JSON that are texts themselves, such as the arguments of a tool call.
public final class JsonStrings {
    private JsonStrings() {}

    /// The text that a string stands for; `literal` is one whole JSON string with its quotes.
    public static String unescaped(byte[] literal) {
        Root root = new Root();
        JsonLexer lexer = new JsonLexer(root, 1, literal.length);
        lexer.feed(literal, 0, literal.length);
        lexer.finish();
        if (lexer.fault() != null) {
            throw new IllegalArgumentException("not a JSON string");
        }
        return root.text;
    }

    /// Whether the text is exactly one JSON object.
    public static boolean isObject(byte[] text, int maxDepth) {
        Root root = new Root();
        JsonLexer lexer = new JsonLexer(root, maxDepth, 0);
        lexer.feed(text, 0, text.length);
        lexer.finish();
        return lexer.fault() == null && root.object;
    }

    /// What the text as such is.
    private static final class Root implements JsonSink {
        private int depth;
        private boolean object;
        private String text = "";

        @Override
        public void open(boolean isObject, long at) {
            object |= isObject && depth == 0;
            depth++;
        }

        @Override
        public void close(boolean isObject, long end) {
            depth--;
        }

        @Override
        public void key(JsonText name, long from, long to) {}

        @Override
        public void scalar(Scalar kind, JsonText scalar, long from, long to) {
            if (depth == 0) {
                text = scalar.string();
            }
        }
    }
}
