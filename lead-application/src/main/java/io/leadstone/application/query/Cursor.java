package io.leadstone.application.query;

import io.leadstone.domain.failure.InvalidCommandException;
import java.util.List;
import java.util.function.Function;

/**
 * A place in an ordered list: just after the item whose sort keys these are. Items that come or go elsewhere do not move it.
 *
 * @param order the code of the order that it belongs to
 * @param position the item's sort keys as text, the last one unique
 */
public record Cursor(String order, List<String> position) {

    public Cursor {
        position = List.copyOf(position);
    }

    /**
     * The position as {@code reader} understands it.
     *
     * @throws InvalidCommandException naming {@code cursor} where this is no cursor of {@code expectedOrder}
     */
    public <T> T read(String expectedOrder, Function<List<String>, T> reader) {
        try {
            if (order.equals(expectedOrder)) {
                return reader.apply(position);
            }
        } catch (RuntimeException malformed) {
            // Falls through: whatever a client made of a cursor, it is one that we did not issue.
        }
        throw new InvalidCommandException("cursor", "must be one that this list has answered, in the same order");
    }

    @Override
    public String toString() {
        return "Cursor[…]";
    }
}
