package io.tollgate.catalog.environment;

/// PostgreSQL may lose what it has acknowledged. The message is for people.
public final class UnsafeDatabase extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    UnsafeDatabase(String setting) {
        super(
                """
                PostgreSQL has %s off and may lose charges that it has acknowledged; set %s = on in \
                postgresql.conf and reload it.\
                """
                        .formatted(setting, setting));
    }
}
