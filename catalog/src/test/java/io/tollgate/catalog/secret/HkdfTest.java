package io.tollgate.catalog.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// The SHA-256 vectors of RFC 5869, appendix A.
class HkdfTest {
    @Test
    void firstVector() {
        assertThat(
                        derive(
                                "0b".repeat(22),
                                "000102030405060708090a0b0c",
                                "f0f1f2f3f4f5f6f7f8f9",
                                42))
                .isEqualTo(
                        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"
                                + "34007208d5b887185865");
    }

    @Test
    void secondVectorWithLongInputs() {
        assertThat(derive(run(0x00, 0x4f), run(0x60, 0xaf), run(0xb0, 0xff), 82))
                .isEqualTo(
                        "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c"
                                + "59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71"
                                + "cc30c58179ec3e87c14c01d5c1f3434f1d87");
    }

    @Test
    void thirdVectorWithoutSaltAndInfo() {
        assertThat(derive("0b".repeat(22), "", "", 42))
                .isEqualTo(
                        "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"
                                + "9d201395faa4b61a96c8");
    }

    private static String derive(String inputKey, String salt, String info, int length) {
        HexFormat hex = HexFormat.of();
        return hex.formatHex(
                Hkdf.derive(
                        hex.parseHex(inputKey), hex.parseHex(salt), hex.parseHex(info), length));
    }

    private static String run(int from, int to) {
        StringBuilder hex = new StringBuilder();
        for (int b = from; b <= to; b++) {
            hex.append(HexFormat.of().toHexDigits((byte) b));
        }
        return hex.toString();
    }
}
