package io.tollgate.catalog.model;

/// The public id of a model, as callers write it.
public record ModelId(String value) implements Comparable<ModelId> {
    private static final java.util.regex.Pattern SHAPE =
            java.util.regex.Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/-]{0,126}");

    public ModelId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a model id is 1 to 127 letters, digits and . _ : / -");
        }
    }

    @Override
    public int compareTo(ModelId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
