package io.leadstone.testkit.contract;

import static io.leadstone.testkit.contract.NamedTest.dynamicTest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import io.leadstone.application.query.Cursor;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.InvalidCommandException;
import io.leadstone.domain.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * A list of a store and what must be in it, in order; every list is cut into pages in the same way.
 *
 * @param expected at least three items
 */
record PagedList<T>(Function<PageRequest, Page<T>> list, List<T> expected) {

    /** The promises of {@link PageRequest} and {@link Page}, each as a test whose name begins with {@code what}. */
    Stream<DynamicTest> keepsItsPromises(String what) {
        return Stream.of(
                dynamicTest(what + ": all on one page", this::allOnOnePage),
                dynamicTest(what + ": by page number", () -> pageSizes().forEach(this::byNumber)),
                dynamicTest(what + ": beyond the end", this::beyondTheEnd),
                dynamicTest(what + ": counted no further than wanted", this::countedNoFurther),
                dynamicTest(what + ": by cursor", () -> pageSizes().forEach(this::byCursor)),
                dynamicTest(what + ": a cursor wins over a number", this::cursorWins),
                dynamicTest(what + ": another list's cursor", this::cursorOfAnotherList),
                dynamicTest(what + ": a cursor that is none", this::cursorThatIsNone));
    }

    private void allOnOnePage() {
        Page<T> page = list.apply(StoreScene.UP_TO_100);
        assertThat(page.items()).isEqualTo(expected);
        assertTotal(page);
        assertThat(page.next()).isEmpty();
    }

    /** A page of one, one that leaves a rest, one that fits the end exactly. */
    private Stream<Integer> pageSizes() {
        return Stream.of(1, 2, expected.size() - 1, expected.size()).distinct();
    }

    private void byNumber(int perPage) {
        int pages = (expected.size() + perPage - 1) / perPage;
        for (int number = 1; number <= pages; number++) {
            Page<T> page = list.apply(PageRequest.page(number, perPage));
            int from = (number - 1) * perPage;
            assertThat(page.items())
                    .as("page %d of %d items each", number, perPage)
                    .isEqualTo(expected.subList(from, Math.min(from + perPage, expected.size())));
            assertTotal(page);
            assertThat(page.next().isPresent()).as("a page after %d", number).isEqualTo(number < pages);
        }
    }

    private void beyondTheEnd() {
        for (int number : new int[] {expected.size() + 1, 1_000_000, Integer.MAX_VALUE}) {
            Page<T> page = list.apply(PageRequest.page(number, PageRequest.MAX_PER_PAGE));
            assertThat(page.items()).isEmpty();
            assertTotal(page);
            assertThat(page.next()).isEmpty();
        }
    }

    private void countedNoFurther() {
        for (PageRequest request : List.of(PageRequest.page(1, 1), PageRequest.page(2, 1), StoreScene.UP_TO_100)) {
            assertThat(list.apply(request.countingTo(expected.size() - 1)))
                    .as("%s", request)
                    .returns(expected.size() - 1L, Page::total)
                    .returns(false, Page::totalIsExact);
            assertTotal(list.apply(request.countingTo(expected.size())));
        }
    }

    private void byCursor(int perPage) {
        List<T> seen = new ArrayList<>();
        Optional<Cursor> next = Optional.empty();
        do {
            Page<T> page = list.apply(new PageRequest(1, perPage, next));
            assertThat(page.items()).hasSizeBetween(1, perPage);
            assertTotal(page);
            seen.addAll(page.items());
            next = page.next();
        } while (next.isPresent() && seen.size() <= expected.size());
        assertThat(seen).as("in steps of %d", perPage).isEqualTo(expected);
    }

    private void cursorWins() {
        Cursor afterFirst = firstCursor();
        Page<T> page = list.apply(new PageRequest(3, 1, Optional.of(afterFirst)));
        assertThat(page.items()).containsExactly(expected.get(1));
    }

    private void cursorOfAnotherList() {
        Cursor foreign = new Cursor("another_order", firstCursor().position());
        assertRefused(foreign);
    }

    /** Positions of no item: none at all, texts that no key is spelled like, too many. */
    private void cursorThatIsNone() {
        Cursor real = firstCursor();
        assertRefused(new Cursor(real.order(), List.of()));
        assertRefused(new Cursor(
                real.order(),
                IntStream.range(0, real.position().size()).mapToObj(i -> "%?").toList()));
        assertRefused(new Cursor(
                real.order(),
                Stream.concat(real.position().stream(), Stream.of("more")).toList()));
    }

    private void assertRefused(Cursor cursor) {
        assertThat(catchThrowable(() -> list.apply(PageRequest.after(cursor, 10))))
                .as("%s", cursor)
                .asInstanceOf(throwable(InvalidCommandException.class))
                .extracting(InvalidCommandException::violations)
                .extracting(
                        violations -> violations.stream().map(Violation::field).toList())
                .isEqualTo(List.of("cursor"));
    }

    private Cursor firstCursor() {
        return list.apply(PageRequest.page(1, 1)).next().orElseThrow();
    }

    private void assertTotal(Page<T> page) {
        assertThat(page.total()).isEqualTo(expected.size());
        assertThat(page.totalIsExact()).isTrue();
    }
}
