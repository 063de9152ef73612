package io.leadstone.testkit.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.port.out.lead.ConsentLedger;
import io.leadstone.application.port.out.lead.EventLog;
import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.application.port.out.search.LeadSearch;
import io.leadstone.testkit.contract.LeadStoreContract;
import io.leadstone.testkit.memory.InMemoryLeadStore;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the pages about custom stores with the example and with the JSON forms. */
class CustomStorePageTest {

    private static final Path ROOT =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("..");
    private static final Pattern BLOCK = Pattern.compile("(?s)```(?:java|xml)\n(.*?)```");
    private static final Pattern MINIMUM = Pattern.compile("_TESTS = (\\d+);");

    @Test
    void the_build_compiles_each_code_block() throws IOException {
        String compiled = withoutIndentation(sources());
        List<String> blocks = BLOCK.matcher(page("custom-store.md"))
                .results()
                .map(block -> withoutIndentation(block.group(1)))
                .toList();

        assertThat(blocks)
                .hasSizeGreaterThan(7)
                .allSatisfy(block -> assertThat(compiled).contains(block));
    }

    @Test
    void the_page_states_the_number_of_tests_of_the_example() throws IOException {
        String size = Files.readString(
                ROOT.resolve("examples/custom-store/src/test/java/com/example/leads/ContractSizeTest.java"));
        List<String> numbers =
                MINIMUM.matcher(size).results().map(found -> found.group(1)).toList();

        assertThat(numbers)
                .hasSize(2)
                .allSatisfy(number -> assertThat(page("custom-store.md")).contains("**" + number + " tests**"));
    }

    static Stream<SnapshotJsonTest.Kind> kinds() {
        return SnapshotJsonTest.kinds();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void the_page_shows_every_member_of(SnapshotJsonTest.Kind kind) throws Exception {
        String shown = example(kind);

        assertThat(kind.write().invoke(null, kind.read().invoke(null, shown))).isEqualTo(onOneLine(shown));
        assertThat(members(shown)).isEqualTo(members((String)
                kind.write().invoke(null, RecordSamples.full(kind.type()))));
    }

    private static String example(SnapshotJsonTest.Kind kind) throws IOException {
        Pattern example = Pattern.compile("(?s)`SnapshotJson\\.write\\(" + kind + "\\)`:\n\n```json\n(.*?)```");
        Optional<MatchResult> found =
                example.matcher(page("snapshot-json.md")).results().findFirst();
        return found.orElseThrow(() -> new AssertionError("the page has no example of " + kind))
                .group(1);
    }

    private static String onOneLine(String json) throws IOException {
        JsonFactory factory = new JsonFactory();
        StringWriter text = new StringWriter();
        try (JsonParser parser = factory.createParser(json);
                JsonGenerator out = factory.createGenerator(text)) {
            parser.nextToken();
            out.copyCurrentStructure(parser);
        }
        return text.toString();
    }

    /** Returns the JSON pointers of all members, without the indexes of arrays. */
    private static Set<String> members(String json) throws IOException {
        Set<String> names = new TreeSet<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.FIELD_NAME) {
                    names.add(parser.getParsingContext()
                            .pathAsPointer()
                            .toString()
                            .replaceAll("/\\d+", ""));
                }
            }
        }
        return names;
    }

    private static String page(String name) throws IOException {
        return Files.readString(ROOT.resolve("docs").resolve(name));
    }

    private static String sources() throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> example = Files.walk(ROOT.resolve("examples/custom-store"))) {
            example.filter(file -> file.toString().matches(".*(src.*\\.java|custom-store.pom\\.xml)"))
                    .forEach(files::add);
        }
        files.add(ROOT.resolve("lead-testkit/src/test/java/io/leadstone/testkit/json/CustomStorePageTest.java"));
        StringBuilder all = new StringBuilder();
        for (Path file : files) {
            all.append(Files.readString(file)).append('\n');
        }
        return all.toString();
    }

    private static String withoutIndentation(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining("\n", "", "\n"));
    }

    /** The code block about the ports. JUnit does not run it, because the class is not marked as nested. */
    @SuppressWarnings({"ClassCanBeStatic", "unused"})
    class MyLeadStoreTest implements LeadStoreContract {

        @Override
        public LeadStore emptyStore() {
            return new MyLeadStore();
        }
    }

    /** A store that has only the core. */
    private record MyLeadStore(LeadStore memory) implements LeadStore {

        MyLeadStore() {
            this(new InMemoryLeadStore());
        }

        @Override
        public LeadRepository leads() {
            return memory.leads();
        }

        @Override
        public LeadSearch search() {
            return memory.search();
        }

        @Override
        public ConsentLedger consents() {
            return memory.consents();
        }

        @Override
        public EventLog events() {
            return memory.events();
        }

        @Override
        public <T> Optional<T> capability(Class<T> type) {
            return Optional.empty();
        }
    }
}
