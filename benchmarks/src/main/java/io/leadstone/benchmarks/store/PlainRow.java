package io.leadstone.benchmarks.store;

import io.leadstone.adapter.mybatis.search.NgramHashes;
import io.leadstone.application.query.LeadSort;
import io.leadstone.application.search.IndexTerms;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.search.SearchText;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The values of one person that the plain calls store as a lead. They are computed in advance, because only the cost of
 * storing them is measured.
 *
 * @param searchKeys the n-gram hashes
 * @param pieces a JSON array of the index terms, in hexadecimal digits
 */
record PlainRow(
        LeadDetails details, String tags, SearchText text, List<Long> searchKeys, String pieces, String lastNameKey) {

    /** Number of different persons. They are stored repeatedly, each time with a new email and id. */
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
                LongStream.of(NgramHashes.of(Population.COMPANY, text)).boxed().toList(),
                hex(IndexTerms.of(text)),
                LeadSort.nameSortKey(details.sortedName()));
    }

    private static String hex(Collection<String> pieces) {
        return pieces.stream()
                .map(piece -> "\"" + HexFormat.of().formatHex(piece.getBytes(StandardCharsets.UTF_8)) + "\"")
                .collect(Collectors.joining(",", "[", "]"));
    }
}
