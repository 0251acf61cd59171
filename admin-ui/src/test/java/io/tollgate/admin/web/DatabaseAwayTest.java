package io.tollgate.admin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAwayTest {
    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "57P01", "57P02", "57P03"})
    void aDatabaseThatIsNotThereIsToldFromTheCause(String state) {
        Exception fault = new IllegalStateException(new SQLException("away", state));
        assertThat(DatabaseAway.caused(fault)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "57014", "40001"})
    void whatTheDatabaseRefusesIsNot(String state) {
        assertThat(DatabaseAway.caused(new SQLException("refused", state))).isFalse();
    }

    @Test
    void neitherIsAFaultOfOurs() {
        assertThat(DatabaseAway.caused(new IllegalStateException("bug"))).isFalse();
        assertThat(DatabaseAway.caused(new SQLException("no state"))).isFalse();
    }
}
