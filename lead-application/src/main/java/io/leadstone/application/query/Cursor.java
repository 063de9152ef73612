package io.leadstone.application.query;

import io.leadstone.domain.failure.InvalidCommandException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * A position in an ordered list: directly after the item with these sort keys. Inserted or removed items do not change
 * the position.
 *
 * @param order the code of the order that the cursor belongs to
 * @param position the sort keys of the item as text; the last one is unique
 */
public record Cursor(String order, List<String> position) {

    private static final String SEPARATOR = "\n";

    public Cursor {
        position = List.copyOf(position);
    }

    /** Returns this cursor as text, which a host can store. */
    public String text() {
        return order + SEPARATOR + String.join(SEPARATOR, position);
    }

    /** Returns the cursor whose {@link #text()} this is. */
    public static Cursor parse(String text) {
        List<String> lines = Arrays.asList(text.split(SEPARATOR, -1));
        return new Cursor(lines.get(0), lines.subList(1, lines.size()));
    }

    /**
     * Parses the position with {@code reader}.
     *
     * @throws InvalidCommandException naming {@code cursor} if this is no cursor of {@code expectedOrder}
     */
    public <T> T read(String expectedOrder, Function<List<String>, T> reader) {
        try {
            if (order.equals(expectedOrder)) {
                return reader.apply(position);
            }
        } catch (RuntimeException malformed) {
            // The client changed the cursor. It is refused below like a cursor of another order.
        }
        throw new InvalidCommandException("cursor", "must be a cursor that this list has returned, in the same order");
    }

    @Override
    public String toString() {
        return "Cursor[…]";
    }
}
