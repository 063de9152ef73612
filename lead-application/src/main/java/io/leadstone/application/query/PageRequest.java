package io.leadstone.application.query;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Optional;

/**
 * A request for one page of a list, by page number or by cursor. A cursor takes precedence. Page numbers cover only the
 * first {@value #MAX_OFFSET} items; cursors cover the whole list.
 *
 * @param page the page number, from 1
 * @param perPage the number of items, 1–{@value #MAX_PER_PAGE}
 * @param after the cursor of the previous page
 * @param countTo the limit of bounded counting, 1–{@value #MAX_COUNT}; the total of a longer list is not exact. A
 *     search ranks only the newest {@code countTo} matches
 * @param total how far the list is counted
 */
@WithinMaxOffset
public record PageRequest(
        @Min(1) int page,
        @Min(1) @Max(MAX_PER_PAGE) int perPage,
        Optional<Cursor> after,
        @Min(1) @Max(MAX_COUNT) int countTo,
        TotalCount total) {

    /** Maximum number of items of one page. */
    public static final int MAX_PER_PAGE = 100;

    /** Default number of items of one page. */
    public static final int DEFAULT_PER_PAGE = 20;

    /** Maximum number of items that a numbered page may skip. */
    public static final int MAX_OFFSET = 10_000;

    /** Maximum value of {@code countTo}. */
    public static final int MAX_COUNT = 1_000_000;

    /** Maximum total of an estimate. */
    public static final int MAX_ESTIMATE = 1000;

    /** Default value of {@code countTo}. */
    public static final int DEFAULT_COUNT = 10_000;

    /** The first page, with {@value #DEFAULT_PER_PAGE} items. */
    public static final PageRequest FIRST = page(1, DEFAULT_PER_PAGE);

    /** Creates a request that counts to {@value #DEFAULT_COUNT}. */
    public PageRequest(int page, int perPage, Optional<Cursor> after) {
        this(page, perPage, after, DEFAULT_COUNT);
    }

    /** Creates a request whose list is counted to {@code countTo}. */
    public PageRequest(int page, int perPage, Optional<Cursor> after, int countTo) {
        this(page, perPage, after, countTo, TotalCount.BOUNDED);
    }

    /** Creates a request for the page of this number. */
    public static PageRequest page(int page, int perPage) {
        return new PageRequest(page, perPage, Optional.empty());
    }

    /** Creates a request for the {@code perPage} items after {@code cursor}. */
    public static PageRequest after(Cursor cursor, int perPage) {
        return new PageRequest(1, perPage, Optional.of(cursor));
    }

    /** Returns this request with {@code limit} as the limit of counting. */
    public PageRequest countingTo(int limit) {
        return new PageRequest(page, perPage, after, limit, total);
    }

    /** Returns this request with another total. */
    public PageRequest withTotal(TotalCount choice) {
        return new PageRequest(page, perPage, after, countTo, choice);
    }

    /** Returns false if no item needs to be counted for the total. */
    public boolean isCounted() {
        return total != TotalCount.NONE;
    }

    /**
     * Returns true if the list must be counted for the total of the page: the rows do not show its length, and the
     * request asks for a total.
     *
     * @param rows the number of rows that were read for this request, at most {@link #limitPlusOne()}
     */
    public boolean needsCount(int rows) {
        boolean reachesEnd = rows <= perPage;
        boolean beginsInside = rows > 0 || offset() == 0;
        boolean showsLength = after.isEmpty() && reachesEnd && beginsInside;
        return isCounted() && !showsLength;
    }

    /**
     * Returns the number of items before the page. It is 0 with a cursor, because the list is read from the cursor on.
     */
    public long offset() {
        return after.isPresent() ? 0 : (page - 1L) * perPage;
    }

    /** Returns {@code perPage} plus one. The additional item shows that there is a next page. */
    public int limitPlusOne() {
        return perPage + 1;
    }

    /** Returns the highest total of a page of the list, at least 1. */
    public int maxTotal() {
        return switch (total) {
            case BOUNDED -> countTo;
            case EXACT -> MAX_COUNT;
            case ESTIMATE -> Math.min(countTo, MAX_ESTIMATE);
            case NONE -> 1;
        };
    }

    /** Returns {@link #maxTotal} plus one. The additional item shows that the total is not exact. */
    public int countLimit() {
        return maxTotal() + 1;
    }

    /**
     * Returns the number of matches that a search by relevance must read: those that it ranks, and those that it
     * counts.
     */
    public int rankLimit() {
        return Math.max(countTo, countLimit());
    }
}
