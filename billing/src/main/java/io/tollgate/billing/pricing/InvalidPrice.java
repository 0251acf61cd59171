package io.tollgate.billing.pricing;

/// A price that nobody could mean, with the name of the offending field as in JSON. The message is
/// for the person who sent it.
public final class InvalidPrice extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String fault;

    public InvalidPrice(String field, String fault) {
        super(field + " " + fault);
        this.field = field;
        this.fault = fault;
    }

    /// The path of the field, such as `lines[3].window.from`.
    public String field() {
        return field;
    }

    /// The same fault seen from a containing object: `lines[3]` before `window.from`.
    public InvalidPrice within(String parent) {
        return new InvalidPrice(parent + "." + field, fault);
    }
}
