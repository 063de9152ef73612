package io.leadstone.benchmarks.store;

import io.leadstone.adapter.mybatis.search.SearchKeys;
import io.leadstone.application.query.LeadSort;
import io.leadstone.application.search.SearchPieces;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.search.SearchText;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What plain calls store of a person, worked out beforehand: they are not to be charged with what Leadstone works out, only with storing the
 * same.
 *
 * @param pieces a JSON array, in hexadecimal digits
 */
record PlainRow(
        LeadDetails details, String tags, SearchText text, List<Long> searchKeys, String pieces, String lastNameKey) {

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
                hex(SearchPieces.of(text)),
                LeadSort.nameKey(details.lastName()));
    }

    private static String hex(Collection<String> pieces) {
        return pieces.stream()
                .map(piece -> "\"" + HexFormat.of().formatHex(piece.getBytes(StandardCharsets.UTF_8)) + "\"")
                .collect(Collectors.joining(",", "[", "]"));
    }
}
