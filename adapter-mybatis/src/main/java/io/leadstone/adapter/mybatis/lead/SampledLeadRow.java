package io.leadstone.adapter.mybatis.lead;

import io.leadstone.adapter.mybatis.search.TermCondition;
import java.util.List;

/** The search text and the phone digits of a lead in a sample. */
public record SampledLeadRow(String searchWords, String phoneDigits) {

    /** Returns true if the lead contains each term. Typing errors are ignored in this estimate. */
    boolean contains(List<TermCondition> terms) {
        return terms.stream().allMatch(term -> term.occursIn(searchWords, phoneDigits));
    }

    @Override
    public String toString() {
        return "SampledLeadRow[…]";
    }
}
