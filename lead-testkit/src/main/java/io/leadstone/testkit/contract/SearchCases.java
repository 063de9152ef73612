package io.leadstone.testkit.contract;

import static io.leadstone.testkit.SampleLeads.details;

import io.leadstone.domain.LeadDetails;
import io.leadstone.testkit.SampleDetails;
import java.util.List;
import java.util.stream.Stream;

/** Leads, and which of them a search finds: written down by hand, so that no code decides what is right. */
final class SearchCases {

    /** A lead's address begins with the name that it is expected by. */
    static final List<LeadDetails> LEADS = Stream.of(
                    details().email("alfa@q.test").name("José", "Álvarez").company("Crème Brûlée GmbH"),
                    details().email("bravo@q.test").name("Jordan", "Lee").phone("+1 (555) 123-9000", "+15551239000"),
                    details().email("charlie@q.test").name("Ανδρέας", "Παπαδόπουλος"),
                    details().email("delta@q.test").name("Uwe", "Weiß").company("Straßenbau"),
                    details().email("echo@q.test").name("İpek", "Yıldırım"),
                    details().email("foxtrot@q.test").name("Zoe\u0308", "Nu\u0301n\u0303ez"),
                    details()
                            .email("golf@q.test")
                            .name("Dee", "O'Neil")
                            .company("100%_o\\ff \"m\" [a-z]* (x|y)+? ^#$1 !~ {k:v}; --"),
                    details().email("hotel@q.test").name("Dee", "Oneil").company("100 abc off m a-z x y 1 k v zzz"),
                    details().email("india@q.test").name("Kim", "🦊 Fox").company("ﬁnance №1 ＡＢＣ"),
                    details().email("juliet@q.test").name("Kim", "🐼 Pan").company("Acme"),
                    details().email("kilo@q.test").name("Max", "Mustermann").phone("0049 30 567-4321", "+49305674321"),
                    details()
                            .email("lima+tag@q.test")
                            .name("Ann", "Abel")
                            .company("Acme, Inc.")
                            .phone("٥٥٥ ٧٧٨"),
                    details()
                            .email("mike@q.test")
                            .name("Борис", "Чехов")
                            .company("ООО «Вишнёвый сад»")
                            .source("hidden-source")
                            .notes("hidden-notes")
                            .tags("hidden-tag")
                            .metadata("{\"hidden\":\"hidden-metadata\"}"))
            .map(SampleDetails::build)
            .toList();

    /** Each field, its beginning, middle and end. */
    private static final List<Sought> FIELDS = List.of(
            sought("jordan", "bravo"),
            sought("rdan", "bravo"),
            sought("mann", "kilo", "lima"),
            sought("bravo@q.test", "bravo"),
            sought("lima+tag", "lima"),
            sought("acme", "juliet", "lima"),
            sought("acme,", "lima"),
            sought("nobody"),
            sought("jordanlee"),
            sought("jordan_lee"),
            sought("hidden"),
            sought("widget"));

    /** Case and accents, in several scripts. */
    private static final List<Sought> SPELLINGS = List.of(
            sought("JORDAN", "bravo"),
            sought("BRAVO@Q.TEST", "bravo"),
            sought("jose", "alfa"),
            sought("JOSÉ", "alfa"),
            sought("jose\u0301", "alfa"),
            sought("jòsê", "alfa"),
            sought("alvarez", "alfa"),
            sought("creme", "alfa"),
            sought("BRULEE", "alfa"),
            sought("zoe", "foxtrot"),
            sought("Zoë", "foxtrot"),
            sought("núñez", "foxtrot"),
            sought("nunez", "foxtrot"),
            sought("weiss", "delta"),
            sought("WEISS", "delta"),
            sought("weiß", "delta"),
            sought("STRASSENBAU", "delta"),
            sought("strasse", "delta"),
            sought("παπαδοπουλος", "charlie"),
            sought("ΠΑΠΑΔΟΠΟΥΛΟΣ", "charlie"),
            sought("παπαδοπουλοσ", "charlie"),
            sought("ΑΝΔΡΈΑΣ", "charlie"),
            sought("yıldırım", "echo"),
            sought("YILDIRIM", "echo"),
            sought("yildirim", "echo"),
            sought("İPEK", "echo"),
            sought("ipek", "echo"),
            sought("борис", "mike"),
            sought("ВИШНЕВЫЙ", "mike"),
            sought("finance", "india"),
            sought("abc", "hotel", "india"),
            sought("no1", "india"),
            sought("🦊", "india"),
            sought("🐼", "juliet"),
            sought("🦋"));

