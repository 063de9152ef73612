package io.leadstone.server.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Checks rules of language that a machine can check: the length of lines, phrases that are not plain English, and the
 * first words of Javadoc. A module that is rewritten gets its folder in {@link #CLEAN}.
 */
class PlainEnglishTest {

    /** Files and folders that are rewritten in plain English. Add a folder to switch the check on for it. */
    private static final List<String> CLEAN = List.of(
            "README.md",
            "CHANGELOG.md",
            "CONTRIBUTING.md",
            "SECURITY.md",
            "adapter-bucket4j/",
            "adapter-csv/",
            "adapter-libphonenumber/",
            "adapter-micrometer/",
            "adapter-mongo/",
            "adapter-mybatis/",
            "adapter-rest/",
            "adapter-webhook/",
            "benchmarks/",
            "docs/",
            "examples/",
            "lead-application/",
            "lead-bom/",
            "lead-domain/",
            "lead-server/src/main/",
            "lead-server/src/test/",
            "lead-store-support/",
            "lead-testkit/",
            "spring-boot-starter/");

    /** Files that quote a forbidden phrase, by their paths. */
    private static final Map<String, Set<Phrase>> ALLOWED = Map.of(
            "docs/glossary.md",
            Set.copyOf(Phrase.ALL),
            "lead-server/src/test/java/io/leadstone/server/readme/PlainEnglishTest.java",
            Set.copyOf(Phrase.ALL));

    private static final int MAX_LENGTH = 120;

    private static final Pattern TEXT = Pattern.compile(".*\\.(md|java|xml|sql|json|properties|sh|yml|html|js|ftl)");

    /** Applied scripts. Flyway compares their checksums, so not even a comment may change. */
    private static final Pattern FROZEN = Pattern.compile(".*/db/leadstone/\\w+/V[1-7]__\\w+\\.sql");

    /**
     * Lines that cannot be wrapped: rows of Markdown tables, imports, lines with a long address, and lines with one
     * text of the OpenAPI document, because a JSON string cannot contain a line break.
     */
    private static final Pattern UNBREAKABLE =
            Pattern.compile("\\|.*|import .*|.*https?://\\S{40,}.*|\"(summary|description)\": \"[^\"]*\",?");

    private static final Pattern JAVADOC_START = Pattern.compile("/\\*\\*\\s*(?:\\*\\s*)?(\\w+(?: \\w+)?)");

    private static final String START = "/" + "**";

    private static final Pattern RIDDLE =
            Pattern.compile("(What|Who|Whom|Whose|Whether|Nobody|Nothing|How|Whoever)( .*)?|So many");

    @TestFactory
    Stream<DynamicTest> every_file_is_plain() {
        return CLEAN.stream()
                .map(place -> DynamicTest.dynamicTest(place, () -> {
                    List<String> faults = new ArrayList<>();
                    int files = 0;
                    for (Map.Entry<String, Path> file : Checkout.files().entrySet()) {
                        if (file.getKey().startsWith(place)
                                && TEXT.matcher(file.getKey()).matches()
                                && !FROZEN.matcher(file.getKey()).matches()) {
                            faults.addAll(faults(file.getKey(), Files.readString(file.getValue())));
                            files++;
                        }
                    }
                    assertThat(faults).isEmpty();
                    assertThat(files).as("files that were read").isPositive();
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_phrase_is_found_in_its_example() {
        return Phrase.ALL.stream()
                .map(phrase -> DynamicTest.dynamicTest(
                        phrase.example(),
                        () -> assertThat(faults("any.md", phrase.example())).hasSize(1)));
    }

    @Test
    void a_long_line_is_found_unless_it_cannot_be_wrapped() {
        assertThat(faults("any.md", "x".repeat(MAX_LENGTH))).isEmpty();
        assertThat(faults("any.md", "x".repeat(MAX_LENGTH + 1))).hasSize(1);
        assertThat(faults("any.md", "| " + "x".repeat(MAX_LENGTH))).isEmpty();
        String text = "\"description\": \"" + "x".repeat(MAX_LENGTH) + "\"";
        assertThat(faults("any.json", text + ",")).isEmpty();
        assertThat(faults("any.json", "{" + text + "}")).hasSize(1);
    }

    @Test
    void a_riddle_at_the_start_of_javadoc_is_found() {
        assertThat(faults("Any.java", START + " What is left. */")).hasSize(1);
        assertThat(faults("Any.java", START + "\n * So many leads. */")).hasSize(1);
        assertThat(faults("Any.java", START + " Returns true if the lead is live. */"))
                .isEmpty();
    }

    private static List<String> faults(String path, String text) {
        List<String> faults = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String at = path + ":" + number + " ";
            if (line.codePointCount(0, line.length()) > MAX_LENGTH
                    && !UNBREAKABLE.matcher(line.strip()).matches()) {
                faults.add(at + "has more than " + MAX_LENGTH + " characters");
            }
            Phrase.ALL.stream()
                    .filter(phrase -> !ALLOWED.getOrDefault(path, Set.of()).contains(phrase))
                    .filter(phrase -> phrase.pattern().matcher(line).find())
                    .forEach(phrase -> faults.add(at + "'" + line.strip() + "': " + phrase.reason()));
        }
        if (path.endsWith(".java")) {
            Matcher start = JAVADOC_START.matcher(text);
            while (start.find()) {
                if (RIDDLE.matcher(start.group(1)).matches()) {
                    faults.add(path + " Javadoc begins with '" + start.group(1) + "': say what the type or result is");
                }
            }
        }
        return faults;
    }

    /** A phrase that must not be used, the reason, and an example that contains it. */
    private record Phrase(Pattern pattern, String reason, String example) {

        private static final List<Phrase> ALL = List.of(
                of(
                        "\\b(is|are|was|were|be|been|being) told\\b",
                        "say 'notified' or 'enqueued'",
                        "The receiver is told."),
                of("\\bin line (for|with|again|a second)\\b", "say 'in the queue'", "What is in line for it."),
                of("\\bputs? (\\w+ )*?in line\\b", "say 'enqueue'", "It puts a delivery in line."),
                of("\\bwhoever\\b", "name the caller, writer or reader", "Whoever reads it next."),
                of("\\bwhat (becomes|became) of\\b", "say 'the result'", "See what became of it."),
                of("\\bwhat (it|they|he) (comes?|came) to\\b", "say 'the outcome'", "It stores what it came to."),
                of("\\bso many of\\b", "name the number", "So many of them are read."),
                of("\\banew\\b", "say 'again'", "The change is made anew."),
                of("\\bbirths?\\b", "say 'created leads'", "The births of a day."),
                of("\\bone's own\\b", "say 'your'", "A store of one's own."),
                of("\\bholds? the email\\b", "say 'owns the email'", "The lead that holds the email."),
                of("\\blets? go of\\b|\\bhas let go\\b", "say 'released'", "It has let go."),
                of("\\b(is|are|was|were) made up\\b", "say 'generated'", "The key is made up."),
                of("\\bfor want of\\b", "say 'because … is missing'", "It passes for want of classes."),
                of("\\bas good as none\\b|\\bnot none\\b", "say it without a double negation", "As good as none."),
                of("\\blies? (evenly|about|around)\\b", "say 'is distributed'", "Leads lie evenly."),
                of("\\bby turns\\b", "say 'alternately'", "They are called by turns."),
                of("\\bpieces? (of|that) (what|which)\\b", "say 'index term'", "The pieces of what is searched."),
                of("\\bsigns in a row\\b", "say 'characters' or 'n-gram'", "Three signs in a row."),
                of("\\bfaults? of ours\\b|\\bfailures? of ours\\b", "say 'a fault of the server'", "A fault of ours."),
                of("\\bhow (hastily|soon) \\b", "name the interval", "How hastily it is repeated."),
                of("\\bat the door\\b", "name the layer", "Strict JSON at the door."));

        private static Phrase of(String regex, String reason, String example) {
            return new Phrase(Pattern.compile(regex, Pattern.CASE_INSENSITIVE), reason, example);
        }
    }
}
