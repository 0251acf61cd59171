package io.tollgate.catalog.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PasswordHashesTest {
    private final PasswordHashes hashes = new PasswordHashes(new Cost(256, 1, 4, "5s"));

    private record Cost(int memoryKib, int iterations, int concurrent, String turn)
            implements PasswordConfig {
        @Override
        public int parallelism() {
            return 1;
        }

        @Override
        public Duration maxWait() {
            return Duration.parse("PT" + turn);
        }
    }

    @Test
    void thePasswordOfAHashIsKnownAndNoOther() {
        String hash = hashes.hash("correct horse battery");

        assertThat(hash).matches("\\$argon2id\\$v=19\\$m=256,t=1,p=1\\$[^$]{22}\\$[^$]{43}");
        assertThat(hashes.matches("correct horse battery", hash)).isTrue();
        assertThat(hashes.matches("correct horse batterY", hash)).isFalse();
        assertThat(hashes.matches("", hash)).isFalse();
        assertThat(hashes.hash("correct horse battery")).isNotEqualTo(hash);
    }

    @Test
    void nobodysPasswordIsNeverRight() {
        assertThat(hashes.matches("correct horse battery", null)).isFalse();
    }

    @Test
    void aHashThatOthersMadeIsUnderstood() {
        // By the reference implementation: echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1
        String reference =
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ"
                        + "$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

        assertThat(hashes.matches("password", reference)).isTrue();
        assertThat(hashes.isOutdated(reference)).isTrue();
    }

    @Test
    void theSameCharactersAreTheSamePasswordHoweverTheyWereTyped() {
        String hash = hashes.hash("Zürich im Frühling");

        assertThat(hashes.matches("Zu\u0308rich im Fru\u0308hling", hash)).isTrue();
    }

    @Test
    void aHashIsOutdatedWhenTheParametersHaveRisen() {
        String hash = hashes.hash("correct horse battery");

        assertThat(hashes.isOutdated(hash)).isFalse();
        PasswordHashes risen = new PasswordHashes(new Cost(512, 1, 4, "5s"));
        assertThat(risen.isOutdated(hash)).isTrue();
        assertThat(risen.matches("correct horse battery", hash)).isTrue();
    }

    @Test
    void noMoreThanSoManyAreHashedAtOnce() throws Exception {
        PasswordHashes narrow = new PasswordHashes(new Cost(65536, 8, 1, "0.001s"));
        List<Callable<String>> many =
                IntStream.range(0, 8)
                        .<Callable<String>>mapToObj(n -> () -> narrow.hash("password " + n))
                        .toList();

        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<Future<String>> done = pool.invokeAll(many);

            assertThat(done)
                    .filteredOn(one -> one.state() == Future.State.FAILED)
                    .isNotEmpty()
                    .allSatisfy(one ->
                            assertThat(one.exceptionNow()).isInstanceOf(TooManySignIns.class));
            assertThat(done)
                    .filteredOn(one -> one.state() == Future.State.SUCCESS)
                    .isNotEmpty()
                    .allSatisfy(one -> assertThat(one.resultNow()).startsWith("$argon2id$"));
        }
    }
}
