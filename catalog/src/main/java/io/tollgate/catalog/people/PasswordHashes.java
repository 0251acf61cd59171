package io.tollgate.catalog.people;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;

/// Argon2id hashes of passwords, with their parameters inside. Thread-safe; blocks for some tens of
/// milliseconds, and for its turn when many come at once. Throws [TooManySignIns] when that takes
/// too long.
@Singleton
public class PasswordHashes {
    private static final int SALT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Argon2Hash.Cost cost;
    private final Semaphore turns;
    private final PasswordConfig config;

    public PasswordHashes(PasswordConfig config) {
        this.config = config;
        cost = new Argon2Hash.Cost(config.memoryKib(), config.iterations(), config.parallelism());
        turns = new Semaphore(config.concurrent(), true);
    }

    /// A new hash, in the form `$argon2id$v=19$m=…,t=…,p=…$salt$hash`.
    public String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return inTurn(() -> compute(password, cost, salt)).toString();
    }

    /// Whether the password is the one of a hash. Without a hash it takes as long, and is not.
    boolean matches(String password, @Nullable String stored) {
        Argon2Hash known = stored == null ? null : Argon2Hash.parse(stored);
        Argon2Hash.Cost costs = known == null ? cost : known.cost();
        byte[] salt = known == null ? new byte[SALT_BYTES] : known.salt();
        Argon2Hash given = inTurn(() -> compute(password, costs, salt));
        return known != null && MessageDigest.isEqual(given.hash(), known.hash());
    }

    /// Whether the hash was made with other parameters than a new one would be.
    boolean isOutdated(String stored) {
        return !Argon2Hash.parse(stored).cost().equals(cost);
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(config.maxWait().toNanos(), TimeUnit.NANOSECONDS)) {
                throw new TooManySignIns();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new TooManySignIns();
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    /// The same characters typed on another keyboard may be other code points: they are made equal.
    private static Argon2Hash compute(String password, Argon2Hash.Cost cost, byte[] salt) {
        String typed = Normalizer.normalize(password, Normalizer.Form.NFKC);
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(cost.memoryKib())
                        .withIterations(cost.iterations())
                        .withParallelism(cost.parallelism())
                        .withSalt(salt)
                        .build());
        byte[] hash = new byte[Argon2Hash.BYTES];
        var _ = generator.generateBytes(typed.getBytes(StandardCharsets.UTF_8), hash);
        return new Argon2Hash(cost, salt, hash);
    }
}
