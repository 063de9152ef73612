package io.leadstone.adapter.mybatis.lead;

import io.leadstone.adapter.mybatis.sql.CompanyCache;
import io.leadstone.domain.CompanyId;
import java.time.Duration;

/**
 * Companies that had a subscription a short time ago. A write for them begins with a transaction, in which deliveries
 * can follow. A wrong entry costs at most one round trip, because each write reads the subscriptions itself.
 */
public final class SubscribedCompanies {

    private static final Duration TIME_TO_LIVE = Duration.ofMinutes(1);

    private final CompanyCache<Boolean> known = new CompanyCache<>(TIME_TO_LIVE);

    boolean contains(CompanyId company) {
        return known.get(company.value()).isPresent();
    }

    void add(CompanyId company) {
        known.put(company.value(), true);
    }
}
