package io.leadstone.application.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.query.LeadSort;
import io.leadstone.domain.Metadata;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.PhoneNumber;
import io.leadstone.domain.search.SearchText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SearchIndexVersionTest {

    /** One digest for each version. Add a line when you raise the version, and keep the older ones. */
    private static final Map<Integer, String> DIGESTS = Map.of(
            1, "ae9aad29aaede183ded0223bacb389f982a811ef6526443aac4cc972b0293270",
            2, "f118d6f266afab130432e338b9effe9d522aa2b54dd6f369772e0cccfc9720fd",
            3, "ced3e80cfcff3254f00a5d8ad62442fc163b2dc35a3ad881ebb2e3e4a7c5d014");

    /** Names of several scripts and with several kinds of punctuation. */
    private static final List<String> NAMES = List.of(
            "Jordan",
            "O'Hagan",
            "O\u2019Hagan",
            "Garbrecht-Lopez",
            "D\u2010Amico",
            "W\u0142adys\u0142aw",
            "B\u00f8e",
            "Stra\u00dfe",
            "\u0130stanbul",
            "I\u0131",
            "\u0110or\u0111e",
            "\u00c6r\u00f8",
            "\u0152uvre",
            "\u00de\u00f3r",
            "Jose\u0301",
            "\ufb01n",
            "\u039f\u03b4\u03c5\u03c3\u03c3\u03b5\u03cd\u03c2",
            "\u0439\u043e\u0433",
            "\u0915\u092e\u0932",
            "\u0915\u094b\u092e\u0932",
            "\u0e19\u0e49\u0e33",
            "\u5c71\u7530",
            "\uff21\uff22\uff23",
            "a\u200db",
            "\ud83d\ude00");

    /** Fails if the rules change and the version does not. */
    @Test
    void a_change_of_the_rules_needs_a_new_version() throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (String name : NAMES) {
            SearchText text = SearchText.of(details(name));
            add(digest, text.words());
            add(digest, text.phoneDigits());
            IndexTerms.of(text).forEach(term -> add(digest, term));
            FilterTerms.of(details(name)).forEach(term -> add(digest, term));
            add(digest, LeadSort.nameSortKey(Optional.of(name)));
        }

        assertThat(HexFormat.of().formatHex(digest.digest()))
                .as("The rules of the search index changed. Raise SearchIndexVersion.CURRENT, add the digest to this"
                        + " test, add a numbered SQL script that writes the version into an empty database, and add its"
                        + " number to the server's migrations that reindex leads.")
                .isEqualTo(DIGESTS.get(SearchIndexVersion.CURRENT));
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static LeadDetails details(String name) {
        return new LeadDetails(
                Optional.empty(),
                Optional.empty(),
                Optional.of(name),
                Optional.of("Lee"),
                Optional.of(new EmailAddress("jordan.lee@example.com")),
                Optional.of(new PhoneNumber("+1 555-123-9000", Optional.of("+15551239000"))),
                Optional.of(name + " & Sons"),
                Optional.empty(),
                Optional.empty(),
                List.of(name),
                new Metadata("{\"a\":\"" + name + "\",\"b\":1.50,\"c\":true}"));
    }
}
