package io.tollgate.gateway.upstream.dialect;

import io.tollgate.gateway.json.Assembly;
import io.tollgate.gateway.json.Outline;
import io.tollgate.gateway.json.Outline.Elements;
import io.tollgate.gateway.json.Outline.Members;
import io.tollgate.gateway.json.Outline.Value;

/// Writes Anthropic's `messages` and `system` from OpenAI's messages, one after the other. What the
/// system says stands apart, wherever it was said; neighbours of one role become one turn, as all
/// results of one turn's tool calls must.
final class AnthropicTurns {
    private final AnthropicBlocks blocks;
    private final Objections objections;
    private final Assembly system;
    private final Assembly turns;
    private String turn = "";

    AnthropicTurns(Assembly.Source source, Objections objections) {
        this.objections = objections;
        blocks = new AnthropicBlocks(source, objections);
        system = new Assembly(source);
        turns = new Assembly(source);
    }

    void message(int index, Outline outline) {
        String path = "messages[" + index + "]";
        if (!(outline instanceof Members message)) {
            objections.invalid(path, "must be an object");
            return;
        }
        Value role = message.string("role");
        String content = path + ".content";
        switch (role == null ? "" : role.text()) {
            case "system", "developer" ->
                    blocks.content(message.get("content"), content, false, this::systemBlock);
            case "user" ->
                    blocks.content(message.get("content"), content, true, () -> block("user"));
            case "assistant" -> assistant(message, path);
            case "tool" -> blocks.toolResult(message, path, () -> block("user"));
            default -> objections.invalid(path + ".role", "is none that the provider knows");
        }
    }

    /// What the model thought is left out: only the provider's own signed form may be sent back.
    private void assistant(Members message, String path) {
        blocks.content(message.get("content"), path + ".content", false, () -> block("assistant"));
        Outline call = message.get("function_call");
        if (call != null && !call.isNull()) {
            objections.unsupported(path + ".function_call");
        }
        String param = path + ".tool_calls";
        switch (message.get("tool_calls")) {
            case null -> {}
            case Elements calls ->
                    calls.elements()
                            .forEach(one -> blocks.toolUse(one, param, () -> block("assistant")));
            case Outline other when other.isNull() -> {}
            default -> objections.invalid(param, "must be an array");
        }
    }

    private Assembly systemBlock() {
        return system.isEmpty() ? system : system.add(",");
    }

    private Assembly block(String of) {
        if (turn.equals(of)) {
            return turns.add(",");
        }
        turns.add(turn.isEmpty() ? "" : "]},");
        turn = of;
        return turns.add("{\"role\":\"").add(of).add("\",\"content\":[");
    }

    /// `,"system":[…],"messages":[…]`
    void into(Assembly body) {
        if (!system.isEmpty()) {
            body.add(",\"system\":[").add(system).add("]");
        }
        if (turn.isEmpty()) {
            objections.invalid("messages", "hold nothing that is not empty");
        }
        body.add(",\"messages\":[").add(turns.add("]}")).add("]");
    }
}
