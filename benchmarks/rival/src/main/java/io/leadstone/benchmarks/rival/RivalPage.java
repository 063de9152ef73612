package io.leadstone.benchmarks.rival;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.springframework.data.domain.Page;

/** A page of leads with the exact total. */
record RivalPage(
        List<RivalLeadAnswer> items,
        int page,
        @JsonProperty("per_page") int perPage,
        long total,
        int pages) {

    static RivalPage of(Page<RivalLead> leads) {
        return new RivalPage(
                leads.map(RivalLeadAnswer::of).getContent(),
                leads.getNumber() + 1,
                leads.getSize(),
                leads.getTotalElements(),
                leads.getTotalPages());
    }
}
