package io.leadstone.adapter.mybatis.lead;

import io.leadstone.domain.CompanyId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Companies that had a subscription a short time ago. A write for them begins with a transaction, in which deliveries
 * can follow. A wrong entry costs at most one round trip, because each write reads the subscriptions itself.
 */
public final class SubscribedCompanies {

    private static final long MEMORY_NANOS = Duration.ofMinutes(1).toNanos();

    /** Limits the memory. Beyond it, all entries are forgotten. */
    private static final int MAX_COMPANIES = 10_000;

    /** The time of {@link System#nanoTime()} at which an entry ends. */
    private final Map<CompanyId, Long> ends = new ConcurrentHashMap<>();

    boolean contains(CompanyId company) {
        Long end = ends.get(company);
        if (end == null) {
            return false;
        }
        boolean isValid = System.nanoTime() - end < 0;
        return isValid || !ends.remove(company, end);
    }

    void add(CompanyId company) {
        if (ends.size() >= MAX_COMPANIES) {
            ends.clear();
        }
        ends.put(company, System.nanoTime() + MEMORY_NANOS);
    }
}
