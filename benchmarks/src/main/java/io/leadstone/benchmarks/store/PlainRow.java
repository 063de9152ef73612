package io.leadstone.benchmarks.store;

import io.leadstone.application.query.LeadSort;
import io.leadstone.domain.LeadDetails;
import io.leadstone.domain.SearchKeys;
import io.leadstone.domain.SearchText;
import java.util.List;
import java.util.stream.LongStream;

/**
 * What plain calls store of a person, worked out beforehand: they are not to be charged with what Leadstone works out, only with storing the
 * same.
 */
record PlainRow(LeadDetails details, String tags, SearchText text, List<Long> searchKeys, String lastNameKey) {

    /** So many different ones are stored again and again, with an email and an id of their own each. */
    static final int POOL = 2_000;

    static List<PlainRow> pool() {
        return LongStream.range(0, POOL).mapToObj(PlainRow::of).toList();
    }

    private static PlainRow of(long number) {
        LeadDetails details = People.details(number);
        SearchText text = SearchText.of(details);
        return new PlainRow(
                details,
                "\n" + String.join("\n", details.tags()) + "\n",
                text,
                LongStream.of(SearchKeys.of(Population.COMPANY, text)).boxed().toList(),
                LeadSort.nameKey(details.lastName()));
    }
}
