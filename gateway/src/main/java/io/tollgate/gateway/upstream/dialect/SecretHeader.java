package io.tollgate.gateway.upstream.dialect;

/// A request header whose value must not be written anywhere but to the upstream.
public record SecretHeader(String name, String value) {
    @Override
    public String toString() {
        return "SecretHeader[" + name + "]";
    }
}
