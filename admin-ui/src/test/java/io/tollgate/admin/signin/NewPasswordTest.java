package io.tollgate.admin.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.signin.NewPassword.Fault;
import io.tollgate.catalog.people.Email;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewPasswordTest {
    private static final Email ADA = new Email("ada.lovelace@example.test");

    @ParameterizedTest
    @CsvSource({
        "short,TOO_SHORT",
        "elevenchars,TOO_SHORT",
        "Password1234,COMMON",
        "aaaaaaaaaaaaaaaa,COMMON",
        "ababababababab,COMMON",
        "Ada.Lovelace@example.test,LIKE_ADDRESS",
        "ada.lovelace,LIKE_ADDRESS"
    })
    void whatOthersTryFirstIsRefused(String password, Fault fault) {
        assertThat(NewPassword.fault(password, password, ADA)).contains(fault);
    }

    @Test
    void lengthIsCountedInCharacters() {
        String longest = "abcdefghij".repeat(20);

        assertThat(NewPassword.fault(longest, longest, ADA)).isEmpty();
        assertThat(NewPassword.fault(longest + "x", longest + "x", ADA)).contains(Fault.TOO_LONG);
        String faces = "😀😁😂🤣😃😄😅😆😉😊😋😎";
        assertThat(NewPassword.fault(faces, faces, ADA)).isEmpty();
    }

    @Test
    void whatItIsMadeOfIsThePersonsBusinessButItIsTypedTwice() {
        assertThat(NewPassword.fault("the tide is low today", "the tide is low today", ADA))
                .isEmpty();
        assertThat(NewPassword.fault("the tide is low today", "the tide is low todaz", ADA))
                .contains(Fault.DIFFERENT);
    }
}
