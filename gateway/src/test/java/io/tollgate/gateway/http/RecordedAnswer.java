package io.tollgate.gateway.http;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps what is answered.
public final class RecordedAnswer implements CallerAnswer {
    public final Map<String, String> headers = new HashMap<>();
    public final Buffer body = Buffer.buffer();
    public int status;
    public @Nullable String contentType;
    public boolean ended;
    public boolean cut;

    public String text() {
        return body.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void header(String name, String value) {
        headers.put(name, value);
    }

    @Override
    public void send(int code, String type, Buffer content) {
        start(code, type);
        write(content);
        end();
    }

    @Override
    public void start(int code, String type) {
        status = code;
        contentType = type;
    }

    @Override
    public void write(Buffer chunk) {
        body.appendBuffer(chunk);
    }

    @Override
    public boolean isFull() {
        return false;
    }

    @Override
    public void onDrain(Runnable action) {
        action.run();
    }

    @Override
    public void end() {
        ended = true;
    }

    @Override
    public void cut() {
        cut = true;
    }

    @Override
    public boolean isStarted() {
        return status != 0;
    }

    @Override
    public boolean isGone() {
        return false;
    }

    @Override
    public void onGone(Runnable action) {}
}
