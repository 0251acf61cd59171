package io.tollgate.gateway.upstream.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tollgate.gateway.json.Assembly;
import io.tollgate.gateway.json.JsonStrings;
import io.tollgate.gateway.json.Outline;
import io.tollgate.gateway.json.Outline.Members;
import io.tollgate.gateway.json.Outline.Value;
import io.tollgate.gateway.json.Span;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Writes content blocks of Anthropic's Messages, each from a part of an OpenAI message.
final class AnthropicBlocks {
    private static final Pattern DATA_URL =
            Pattern.compile("(?i)data:(image/[a-z0-9.+-]{1,40});base64,");
    private static final int MAX_DEPTH = 64;

    private final Assembly.Source source;
    private final Objections objections;

    AnthropicBlocks(Assembly.Source source, Objections objections) {
        this.source = source;
        this.objections = objections;
    }

    /// Where blocks go, with a comma between them.
    interface Target {
        Assembly next();
    }

    /// A message's content: a string, or parts. Empty text is left out, for Anthropic refuses it.
    ///
    /// @param param how an objection names the content
    void content(@Nullable Outline content, String param, boolean images, Target target) {
        switch (content) {
            case null -> {}
            case Value value when value.isString() -> text(value, null, target);
            case Value value when value.isNull() -> {}
            case Outline.Elements parts ->
                    parts.elements().forEach(part -> part(part, param, images, target));
            default -> objections.invalid(param, "must be a string or an array of parts");
        }
    }

    private void part(Outline outline, String param, boolean images, Target target) {
        if (!(outline instanceof Members part)) {
            objections.invalid(param, "must be an array of objects");
        } else if (part.says("type", "text") || part.says("type", "refusal")) {
            String key = part.says("type", "text") ? "text" : "refusal";
            Value text = part.string(key);
            if (text == null) {
                objections.invalid(param, "has a part whose '" + key + "' is no string");
            } else {
                text(text, part, target);
            }
        } else if (images && part.says("type", "image_url")) {
            image(part, param, target);
        } else {
            objections.unsupported(param, "has a part of a type that is not supported");
        }
    }

    private void text(Value text, @Nullable Members part, Target target) {
        if (text.bytes() > 0) {
            Assembly out = target.next();
            out.add("{\"type\":\"text\",\"text\":").add(text.span());
            cacheControl(part, out);
            out.add("}");
        }
    }

    private void image(Members part, String param, Target target) {
        Members image = part.object("image_url");
        Value url = image == null ? null : image.string("url");
        if (url == null) {
            objections.invalid(param, "has an image whose 'image_url.url' is no string");
            return;
        }
        Assembly out = target.next().add("{\"type\":\"image\",\"source\":{");
        if (url.text().regionMatches(true, 0, "data:", 0, "data:".length())) {
            inline(url, param, out);
        } else {
            out.add("\"type\":\"url\",\"url\":").add(url.span());
        }
        cacheControl(part, out.add("}"));
        out.add("}");
    }

    private void inline(Value url, String param, Assembly out) {
        Matcher head = DATA_URL.matcher(url.text());
        long comma = head.lookingAt() ? comma(url.span()) : -1;
        if (comma < 0) {
            objections.invalid(param, "has an inline image that is no base64 of a picture");
            return;
        }
        out.add("\"type\":\"base64\",\"media_type\":\"")
                .add(head.group(1).toLowerCase(Locale.ROOT))
                .add("\",\"data\":\"")
                .add(new Span(comma + 1, url.span().to()));
    }

    /// The offset of the first comma of a string, -1 if it is not near.
    private long comma(Span string) {
        long to = Math.min(string.to(), string.from() + 512);
        byte[] start = source.bytes(new Span(string.from(), to));
        for (int i = 0; i < start.length; i++) {
            if (start[i] == ',') {
                return string.from() + i;
            }
        }
        return -1;
    }

    /// One element of `tool_calls`.
    void toolUse(Outline outline, String param, Target target) {
        Members call = outline instanceof Members members ? members : null;
        Members function = call == null ? null : call.object("function");
        Value id = call == null ? null : call.string("id");
        Value name = function == null ? null : function.string("name");
        Value arguments = function == null ? null : function.string("arguments");
        if (id == null || name == null || arguments == null) {
            objections.invalid(
                    param, "must hold calls of functions with 'id', 'name' and 'arguments'");
            return;
        }
        String input = JsonStrings.unescaped(source.bytes(arguments.span())).strip();
        byte[] object = (input.isEmpty() ? "{}" : input).getBytes(UTF_8);
        if (!JsonStrings.isObject(object, MAX_DEPTH)) {
            objections.invalid(param, "has 'arguments' that are not a JSON object");
            return;
        }
        target.next()
                .add("{\"type\":\"tool_use\",\"id\":")
                .add(id.span())
                .add(",\"name\":")
                .add(name.span())
                .add(",\"input\":")
                .add(object)
                .add("}");
    }

    /// A message of role `tool`.
    void toolResult(Members message, String path, Target target) {
        Value id = message.string("tool_call_id");
        if (id == null) {
            objections.invalid(path + ".tool_call_id", "must be a string");
            return;
        }
        Assembly result = new Assembly(source);
        content(
                message.get("content"),
                path + ".content",
                true,
                () -> result.isEmpty() ? result : result.add(","));
        Assembly out =
                target.next().add("{\"type\":\"tool_result\",\"tool_use_id\":").add(id.span());
        if (!result.isEmpty()) {
            out.add(",\"content\":[").add(result).add("]");
        }
        cacheControl(message, out);
        out.add("}");
    }

    /// Marks what the provider shall keep in its prompt cache: the usual five minutes only, since
    /// the longer one costs more than the price of a cache write.
    void cacheControl(@Nullable Members part, Assembly out) {
        Outline wish = part == null ? null : part.get("cache_control");
        if (wish == null || wish.isNull()) {
            return;
        }
        boolean usual =
                wish instanceof Members control
                        && control.says("type", "ephemeral")
                        && (control.get("ttl") == null || control.says("ttl", "5m"));
        if (usual) {
            out.add(",\"cache_control\":{\"type\":\"ephemeral\"}");
        } else {
            objections.invalid("cache_control", "may only be of type 'ephemeral' for 5m");
        }
    }
}
