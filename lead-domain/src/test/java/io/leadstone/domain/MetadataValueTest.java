package io.leadstone.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MetadataValueTest {

    @Test
    void texts_numbers_and_booleans_of_the_top_level_are_values() {
        Metadata metadata = new Metadata(
                "{ \"a\" :\t\"x\\n\\u00e9\\ud83d\\uDE00\\/\\\\\\\"\" , \"b\":[1,{\"z\":\"}]\\\"\"}],\"c\":-1.50e2,"
                        + "\"d\":true,\"e\":null,\"f\":{\"a\":\"y\"},\"g\":false}");

        assertThat(metadata.values())
                .containsOnlyKeys("a", "c", "d", "g")
                .containsEntry("a", MetadataValue.of("x\n\u00e9\ud83d\ude00/\\\""))
                .containsEntry("c", MetadataValue.of(-150))
                .containsEntry("d", MetadataValue.of(true))
                .containsEntry("g", MetadataValue.of(false));
        assertThat(new Metadata("{ \n}").values()).isEmpty();
        assertThat(new Metadata("{\"a\":1}").values()).hasSize(1);
    }

    @Test
    void the_last_of_several_members_with_one_name_counts() {
        assertThat(new Metadata("{\"a\":1,\"\\u0061\":2}").values()).containsEntry("a", MetadataValue.of(2));
        assertThat(new Metadata("{\"a\":1,\"a\":null}").values()).isEmpty();
    }

    @Test
    void the_first_hundred_values_count() {
        String members =
                IntStream.range(0, 102).mapToObj(i -> "\"n" + i + "\":" + i).collect(Collectors.joining(","));

        assertThat(new Metadata("{\"list\":[]," + members + "}").values())
                .hasSize(Metadata.MAX_VALUES)
                .containsKey("n99")
                .doesNotContainKey("n100");
    }

    @Test
    void numbers_of_equal_value_are_equal_in_any_form() {
        for (String form : List.of("5", "5.0", "50e-1", "0.5E+1", "5e0")) {
            assertThat(MetadataValue.meantBy(form)).as(form).contains(MetadataValue.of(5), MetadataValue.of(form));
        }
        assertThat(MetadataValue.of(new BigDecimal("-0.00"))).isEqualTo(MetadataValue.of(0));
        assertThat(MetadataValue.of(Long.MIN_VALUE)).isNotEqualTo(MetadataValue.of(Long.MIN_VALUE + 1));
        assertThat(MetadataValue.of(new BigDecimal("1e999999999"))).isNotEqualTo(MetadataValue.of(1));
        for (String text : List.of("05", "+5", "5.", ".5", "0x5", "5 ", "five", "", "True", "1e99999999999")) {
            assertThat(MetadataValue.meantBy(text)).as(text).containsExactly(MetadataValue.of(text));
        }
        assertThat(new Metadata("{\"a\":1e99999999999,\"b\":1000e2147483647,\"c\":2}").values())
                .containsKey("c");
    }

    @Test
    void a_long_number_has_no_value_for_filters() {
        String longest = "1" + "0".repeat(MetadataValue.MAX_NUMBER - 1);

        assertThat(MetadataValue.ofPrimitive(longest)).contains(MetadataValue.of(new BigDecimal(longest)));
        for (String digits : List.of(longest + "0", "1" + "0".repeat(1_000_000), "0." + "9".repeat(1_000_000))) {
            assertThat(MetadataValue.ofPrimitive(digits)).isEmpty();
            assertThat(MetadataValue.meantBy(digits)).containsExactly(MetadataValue.of(digits));
        }
        assertThat(new Metadata("{\"a\":" + longest + "0,\"b\":2}").values()).containsOnlyKeys("b");
    }

    @Test
    void values_are_not_shown() {
        assertThat(MetadataValue.of("secret")).hasToString("MetadataValue[TEXT]");
    }
}
