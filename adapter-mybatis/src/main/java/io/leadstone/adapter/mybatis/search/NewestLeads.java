package io.leadstone.adapter.mybatis.search;

import io.leadstone.adapter.mybatis.sql.CompanyCache;
import io.leadstone.domain.search.QueryTerm;
import io.leadstone.domain.search.SearchText;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Keeps the search texts of the newest leads of companies in memory, and uses them for a minute. They show whether the
 * leads that match a query are few. This decides only how a query is executed, so an old sample costs time, but no
 * match is lost.
 */
final class NewestLeads {

    private static final int SIZE = 200;

    /** Matches in a sample from which a query counts as frequent: one in twelve leads, as in {@link LeadListQuery}. */
    private static final int FREQUENT = 16;

    /** A sample takes about 40 KB, so all of them take 8 MB. */
    private static final int MAX_COMPANIES = 200;

    private static final Duration TIME_TO_LIVE = Duration.ofMinutes(1);

    private final CompanyCache<List<SearchText>> samples = new CompanyCache<>(MAX_COMPANIES, TIME_TO_LIVE);

    /** Returns true if this number of matches in a sample shows that few leads match. */
    static boolean areFew(long matches) {
        return matches < FREQUENT;
    }

    /**
     * Returns the number of leads in the sample that contain each term. Typing errors are ignored in this estimate.
     *
     * @param newestTexts reads the search texts of this number of newest leads
     */
    long matches(String companyId, List<QueryTerm> terms, IntFunction<List<SearchText>> newestTexts) {
        return samples.getOrRead(companyId, () -> newestTexts.apply(SIZE)).stream()
                .filter(text -> terms.stream().allMatch(term -> term.occursIn(text)))
                .count();
    }
}
