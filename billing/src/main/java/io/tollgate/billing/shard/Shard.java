package io.tollgate.billing.shard;

import io.tollgate.catalog.id.TenantId;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/// One of the fixed parts of Redis data, chosen by the tenant. The number never changes for a
/// tenant.
public record Shard(int number) {
    public static final int COUNT = 64;

    /// Every shard, in order.
    public static final List<Shard> ALL = IntStream.range(0, COUNT).mapToObj(Shard::new).toList();

    public Shard {
        if (number < 0 || number >= COUNT) {
            throw new IllegalArgumentException("shard " + number);
        }
    }

    public static Shard of(TenantId tenant) {
        CRC32 checksum = new CRC32();
        checksum.update(
                ByteBuffer.allocate(16)
                        .putLong(tenant.value().getMostSignificantBits())
                        .putLong(tenant.value().getLeastSignificantBits())
                        .flip());
        return ALL.get((int) (checksum.getValue() % COUNT));
    }
}
