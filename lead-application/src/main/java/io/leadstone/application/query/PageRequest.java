package io.leadstone.application.query;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Optional;

/**
 * Which part of a list is wanted: by number, or after a cursor, which wins.
 *
 * @param page from 1
 * @param perPage 1–{@value #MAX_PER_PAGE} items
 * @param after where the part before it ended
 */
public record PageRequest(
        @Min(1) int page, @Min(1) @Max(MAX_PER_PAGE) int perPage, Optional<Cursor> after) {

    /** The most items of one page. */
    public static final int MAX_PER_PAGE = 100;

    /** How many items a page has where nothing is said. */
    public static final int DEFAULT_PER_PAGE = 20;

    /** The first page, of {@value #DEFAULT_PER_PAGE}. */
    public static final PageRequest FIRST = page(1, DEFAULT_PER_PAGE);

    /** The page of this number. */
    public static PageRequest page(int page, int perPage) {
        return new PageRequest(page, perPage, Optional.empty());
    }

    /** The {@code perPage} items after {@code cursor}. */
    public static PageRequest after(Cursor cursor, int perPage) {
        return new PageRequest(1, perPage, Optional.of(cursor));
    }

    /** How many items stand before the page; 0 with a cursor, which stands at its place already. */
    public long offset() {
        return after.isPresent() ? 0 : (page - 1L) * perPage;
    }

    /** One item more than the page has, which tells whether another page follows. */
    public int oneMore() {
        return perPage + 1;
    }
}
