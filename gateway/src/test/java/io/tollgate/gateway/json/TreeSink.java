package io.tollgate.gateway.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;

/// Builds a tree of what the lexer tells, to be compared with Jackson's.
final class TreeSink implements JsonSink {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Deque<JsonNode> open = new ArrayDeque<>();
    private final Deque<String> keys = new ArrayDeque<>();
    private JsonNode root = MissingNode.getInstance();

    JsonNode root() {
        return root;
    }

    @Override
    public void open(boolean object, long at) {
        JsonNode node = object ? NODES.objectNode() : NODES.arrayNode();
        put(node);
        open.push(node);
    }

    @Override
    public void close(boolean object, long end) {
        open.pop();
    }

    @Override
    public void key(JsonText name, long from, long to) {
        keys.push(name.string());
    }

    @Override
    public void scalar(Scalar kind, JsonText text, long from, long to) {
        put(
                switch (kind) {
                    case STRING -> NODES.textNode(text.string());
                    case NUMBER -> NODES.numberNode(new BigDecimal(text.string()));
                    case TRUE -> NODES.booleanNode(true);
                    case FALSE -> NODES.booleanNode(false);
                    case NULL -> NODES.nullNode();
                });
    }

    private void put(JsonNode node) {
        switch (open.peek()) {
            case null -> root = node;
            case ObjectNode object -> object.set(keys.pop(), node);
            case ArrayNode array -> array.add(node);
            default -> throw new IllegalStateException("a scalar is open");
        }
    }
}
