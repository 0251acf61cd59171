package io.tollgate.catalog.secret;

/// The database was set up with another master key. The message is for people.
public final class WrongMasterKey extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    WrongMasterKey(String configuredId, String storedIds) {
        super(
                """
                TOLLGATE_MASTER_KEY is not the key that this database was set up with (key id %s, \
                the database has %s). API keys and credentials cannot be read with another key; set \
                the original one.\
                """
                        .formatted(configuredId, storedIds));
    }
}
