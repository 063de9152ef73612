package io.leadstone.application.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadstone.domain.failure.InvalidCommandException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LeadSortTest {

    @Test
    void the_sort_key_has_no_case_and_no_accents_and_is_bounded() {
        assertThat(LeadSort.nameSortKey(Optional.of("Édouard"))).isEqualTo("edouard");
        assertThat(LeadSort.nameSortKey(Optional.of("\ufdfa".repeat(20))))
                .hasSizeLessThanOrEqualTo(LeadSort.NAME_KEY_LENGTH);
        String cut = LeadSort.nameSortKey(Optional.of("a" + "\ud83d\ude00".repeat(120)));
        assertThat(cut).hasSize(LeadSort.NAME_KEY_LENGTH - 1);
        assertThat(cut.codePoints()).as("no single surrogate").doesNotContain(0xd83d);
    }

    @Test
    void one_more_row_means_a_next_page() {
        PageRequest two = PageRequest.page(3, 2);
        Page<String> full = Page.of(List.of("a", "b", "c"), two, 7, item -> new Cursor("o", List.of(item)));
        Page<String> last = Page.of(List.of("g"), two, 7, item -> new Cursor("o", List.of(item)));

        assertThat(two.offset()).isEqualTo(4);
        assertThat(full.items()).containsExactly("a", "b");
        assertThat(full.next()).contains(new Cursor("o", List.of("b")));
        assertThat(full.total()).isEqualTo(7);
        assertThat(last.items()).containsExactly("g");
        assertThat(last.next()).isEmpty();
        assertThat(PageRequest.after(new Cursor("o", List.of("b")), 2).offset()).isZero();
    }

    @Test
    void a_cursor_of_another_list_is_refused() {
        Cursor cursor = new Cursor("number", List.of("17"));

        assertThat(cursor.<Long>read("number", position -> Long.valueOf(position.get(0))))
                .isEqualTo(17);
        for (Cursor other : List.of(
                new Cursor("other", List.of("17")),
                new Cursor("number", List.of("x")),
                new Cursor("number", List.of()))) {
            assertThatThrownBy(() -> other.read("number", position -> Long.valueOf(position.get(0))))
                    .isInstanceOfSatisfying(
                            InvalidCommandException.class,
                            invalid -> assertThat(invalid.violations())
                                    .singleElement()
                                    .satisfies(violation ->
                                            assertThat(violation.field()).isEqualTo("cursor")));
        }
    }
}
