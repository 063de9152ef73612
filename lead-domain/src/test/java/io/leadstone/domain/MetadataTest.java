package io.leadstone.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{ }",
                "{\"a\":1}",
                "{ \"a\" : [ ] , \"b\" : { } }",
                "{\"a\":[1,-2.50,3e10,0.1E-7,true,false,null,\"x\"]}",
                "{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\"}",
                "{\"\":\"\"}",
                "{\n\t\"a\": {\r\n\"b\": []}}"
            })
    void a_json_object_is_stored_unchanged(String json) {
        assertThat(new Metadata(json).json()).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "[]",
                "null",
                "\"a\"",
                "{",
                "{}}",
                "{} ",
                " {}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{,}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":01}",
                "{\"a\":1.}",
                "{\"a\":.5}",
                "{\"a\":+1}",
                "{\"a\":NaN}",
                "{\"a\":tru}",
                "{\"a\":[1,]}",
                "{\"a\":[1 2]}",
                "{\"a\":\"\t\"}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u00g0\"}",
                "{\"a\":\"}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":1}{}",
                "{\"a\" 1}",
                "{\"a\":\"\\\"}",
                "{\"a\":{]}"
            })
    void any_other_text_is_rejected(String text) {
        assertThat(Metadata.violation(text)).contains("must be a JSON object");
    }

    @Test
    void nesting_is_limited_to_eight_levels() {
        assertThat(Metadata.violation("{\"a\":".repeat(7) + "{}" + "}".repeat(7)))
                .isEmpty();
        assertThat(Metadata.violation("{\"a\":".repeat(8) + "{}" + "}".repeat(8)))
                .contains("must be nested at most 8 deep");
        assertThat(Metadata.violation("{\"a\":" + "[".repeat(7) + "]".repeat(7) + "}"))
                .isEmpty();
        assertThat(Metadata.violation("{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}"))
                .contains("must be nested at most 8 deep");
    }

    @Test
    void the_size_is_limited_to_16_kibibytes_of_utf8() {
        String frame = "{\"a\":\"\"}";
        String longest = "{\"a\":\"" + "x".repeat(Metadata.MAX_BYTES - frame.length()) + "\"}";

        assertThat(Metadata.violation(longest)).isEmpty();
        assertThat(Metadata.violation(longest.replaceFirst("x", "xx"))).contains("must have at most 16384 bytes");
        assertThat(Metadata.violation(longest.replaceFirst("x", "é"))).contains("must have at most 16384 bytes");
        assertThat(Metadata.violation("{\"a\":\"" + "\\n".repeat(8000) + "\"}")).isEmpty();
    }

    @Test
    void an_unpaired_surrogate_is_rejected() {
        assertThat(Metadata.violation("{\"a\":\"\ud800\"}")).contains("must be well-formed Unicode");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Metadata("{\"a\":\"\ud800\"}"))
                .withMessage("metadata must be well-formed Unicode");
    }

    @Test
    void only_an_object_without_members_is_empty() {
        assertThat(new Metadata("{ \n}").isEmpty()).isTrue();
        assertThat(Metadata.EMPTY.isEmpty()).isTrue();
        assertThat(new Metadata("{\"a\":{}}").isEmpty()).isFalse();
    }

    @Property
    void every_generated_object_is_accepted(@ForAll("values") String value) {
        assertThat(Metadata.violation("{\"a\":" + value + "}")).isEmpty();
    }

    @Property
    void a_truncated_text_is_never_an_object(@ForAll("values") String value) {
        String object = "{\"a\":" + value + ",\"b\":0}";
        for (int end = 0; end < object.length(); end++) {
            assertThat(Metadata.violation(object.substring(0, end))).isPresent();
        }
    }

    @Provide
    Arbitrary<String> values() {
        Arbitrary<String> leaf = Arbitraries.oneOf(
                Arbitraries.bigDecimals().map(String::valueOf),
                Arbitraries.of("true", "false", "null"),
                Arbitraries.strings()
                        .alpha()
                        .numeric()
                        .withChars(" {}[],:é漢")
                        .ofMaxLength(8)
                        .map(s -> "\"" + s + "\""));
        return Arbitraries.lazyOf(
                        () -> leaf,
                        () -> leaf,
                        () -> leaf.list().ofMaxSize(3).map(items -> "[" + String.join(",", items) + "]"),
                        () -> leaf.list().ofMaxSize(3).map(items -> "{" + members(items) + "}"))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(items -> "[" + String.join(" , ", items) + "]");
    }

    private static String members(List<String> values) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            text.append(i == 0 ? "" : ",").append("\"k").append(i).append("\":").append(values.get(i));
        }
        return text.toString();
    }
}
