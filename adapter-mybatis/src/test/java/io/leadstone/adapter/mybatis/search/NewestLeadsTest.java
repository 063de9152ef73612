package io.leadstone.adapter.mybatis.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.domain.CompanyId;
import io.leadstone.domain.search.QueryTerm;
import io.leadstone.domain.search.SearchText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NewestLeadsTest {

    private static final CompanyId ACME = new CompanyId("acme");
    private static final CompanyId OTHER = new CompanyId("other");
    private static final SearchText FARID_LEE = lead("farid lee", "");
    private static final SearchText MARY_LEE = lead("mary lee", "14155552671");

    private final NewestLeads samples = new NewestLeads();
    private final List<Integer> reads = new ArrayList<>();

    @Test
    void a_lead_matches_if_it_contains_each_term() {
        assertThat(matches(ACME, "lee", FARID_LEE, MARY_LEE)).isEqualTo(2);
        assertThat(matches(ACME, "lee farid", FARID_LEE, MARY_LEE)).isOne();
        assertThat(matches(ACME, "ari", FARID_LEE, MARY_LEE))
                .as("a part of a word")
                .isOne();
        assertThat(matches(ACME, "5552", FARID_LEE, MARY_LEE))
                .as("a part of the phone number")
                .isOne();
        assertThat(matches(ACME, "farod", FARID_LEE, MARY_LEE))
                .as("a typing error")
                .isZero();
    }

    @Test
    void a_sample_is_read_once_for_each_company() {
        assertThat(matches(ACME, "farid", FARID_LEE)).isOne();
        assertThat(matches(ACME, "farid", MARY_LEE)).as("the sample of before").isOne();
        assertThat(matches(OTHER, "farid", MARY_LEE)).isZero();

        assertThat(reads).containsExactly(200, 200);
    }

    @Test
    void a_full_cache_holds_the_newest_samples() {
        IntStream.range(0, 1000).forEach(number -> matches(new CompanyId("company-" + number), "farid", FARID_LEE));
        reads.clear();

        matches(new CompanyId("company-999"), "farid", FARID_LEE);
        assertThat(reads).isEmpty();
        matches(new CompanyId("company-0"), "farid", FARID_LEE);
        assertThat(reads).hasSize(1);
    }

    @Test
    void a_text_of_one_in_twelve_leads_is_frequent() {
        assertThat(NewestLeads.areFew(15)).isTrue();
        assertThat(NewestLeads.areFew(16)).isFalse();
    }

    private long matches(CompanyId company, String search, SearchText... newest) {
        return samples.matches(company.value(), QueryTerm.split(search), limit -> {
            reads.add(limit);
            return List.of(newest);
        });
    }

    private static SearchText lead(String words, String phoneDigits) {
        return new SearchText(" " + words + " ", " " + phoneDigits + " ");
    }
}
