package io.tollgate.billing.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.billing.Bank;
import io.tollgate.billing.Calls;
import io.tollgate.billing.settlement.RecordJson;
import io.tollgate.billing.settlement.Settlement;
import io.tollgate.billing.usage.CallId;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.testkit.TestStores;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import jakarta.inject.Inject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How much of what is booked stays in Redis for a PostgreSQL that is restored.
@QuarkusTest
@WithTestResource(TestStores.class)
class KeptEntriesIT {
    /// Of a hundred kilobytes each: next to them nothing else in Redis weighs much.
    private static final int ENTRIES = 80;

    private static final int PASSES = 20;

    private static final String PADDING = " ".repeat(100_000);

    @Inject Bank bank;
    @Inject RawRedis redis;
    @Inject RedisMemory memory;
    @Inject ShardUpkeep upkeep;

    @BeforeEach
    void open() {
        bank.open();
        var _ = bank.flush();
    }

    @AfterEach
    void roomAgain() {
        roomOf(0);
    }

    @Test
    void bookedEntriesStayWhileThereIsRoom() {
        TenantId tenant = tenantWithLargeEntries();
        roomOf(used() * 1_000);

        var _ = bank.flush();

        assertThat(memory.keepsTooMuch()).isFalse();
        assertThat(entries(tenant)).isGreaterThanOrEqualTo(ENTRIES);
    }

    @Test
    void bookedEntriesTakeATenthOfTheRoomTheOldestGoFirst() {
        TenantId tenant = tenantWithLargeEntries();
        String newest = last(tenant);
        long room = used() * 2;
        roomOf(room);
        assertThat(memory.isTight()).isFalse();
        assertThat(memory.keepsTooMuch()).isTrue();

        var _ = bank.flush();

        assertThat(bytes(tenant)).isBetween(1L, room / 10);
        assertThat(entries(tenant)).isPositive();
        assertThat(last(tenant)).isEqualTo(newest);
        assertThat(keepsTooMuchInTheEnd()).isFalse();
        assertThat(last(tenant)).isEqualTo(newest);
        bank.audit(tenant);
    }

    @Test
    void allBookedEntriesGoWhenMemoryIsShort() {
        TenantId tenant = tenantWithLargeEntries();
        roomOf(used() * 10 / 7);
        assertThat(memory.isTight()).isTrue();

        var _ = bank.flush();

        assertThat(entries(tenant)).isLessThanOrEqualTo(1);
        bank.audit(tenant);
    }

    @Test
    void whatIsNotBookedStaysHoweverLittleRoomThereIs() {
        TenantId tenant = tenantWithLargeEntries();
        long before = entries(tenant);
        roomOf(used() * 10 / 7);

        upkeep.trim(redis.keys(tenant), "0-0");

        assertThat(entries(tenant)).isEqualTo(before);
        assertThat(bank.flush()).isOne();
        bank.audit(tenant);
    }

    /// A node of a stream gives its room back only when all its entries are gone: what one pass
    /// leaves too much the next ones take.
    private boolean keepsTooMuchInTheEnd() {
        for (int pass = 0; pass < PASSES; pass++) {
            memory.measure();
            if (!memory.keepsTooMuch()) {
                return false;
            }
            var _ = bank.flush();
        }
        return true;
    }

    /// One call, settled and not booked yet, and many repetitions of it that charge nothing.
    private TenantId tenantWithLargeEntries() {
        TenantId tenant = bank.tenantWith(1_000);
        CallId call = bank.hold(tenant, 100);
        assertThat(bank.settle(tenant, call, 100)).isEqualTo(new Settlement.Settled(100, 0));
        String record = RecordJson.write(Calls.record(tenant, call, 100));
        String padded = record.substring(0, record.length() - 1) + PADDING + "}";
        for (int n = 0; n < ENTRIES; n++) {
            assertThat(
                            redis.run(
                                    Command.XADD,
                                    redis.keys(tenant).usage(),
                                    "*",
                                    call.toString(),
                                    "0|0|" + padded))
                    .isNotNull();
        }
        return tenant;
    }

    private void roomOf(long bytes) {
        assertThat(redis.run(Command.CONFIG, "SET", "maxmemory", Long.toString(bytes))).isNotNull();
        memory.measure();
    }

    private long used() {
        Response info = redis.run(Command.INFO, "memory");
        Matcher used = Pattern.compile("used_memory:(\\d+)").matcher(String.valueOf(info));
        assertThat(used.find()).isTrue();
        return Long.parseLong(used.group(1));
    }

    private long entries(TenantId tenant) {
        return number(redis.run(Command.XLEN, redis.keys(tenant).usage()));
    }

    private long bytes(TenantId tenant) {
        return number(redis.run(Command.MEMORY, "USAGE", redis.keys(tenant).usage()));
    }

    private String last(TenantId tenant) {
        Response entries =
                redis.run(Command.XREVRANGE, redis.keys(tenant).usage(), "+", "-", "COUNT", "1");
        if (entries == null || entries.size() == 0) {
            throw new AssertionError("the stream is empty");
        }
        return entries.get(0).get(0).toString();
    }

    private static long number(@Nullable Response reply) {
        assertThat(reply).isNotNull();
        return Long.parseLong(String.valueOf(reply));
    }
}
