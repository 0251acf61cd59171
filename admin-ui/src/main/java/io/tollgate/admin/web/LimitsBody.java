package io.tollgate.admin.web;

import io.tollgate.catalog.tenant.RateLimits;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads `{rpm, tpm, concurrency}`. A limit left out stays as it is, a null removes it.
public final class LimitsBody {
    private LimitsBody() {}

    public static RateLimits read(Map<String, @Nullable Long> given, RateLimits present) {
        Integer rpm = present.rpm();
        Long tpm = present.tpm();
        Integer concurrency = present.concurrency();
        for (String name : given.keySet()) {
            Long limit = given.get(name);
            switch (name) {
                case "rpm" -> rpm = whole(limit, "limits.rpm");
                case "tpm" -> tpm = atLeastOne(limit, "limits.tpm");
                case "concurrency" -> concurrency = whole(limit, "limits.concurrency");
                default -> throw Refused.unknownField("limits." + name);
            }
        }
        return new RateLimits(rpm, tpm, concurrency);
    }

    private static @Nullable Integer whole(@Nullable Long limit, String field) {
        Long positive = atLeastOne(limit, field);
        if (positive != null && positive > Integer.MAX_VALUE) {
            throw Refused.invalid(field, "must be at most " + Integer.MAX_VALUE);
        }
        return positive == null ? null : positive.intValue();
    }

    private static @Nullable Long atLeastOne(@Nullable Long limit, String field) {
        if (limit != null && limit < 1) {
            throw Refused.invalid(field, "must be at least 1");
        }
        return limit;
    }
}
