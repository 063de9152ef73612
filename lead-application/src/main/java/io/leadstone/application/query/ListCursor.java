package io.leadstone.application.query;

import io.leadstone.domain.failure.InvalidCommandException;
import java.util.List;
import java.util.function.Function;

/**
 * Writes and reads the cursors of one list. {@link ListCursors} has those of all lists of a store.
 *
 * @param <T> the items of the list
 * @param <P> the position of an item: its sort keys, the last one unique
 * @param code the code of the list's order in cursors
 * @param writer returns the position of an item as texts
 * @param reader returns the position of these texts, or throws an exception if they are malformed
 */
public record ListCursor<T, P>(String code, Function<T, List<String>> writer, Function<List<String>, P> reader) {

    /** Returns the cursor after {@code item}. */
    public Cursor after(T item) {
        return new Cursor(code, writer.apply(item));
    }

    /**
     * Returns the position in {@code cursor}.
     *
     * @throws InvalidCommandException naming {@code cursor} if it is not one of this list
     */
    public P read(Cursor cursor) {
        return cursor.read(code, reader);
    }

    /**
     * Returns the same cursors for a list of other items. {@code item} returns the item of this list that such an item
     * contains.
     */
    public <S> ListCursor<S, P> within(Function<S, T> item) {
        return new ListCursor<>(code, writer.compose(item), reader);
    }
}
