package io.leadstone.application.query;

import io.leadstone.domain.failure.InvalidCommandException;
import java.util.List;
import java.util.function.Function;

/**
 * Writes and reads the cursors of one list; {@link ListCursors} has those of all lists of a store.
 *
 * @param <T> the items of the list
 * @param <P> the position of an item: its sort keys, the last one unique
 * @param code the code of the list's order in cursors
 * @param writer returns the position of an item as texts
 * @param reader returns the position that the texts mean; throws an exception if they mean none
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

    /** Returns the same cursors for a list whose items contain those of this one. */
    public <S> ListCursor<S, P> within(Function<S, T> item) {
        return new ListCursor<>(code, writer.compose(item), reader);
    }
}
