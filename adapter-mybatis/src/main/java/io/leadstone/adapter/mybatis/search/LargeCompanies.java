package io.leadstone.adapter.mybatis.search;

import io.leadstone.adapter.mybatis.sql.CompanyCache;
import java.time.Duration;
import java.util.function.IntPredicate;

/**
 * Remembers which companies have very many live leads. To find out, the store reads an index for some milliseconds, so
 * it does not do so for each search.
 */
final class LargeCompanies {

    /** A company with more live leads is large. */
    static final int MIN_LEADS = 100_000;

    /** The time after which a company is examined again. */
    private static final Duration TIME_TO_LIVE = Duration.ofMinutes(10);

    private final int minLeads;
    private final CompanyCache<Boolean> known = new CompanyCache<>(TIME_TO_LIVE);

    LargeCompanies(int minLeads) {
        this.minLeads = minLeads;
    }

    /**
     * Returns true if the company was large when it was examined last.
     *
     * @param hasMoreLeads examines the company: returns true if it has more live leads than the number
     */
    boolean contains(String companyId, IntPredicate hasMoreLeads) {
        return known.getOrRead(companyId, () -> hasMoreLeads.test(minLeads));
    }
}
