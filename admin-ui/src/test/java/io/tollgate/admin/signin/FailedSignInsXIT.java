package io.tollgate.admin.signin;

import static io.tollgate.admin.support.Browser.bean;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.admin.support.Browser;
import io.tollgate.admin.support.Console;
import io.tollgate.catalog.audit.AuditEntry;
import io.tollgate.catalog.audit.AuditLog;
import io.tollgate.catalog.people.DelayRule;
import io.tollgate.catalog.people.OperatorRole;
import io.tollgate.catalog.people.PasswordHashes;
import io.tollgate.catalog.people.People;
import io.tollgate.catalog.people.Person;
import io.tollgate.catalog.people.SignInDelays;
import io.tollgate.catalog.people.SignInDelays.Subject;
import io.tollgate.testkit.TestStores;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStores.class)
class FailedSignInsXIT {
    private static final String PASSWORD = "the tide is low today";
    private static final String WRONG = "a guess, and a bad one";
    private static final String HERE = "127.0.0.1";

    private final Browser visitor = Browser.signedOut();

    @BeforeEach
    void forgetFailures() {
        run("DELETE FROM sign_in_delay");
    }

    @Test
    void aFloodOfGuessesIsNotedOncePerStep() {
        Person ada = person();
        for (int n = 0; n < 6; n++) {
            guess(ada.email());
        }
        waitForDays();
        for (int n = 0; n < 6; n++) {
            guess(ada.email());
        }

        assertThat(noted(ada.id().toString()))
                .extracting(AuditEntry::action)
                .containsExactly("sign_in.lock", "sign_in.fail");
        AuditEntry lock = noted(ada.id().toString()).getFirst();
        assertThat(String.valueOf(lock.after()))
                .contains("\"failures\":6", "locked_until", ada.email(), HERE)
                .doesNotContain(WRONG);

        run("UPDATE sign_in_delay SET blocked_until = blocked_until - interval '9 days'");
        guess(ada.email());
        waitForDays();
        guess(ada.email());

        assertThat(noted(ada.id().toString()))
                .extracting(AuditEntry::action)
                .containsExactly("sign_in.lock", "sign_in.lock", "sign_in.fail");
        String page = Browser.operator(OperatorRole.SUPPORT).get("/operator/audit").text();
        assertThat(page)
                .contains("A wrong password was given for " + ada.email() + ", from " + HERE)
                .contains(ada.email() + " has to wait after 6 wrong passwords in a row")
                .contains("after 7 wrong passwords");
    }

    @Test
    void whatIsNobodysIsNotNoted() {
        String typed = Console.unique("secret-by-mistake") + "@example.test";
        long before = entries();
        for (int n = 0; n < 7; n++) {
            guess(typed);
        }

        assertThat(entries()).isEqualTo(before);
    }

    @Test
    void aRightPasswordIsNoFailure() {
        Person ada = person();

        visitor.post("/sign-in", Map.of("email", ada.email(), "password", PASSWORD))
                .then()
                .statusCode(303);

        assertThat(noted(ada.id().toString())).isEmpty();
    }

    @Test
    void aNetworkThatGuessesAtManyAccountsIsNotedWhenItHasToWait() {
        DelayRule rule =
                new DelayRule(
                        30, Duration.ofSeconds(30), Duration.ofMinutes(15), Duration.ofHours(12));
        for (int n = 0; n < 30; n++) {
            var _ = bean(SignInDelays.class).begin(Subject.network(HERE), rule);
        }
        long before = noted(HERE).size();
        guess(Console.unique("nobody") + "@example.test");
        waitForDays();
        guess(Console.unique("nobody") + "@example.test");

        assertThat(noted(HERE)).hasSize((int) before + 1);
        assertThat(Browser.operator(OperatorRole.ADMIN).get("/operator/audit").text())
                .contains("Everybody at 127.0.0.1 has to wait after 31 wrong passwords");
    }

    private void guess(String email) {
        visitor.post("/sign-in", Map.of("email", email, "password", WRONG)).then().statusCode(422);
    }

    private static Person person() {
        Person person = Browser.newPerson();
        bean(People.class).setPassword(person.id(), bean(PasswordHashes.class).hash(PASSWORD));
        return person;
    }

    private static List<AuditEntry> noted(String target) {
        return bean(AuditLog.class).list(50, null, null).stream()
                .filter(entry -> entry.target().equals(target))
                .toList();
    }

    private static long entries() {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        ((Number)
                                        bean(EntityManager.class)
                                                .createNativeQuery("SELECT count(*) FROM audit")
                                                .getSingleResult())
                                .longValue());
    }

    /// However slow this test is, whoever has to wait still has to.
    private static void waitForDays() {
        run(
                "UPDATE sign_in_delay SET blocked_until = blocked_until + interval '8 days'"
                        + " WHERE blocked_until > now() - interval '1 hour'");
    }

    private static void run(String sql) {
        QuarkusTransaction.requiringNew()
                .run(() -> {
                    var _ = bean(EntityManager.class).createNativeQuery(sql).executeUpdate();
                });
    }
}
