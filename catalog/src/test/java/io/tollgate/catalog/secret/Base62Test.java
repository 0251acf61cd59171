package io.tollgate.catalog.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class Base62Test {
    @Test
    void smallNumbersArePaddedWithZeros() {
        assertThat(Base62.encode(0, 6)).isEqualTo("000000");
        assertThat(Base62.encode(61, 6)).isEqualTo("00000z");
        assertThat(Base62.encode(62, 6)).isEqualTo("000010");
    }

    @Test
    void thirtyTwoBytesFitIntoFortyThreeDigits() {
        byte[] largest = new byte[32];
        Arrays.fill(largest, (byte) 0xff);

        assertThat(Base62.encode(largest, 43)).hasSize(43).doesNotStartWith("0");
        assertThat(Base62.encode(new byte[32], 43)).isEqualTo("0".repeat(43));
    }

    @Test
    void aNumberThatNeedsMoreDigitsIsRefused() {
        assertThatThrownBy(() -> Base62.encode(62, 1)).hasMessageContaining("1 digits");
    }
}
