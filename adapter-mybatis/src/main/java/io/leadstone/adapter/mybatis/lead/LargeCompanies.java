package io.leadstone.adapter.mybatis.lead;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;

/**
 * Remembers which companies have very many live leads. To find out, the store reads an index for some milliseconds, so
 * it does not do so for each search.
 */
final class LargeCompanies {

    /** A company with more live leads is large. */
    static final int MIN_LEADS = 100_000;

    /** The time after which a company is examined again. */
    private static final long TIME_TO_LIVE = Duration.ofMinutes(10).toNanos();

    /** Maximum number of companies. A full cache is emptied. */
    private static final int MAX_COMPANIES = 10_000;

    private final int minLeads;
    private final Map<String, Size> sizes = new ConcurrentHashMap<>();

    LargeCompanies(int minLeads) {
        this.minLeads = minLeads;
    }

    /**
     * Returns true if the company was large when it was examined last.
     *
     * @param hasMoreLeads examines the company: returns true if it has more live leads than the number
     */
    boolean contains(String companyId, IntPredicate hasMoreLeads) {
        long now = System.nanoTime();
        Size known = sizes.get(companyId);
        if (known == null || now - known.examinedAt > TIME_TO_LIVE) {
            known = new Size(hasMoreLeads.test(minLeads), now);
            if (sizes.size() >= MAX_COMPANIES) {
                sizes.clear();
            }
            sizes.put(companyId, known);
        }
        return known.isLarge;
    }

    /** The size of a company. {@code examinedAt} is a value of {@link System#nanoTime}. */
    private record Size(boolean isLarge, long examinedAt) {}
}
