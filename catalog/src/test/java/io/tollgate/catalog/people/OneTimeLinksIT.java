package io.tollgate.catalog.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.catalog.id.Ids;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStores.class)
class OneTimeLinksIT {
    @Inject OneTimeLinks links;
    @Inject EntityManager database;

    private final Email email = new Email("Ada+" + Ids.next() + "@example.test");

    @Test
    void aLinkIsGoodOnce() {
        OneTimeLink link = OneTimeLink.confirm(email, Map.of("name", "Ada \" 阿达"));
        String secret = links.issue(link);

        assertThat(secret).matches("[0-9A-Za-z]{43}");
        assertThat(links.find(LinkPurpose.CONFIRM, secret)).contains(link);
        assertThat(links.use(LinkPurpose.CONFIRM, secret)).contains(link);
        assertThat(links.use(LinkPurpose.CONFIRM, secret)).isEmpty();
        assertThat(links.find(LinkPurpose.CONFIRM, secret)).isEmpty();
    }

    @Test
    void aLinkIsGoodForItsPurposeAlone() {
        String secret = links.issue(OneTimeLink.reset(email));

        assertThat(links.use(LinkPurpose.CONFIRM, secret)).isEmpty();
        assertThat(links.use(LinkPurpose.RESET, "")).isEmpty();
        assertThat(links.use(LinkPurpose.RESET, "x".repeat(43))).isEmpty();
        assertThat(links.use(LinkPurpose.RESET, secret)).isPresent();
    }

    @Test
    void theNewestReplacesTheOneBeforeForTheSameAddress() {
        String first = links.issue(OneTimeLink.reset(email));
        String others = links.issue(OneTimeLink.confirm(email, Map.of()));

        String second = links.issue(OneTimeLink.reset(new Email(email.key())));

        assertThat(links.find(LinkPurpose.RESET, first)).isEmpty();
        assertThat(links.find(LinkPurpose.RESET, second)).isPresent();
        assertThat(links.find(LinkPurpose.CONFIRM, others)).isPresent();
    }

    @Test
    void thereIsOneSetUpLinkInAll() {
        String first = links.issue(OneTimeLink.setUp());
        String second = links.issue(OneTimeLink.setUp());

        assertThat(links.find(LinkPurpose.SET_UP, first)).isEmpty();
        assertThat(links.use(LinkPurpose.SET_UP, second)).isPresent();
        assertThat(links.use(LinkPurpose.SET_UP, links.issue(OneTimeLink.setUp()))).isPresent();
    }

    @Test
    void anOldLinkIsGoodForNothing() {
        String secret = links.issue(OneTimeLink.reset(email));
        QuarkusTransaction.requiringNew()
                .run(() -> {
                    var _ =
                            database.createNativeQuery(
                                            "UPDATE one_time_link SET expires_at = created_at WHERE"
                                                    + " email = ?1")
                                    .setParameter(1, email.address())
                                    .executeUpdate();
                });

        assertThat(links.find(LinkPurpose.RESET, secret)).isEmpty();
        assertThat(links.use(LinkPurpose.RESET, secret)).isEmpty();
    }

    @Test
    void aWithdrawnLinkIsGoodForNothing() {
        String secret = links.issue(OneTimeLink.reset(email));

        links.withdraw(LinkPurpose.RESET, new Email(email.key()));

        assertThat(links.use(LinkPurpose.RESET, secret)).isEmpty();
    }

    @Test
    void aUseThatFailsLeavesTheLinkGood() {
        String secret = links.issue(OneTimeLink.reset(email));

        assertThatThrownBy(() ->
                        QuarkusTransaction.requiringNew()
                                .run(() -> {
                                    assertThat(links.use(LinkPurpose.RESET, secret)).isPresent();
                                    throw new IllegalStateException("after it");
                                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(links.find(LinkPurpose.RESET, secret)).isPresent();
    }

    @Test
    void ofManyAtOnceOneUsesALink() throws Exception {
        String secret = links.issue(OneTimeLink.reset(email));
        Callable<Optional<OneTimeLink>> use = () -> links.use(LinkPurpose.RESET, secret);

        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<Future<Optional<OneTimeLink>>> done =
                    pool.invokeAll(Stream.generate(() -> use).limit(8).toList());

            long used = 0;
            for (Future<Optional<OneTimeLink>> one : done) {
                used += one.get().isPresent() ? 1 : 0;
            }
            assertThat(used).isEqualTo(1);
        }
    }
}