    /** Signs that mean something to a database, a pattern or an expression are plain characters. */
    private static final List<Sought> SIGNS = List.of(
            sought("%", "golf"),
            sought("%%"),
            sought("100%", "golf"),
            sought("100%_o", "golf"),
            sought("0%o"),
            sought("_", "golf"),
            sought("a_c"),
            sought("a%c"),
            sought("\\", "golf"),
            sought("o\\ff", "golf"),
            sought("\\\\"),
            sought("\\%"),
            sought("'", "golf"),
            sought("o'neil", "golf"),
            sought("''"),
            sought("\"", "golf"),
            sought("\"m\"", "golf"),
            sought("[", "golf"),
            sought("[a-z]*", "golf"),
            sought("[b]"),
            sought("*", "golf"),
            sought(".*"),
            sought("q.test jordan", "bravo"),
            sought("qxtest"),
            sought(
                    "q.t", "alfa", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliet",
                    "kilo", "lima", "mike"),
            sought("b.avo"),
            sought("(x|y)+?", "golf"),
            sought("x|y", "golf"),
            sought("^#$1", "golf"),
            sought("$1", "golf"),
            sought("^d"),
            sought("!~", "golf"),
            sought("!", "golf"),
            sought("!%"),
            sought("{k:v};", "golf"),
            sought("--", "golf"),
            sought("?", "golf"),
            sought("zzz#"),
            sought("#{x}"),
            sought("${x}"),
            sought("'; drop table lead; --"),
            sought("' or '1'='1"));

    /** Phone numbers, by their digits. */
    private static final List<Sought> PHONES = List.of(
            sought("5551239000", "bravo"),
            sought("555-123-9000", "bravo"),
            sought("(555)", "bravo", "lima"),
            sought("+1-555", "bravo"),
            sought("+15551239000", "bravo"),
            sought("123.9000", "bravo"),
            sought("(555) 123-9000", "bravo"),
            sought("0049305674321", "kilo"),
            sought("+4930567", "kilo"),
            sought("5674321", "kilo"),
            sought("555778", "lima"),
            sought("٥٥٥٧٧٨", "lima"),
            sought("555", "bravo", "lima"),
            sought("567432149305674321"),
            sought("tel5551239000"),
            sought("5551239001"));

    /** Each word must be found, wherever that is. */
    private static final List<Sought> WORDS = List.of(
            sought("jordan lee", "bravo"),
            sought("lee jordan", "bravo"),
            sought("lee 555-123", "bravo"),
            sought("kim acme", "juliet"),
            sought("kim", "india", "juliet"),
            sought("jordan alvarez"),
            sought("jordan nobody"),
            sought("jordan jordan JORDAN", "bravo"),
            sought("  jordan \t lee\n", "bravo"),
            sought("jordan\u00A0lee\u3000q", "bravo"),
            sought("ann abel acme inc lima tag 555 778", "lima"),
            sought("annabel"));

    /** One typing error in a word of four letters or more is forgiven: a letter missing, added, wrong, or two swapped. */
    private static final List<Sought> TYPING_ERRORS = List.of(
            sought("jordn", "bravo"),
            sought("jordann", "bravo"),
            sought("jorden", "bravo"),
            sought("jrodan", "bravo"),
            sought("ojrdan", "bravo"),
            sought("jordna", "bravo"),
            sought("xjordan", "bravo"),
            sought("jrodna"),
            sought("jodn"),
            sought("joordann"),
            sought("lxe"),
            sought("kmi"),
            sought("leee", "bravo"),
            sought("able", "lima"),
            sought("acm", "juliet", "lima"),
            sought("acne", "juliet", "lima"),
            sought("caem"),
            sought("bravp@q.test"),
            sought("brovo", "bravo"),
            sought(
                    "tset", "alfa", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliet",
                    "kilo", "lima", "mike"),
            sought("alavrez", "alfa"),
            sought("ÁLAVREZ", "alfa"),
            sought("wiess", "delta"),
            sought("weis", "delta"),
            sought("wess", "delta"),
            sought("starssenbau", "delta"),
            sought("παπαδπουλος", "charlie"),
            sought("бориз", "mike"),
            sought("yildrim", "echo"),
            sought("musterman", "kilo"),
            sought("mustremann", "kilo"),
            sought("muster", "kilo"),
            sought("mustre"),
            sought("oniel", "hotel"),
            sought("o'niel"),
            sought("jrodan lee", "bravo"),
            sought("jrodan elee", "bravo"),
            sought("jrodan alvarez"),
            sought("finanze", "india"),
            sought("j.rdan"),
            sought("j_rdan"),
            sought("jord*n"));

    /** Every search of this table. */
    static final List<Sought> ALL = Stream.of(FIELDS, SPELLINGS, SIGNS, PHONES, WORDS, TYPING_ERRORS)
            .flatMap(List::stream)
            .toList();

    private SearchCases() {}

    private static Sought sought(String search, String... found) {
        return new Sought(search, List.of(found));
    }

    /** A search, and who is found by it. */
    record Sought(String search, List<String> found) {}
}
