package io.tollgate.admin.web;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.Instant;

/// Writes times as [Times#format(Instant)] does.
final class TimeWriter extends StdSerializer<Instant> {
    private static final long serialVersionUID = 1L;

    TimeWriter() {
        super(Instant.class);
    }

    @Override
    public void serialize(Instant time, JsonGenerator json, SerializerProvider provider)
            throws IOException {
        json.writeString(Times.format(time));
    }
}
