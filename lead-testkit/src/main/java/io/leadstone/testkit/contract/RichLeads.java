package io.leadstone.testkit.contract;

import static io.leadstone.testkit.SampleLeads.details;

import io.leadstone.domain.LeadDetails;
import io.leadstone.domain.Metadata;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Details that go to the edge of what a lead may hold: whatever a store, its driver or its collation is apt to change. */
final class RichLeads {

    /** One character, two halves in Java, four bytes in UTF-8. */
    private static final String FOX = "🦊";
    /** One character that is eighteen when it is folded for the search. */
    private static final String LIGATURE = "\uFDFA";

    /** Texts that a store which parses and prints JSON would not give back. */
    static final List<String> METADATA = List.of(
            "{}",
            "{ }",
            "{\"a\":1,\"b\":1.0,\"c\":1e5,\"d\":\"\\u0000\"}",
            "{\"z\":1,\"a\":2, \"m\" : [ ] }",
            "{\"a\":1,\"a\":2}",
            "{\"big\":123456789012345678901234567890,\"small\":0.1000000000000000055511151231257827}",
            "{\"slash\":\"\\/\",\"letter\":\"\\u00e9é\\ud83e\\udd8a🦊\",\"lines\":\"\\r\\n\\t\"}",
            "{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":{\"f\":{\"g\":{}}}}}}}}",
            "{\n\t\"pretty\": true\r\n}",
            "{\"full\":\"" + "x".repeat(Metadata.MAX_BYTES - 11) + "\"}");

    /** Where calendars, time zones and small columns bite. */
    static final List<String> INSTANTS = List.of(
            "1970-01-01T00:00:00Z",
            "1970-01-01T00:00:00.001Z",
            "1999-12-31T23:59:59.999Z",
            "2024-02-29T12:00:00.500Z",
            "2025-03-30T01:30:00.123Z",
            "2025-03-30T02:30:00.123Z",
            "2025-10-26T00:30:00.123Z",
            "2025-10-26T01:30:00.123Z",
            "2038-01-19T03:14:08.001Z",
            "2106-02-07T06:28:16.999Z",
            "2999-12-31T23:59:59.999Z");

    private RichLeads() {}

    /** Every field is filled. */
    static LeadDetails everything() {
        return details()
                .agent("widget:1")
                .name("Ada", "Lovelace")
                .email("full@example.com")
                .phone("+44 20 7946 0018", "+442079460018")
                .company("Analytical Engines")
                .source("website-chat")
                .notes("Called twice.")
                .tags("vip", "math", "a-z")
                .metadata("{\"campaign\":\"spring\"}")
                .build();
    }

    /** By what is rich in them. */
    static Map<String, LeadDetails> byName() {
        Map<String, LeadDetails> rich = new LinkedHashMap<>();
        rich.put("no more than a lead must have", details().build());
        rich.put("everything", everything());
        rich.put("other scripts in every field", otherScripts());
        rich.put("composed and decomposed marks", marks());
        rich.put("the edges of Unicode", edges());
        rich.put("words that mean something to a database", databaseWords());
        rich.put("four-byte characters at full length", fourBytes());
        rich.put("characters that grow when they are folded", growing());
        rich.put("notes on many lines", details().notes(lines()).build());
        rich.put(
                "notes of blanks, tabs and every line end",
                details().notes("a\tb  c\r\nd\re\n\n\nf\u00A0g").build());
        rich.put(
                "tags with every sign",
                details()
                        .tags(
                                "a,b",
                                "\"quoted\"",
                                "it's",
                                "back\\slash",
                                "100%",
                                "a_b",
                                "[x]",
                                "{y}",
                                "a|b",
                                "a;b",
                                "$1",
                                "?")
                        .build());
        rich.put(
                "tags that differ in case and accents only",
                details().tags("vip", "VIP", "víp", "vi\u0301p", "Vip").build());
        rich.put("tags out of order", details().tags("c", "a", "b", "10", "9").build());
        rich.put("as many tags as there may be", details().tags(manyTags()).build());
        rich.put(
                "an address at full length",
                details().email("a".repeat(242) + "@example.com").build());
        rich.put(
                "an address of four-byte characters",
                details().email(FOX.repeat(121) + "@example.com").build());
        rich.put("a phone number in other digits", details().phone("٠١٢٣ ٤٥٦").build());
        return rich;
    }

    /** As much as a lead can hold, nearly. */
    static LeadDetails largest(String email) {
        return details()
                .name(FOX.repeat(50), LIGATURE.repeat(100))
                .email(email)
                .company(LIGATURE.repeat(200))
                .notes(FOX.repeat(5_000))
                .tags(manyTags())
                .metadata("{\"fox\":\"" + FOX.repeat(4_000) + "\"}")
                .build();
    }

    private static LeadDetails otherScripts() {
        return details()
                .name("Борис 🦊", "山田👩‍👩‍👧")
                .email("борис@почта.example")
                .phone("☎ +1-555-123-9000", "+15551239000")
                .company("Ελληνικά שלום مرحبا ไทย")
                .source("Werbung – Grüße ß")
                .notes("हिन्दी\n日本語 🇯🇵\n\u200Fעברית\u200E")
                .tags("горячий", "🔥", "重要")
                .metadata("{\"имя\":\"Борис 🦊\"}")
                .build();
    }

    private static LeadDetails marks() {
        return details()
                .name("Zo\u00EB", "Zoe\u0308")
                .email("e\u0301ve@example.com")
                .company("Å \u212B A\u030A ﬁ ①")
                .source("n\u0303")
                .notes("q\u0323\u0307 q\u0307\u0323")
                .tags("\u00E9", "e\u0301")
                .metadata("{\"e\u0301\":\"\u00E9\"}")
                .build();
    }

    /** No-break blanks at the ends, which stripping leaves alone; marks without a base; characters that are none. */
    private static LeadDetails edges() {
        return details()
                .name("\u00A0Jo\u00A0", "\u200BLee\u200B")
                .company("\uFEFFa\uFFFE\uFFFF\uE000\u2028b")
                .source("\u0301")
                .notes("\u00A0\uDBFF\uDFFF\u00A0")
                .tags("\u200D", "\u200C", "\u00AD", "\u00A0")
                .metadata("{\"\uFFFF\":\"\u2028\u2029\u007F\"}")
                .build();
    }

    private static LeadDetails databaseWords() {
        return details()
                .name("NULL", "null")
                .company("'; DROP TABLE lead; -- ${x} #{y} {{z}} :p ?1")
                .source("$set")
                .notes("\\n is no line end, \\ is no escape, %s %d \\u0041")
                .tags("null", "NULL", "true", "0", "$a.b")
                .metadata("{\"$set\":{\"a.b\":null,\"\":\"$x\"}}")
                .build();
    }

    private static LeadDetails fourBytes() {
        return details()
                .name(FOX.repeat(50), FOX.repeat(50))
                .company(FOX.repeat(100))
                .source(FOX.repeat(50))
                .notes(FOX.repeat(5_000))
                .tags(FOX.repeat(25))
                .metadata("{\"fox\":\"" + FOX.repeat(4_000) + "\"}")
                .build();
    }

    private static LeadDetails growing() {
        return details()
                .name(LIGATURE.repeat(100), LIGATURE.repeat(100))
                .company(LIGATURE.repeat(200))
                .build();
    }

    private static String lines() {
        return "a line\r\nand — 🦊 — another\n".repeat(1_000).substring(0, LeadDetails.MAX_NOTES - 1) + ".";
    }

    private static String[] manyTags() {
        return IntStream.range(0, LeadDetails.MAX_TAGS)
                .mapToObj(i -> (char) ('z' - i % 26) + "ü".repeat(LeadDetails.MAX_TAG - 3) + (10 + i))
                .toArray(String[]::new);
    }
}
