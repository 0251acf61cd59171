package io.tollgate.billing.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// Writes a JSON object and a line feed for every row.
final class JsonLines {
    private static final JsonFactory JSON =
            JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES).build();

    private final Writer out;

    JsonLines(Writer out) {
        this.out = out;
    }

    void write(List<UsageColumn> columns, ResultSet row) throws SQLException, IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
            json.writeStartObject();
            for (UsageColumn column : columns) {
                String value = column.read(row);
                json.writeFieldName(column.title());
                switch (column.shape()) {
                    case TEXT, MONEY -> json.writeString(value);
                    case NUMBER -> {
                        if (value == null) {
                            json.writeNull();
                        } else {
                            json.writeNumber(value);
                        }
                    }
                    case FLAG -> json.writeBoolean("true".equals(value));
                }
            }
            json.writeEndObject();
        }
        out.write('\n');
    }
}
