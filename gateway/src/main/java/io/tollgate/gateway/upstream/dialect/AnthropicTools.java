package io.tollgate.gateway.upstream.dialect;

import io.tollgate.gateway.json.Assembly;
import io.tollgate.gateway.json.JsonSink.Scalar;
import io.tollgate.gateway.json.Outline;
import io.tollgate.gateway.json.Outline.Members;
import io.tollgate.gateway.json.Outline.Value;
import org.jspecify.annotations.Nullable;

/// Writes Anthropic's `tools` and `tool_choice`.
final class AnthropicTools {
    private final AnthropicBlocks blocks;
    private final Objections objections;
    private final Assembly tools;
    private @Nullable Outline choice;
    private boolean oneAtATime;

    AnthropicTools(Assembly.Source source, Objections objections) {
        this.objections = objections;
        blocks = new AnthropicBlocks(source, objections);
        tools = new Assembly(source);
    }

    void tool(Outline outline) {
        Members tool = outline instanceof Members members ? members : null;
        Members function = tool == null ? null : tool.object("function");
        Value name = function == null ? null : function.string("name");
        if (tool == null || function == null || name == null) {
            objections.invalid("tools", "must hold functions with a name");
            return;
        }
        tools.add(tools.isEmpty() ? "{\"name\":" : ",{\"name\":").add(name.span());
        Value description = function.string("description");
        if (description != null) {
            tools.add(",\"description\":").add(description.span());
        }
        tools.add(",\"input_schema\":");
        switch (function.get("parameters")) {
            case null -> tools.add("{\"type\":\"object\",\"properties\":{}}");
            case Outline.Whole schema when schema.object() -> tools.add(schema.span());
            case Outline absent when absent.isNull() ->
                    tools.add("{\"type\":\"object\",\"properties\":{}}");
            default -> objections.invalid("tools", "must have objects as 'parameters'");
        }
        if (function.get("strict") instanceof Value strict && strict.kind() == Scalar.TRUE) {
            tools.add(",\"strict\":true");
        }
        blocks.cacheControl(tool, tools);
        tools.add("}");
    }

    void choice(Outline wish) {
        choice = wish;
    }

    void parallel(Outline wish) {
        oneAtATime = wish instanceof Value value && value.kind() == Scalar.FALSE;
    }

    /// `,"tools":[…],"tool_choice":{…}`; a choice without tools chooses nothing.
    void into(Assembly body) {
        if (tools.isEmpty()) {
            return;
        }
        body.add(",\"tools\":[").add(tools).add("]");
        Outline wish = choice;
        if (wish != null || oneAtATime) {
            body.add(",\"tool_choice\":{\"type\":");
            type(wish, body);
            body.add(oneAtATime && !isNone(wish) ? ",\"disable_parallel_tool_use\":true}" : "}");
        }
    }

    private void type(@Nullable Outline wish, Assembly body) {
        switch (wish) {
            case null -> body.add("\"auto\"");
            case Value word when word.isString("auto") -> body.add("\"auto\"");
            case Value word when word.isString("none") -> body.add("\"none\"");
            case Value word when word.isString("required") -> body.add("\"any\"");
            case Members named when named.says("type", "function") -> named(named, body);
            default -> objections.unsupported("tool_choice", "has a value that is not supported");
        }
    }

    private void named(Members wish, Assembly body) {
        Members function = wish.object("function");
        Value name = function == null ? null : function.string("name");
        if (name == null) {
            objections.invalid("tool_choice", "must name a function");
        } else {
            body.add("\"tool\",\"name\":").add(name.span());
        }
    }

    private static boolean isNone(@Nullable Outline wish) {
        return wish instanceof Value word && word.isString("none");
    }
}
