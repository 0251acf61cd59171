package io.tollgate.catalog.secret;

import java.util.Base64;

/// The 32 bytes from which the pepper and the key-encryption key are derived. Its text form tells
/// nothing.
public final class MasterKey {
    public static final int BYTES = 32;

    private final DerivedKey pepper;
    private final DerivedKey keyEncryptionKey;
    private final DerivedKey checkValue;
    private final DerivedKey sandboxKey;
    private final DerivedKey formKey;

    private final DerivedKey providerTokenKey;
    private final DerivedKey providerCookieKey;

    private MasterKey(byte[] bytes) {
        pepper = DerivedKey.derive(bytes, "tollgate/v1/pepper");
        keyEncryptionKey = DerivedKey.derive(bytes, "tollgate/v1/key-encryption-key");
        checkValue = DerivedKey.derive(bytes, "tollgate/v1/check-value");
        sandboxKey = DerivedKey.derive(bytes, "tollgate/v1/payment-sandbox");
        providerTokenKey = DerivedKey.derive(bytes, "tollgate/v1/provider-token");
        providerCookieKey = DerivedKey.derive(bytes, "tollgate/v1/provider-cookie");
        formKey = DerivedKey.derive(bytes, "tollgate/v1/form-token");
    }

    /// Standard base64 of exactly 32 bytes, surrounding white space allowed. Throws
    /// [InvalidMasterKey].
    public static MasterKey parse(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException malformed) {
            throw new InvalidMasterKey("it is not base64");
        }
        if (bytes.length != BYTES) {
            throw new InvalidMasterKey("it is base64 of " + bytes.length + " bytes");
        }
        return new MasterKey(bytes);
    }

    DerivedKey pepper() {
        return pepper;
    }

    DerivedKey keyEncryptionKey() {
        return keyEncryptionKey;
    }

    DerivedKey sandboxKey() {
        return sandboxKey;
    }

    DerivedKey formKey() {
        return formKey;
    }

    DerivedKey providerTokenKey() {
        return providerTokenKey;
    }

    /// The secret of the cookies of a sign-in at the OpenID provider that is under way: 43
    /// characters.
    public String providerCookieSecret() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(providerCookieKey.bytes());
    }

    DerivedKey checkValue() {
        return checkValue;
    }

    @Override
    public String toString() {
        return "MasterKey[" + keyEncryptionKey.id() + "]";
    }
}
