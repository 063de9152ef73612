package io.leadstone.application.query;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Optional;

/**
 * Which part of a list is wanted: by number, within the first {@value #MAX_OFFSET} items, or after a cursor, which wins and goes as far
 * as the list does.
 *
 * @param page from 1
 * @param perPage 1–{@value #MAX_PER_PAGE} items
 * @param after where the part before it ended
 * @param countTo how far the list is counted, 1–{@value #MAX_COUNT}; the total of a longer list is not exact. A search ranks only the
 *     newest {@code countTo} matches.
 */
@WithinMaxOffset
public record PageRequest(
        @Min(1) int page,
        @Min(1) @Max(MAX_PER_PAGE) int perPage,
        Optional<Cursor> after,
        @Min(1) @Max(MAX_COUNT) int countTo) {

    /** The most items of one page. */
    public static final int MAX_PER_PAGE = 100;

    /** How many items a page has where nothing is said. */
    public static final int DEFAULT_PER_PAGE = 20;

    /** How many items may stand before a page that is asked for by number. */
    public static final int MAX_OFFSET = 10_000;

    /** The furthest that a list is counted. */
    public static final int MAX_COUNT = 1_000_000;

    /** How far a list is counted where nothing is said. */
    public static final int DEFAULT_COUNT = 10_000;

    /** The first page, of {@value #DEFAULT_PER_PAGE}. */
    public static final PageRequest FIRST = page(1, DEFAULT_PER_PAGE);

    /** Counted to {@value #DEFAULT_COUNT}. */
    public PageRequest(int page, int perPage, Optional<Cursor> after) {
        this(page, perPage, after, DEFAULT_COUNT);
    }

    /** The page of this number. */
    public static PageRequest page(int page, int perPage) {
        return new PageRequest(page, perPage, Optional.empty());
    }

    /** The {@code perPage} items after {@code cursor}. */
    public static PageRequest after(Cursor cursor, int perPage) {
        return new PageRequest(1, perPage, Optional.of(cursor));
    }

    /** The same page of a list that is counted to {@code limit}. */
    public PageRequest countingTo(int limit) {
        return new PageRequest(page, perPage, after, limit);
    }

    /** How many items stand before the page; 0 with a cursor, which stands at its place already. */
    public long offset() {
        return after.isPresent() ? 0 : (page - 1L) * perPage;
    }

    /** One item more than the page has, which tells whether another page follows. */
    public int limitPlusOne() {
        return perPage + 1;
    }

    /** One item more than are counted exactly, which tells whether there are still more. */
    public int countLimit() {
        return countTo + 1;
    }
}
