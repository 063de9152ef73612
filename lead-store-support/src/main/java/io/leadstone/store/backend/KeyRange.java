package io.leadstone.store.backend;

/**
 * A range of keys. Its bounds are compared like keys. They can be keys that do not exist, and they may also contain
 * blanks and {@code ~}.
 *
 * @param from the first key of the range
 * @param to the end of the range, which is not part of it; the range is empty if this is not greater than {@code from}
 */
public record KeyRange(String from, String to) {

    /** All keys of a table. */
    public static final KeyRange ALL = new KeyRange("!", "~");

    /** The separator of the parts of a key. */
    private static final char SEPARATOR = '/';

    /** The character after the separator. It ends a range of all keys with a prefix. */
    private static final char AFTER_SEPARATOR = SEPARATOR + 1;

    /** A suffix for the bound directly after a key. No key contains a blank, and all characters of keys are greater. */
    private static final char SUCCESSOR = ' ';

    /** Returns the range of keys that begin with {@code parts} and a separator. */
    public static KeyRange under(String parts) {
        return new KeyRange(parts + SEPARATOR, parts + AFTER_SEPARATOR);
    }

    /** Returns this range without the keys before {@code parts}. */
    public KeyRange startingAt(String parts) {
        return new KeyRange(parts, to);
    }

    /** Returns this range up to and including the keys that begin with {@code parts} and a separator. */
    public KeyRange endingWith(String parts) {
        return new KeyRange(from, parts + AFTER_SEPARATOR);
    }

    /** Returns the part of this range before {@code key}. */
    public KeyRange before(String key) {
        return new KeyRange(from, key);
    }

    /** Returns the part of this range after {@code key}. */
    public KeyRange after(String key) {
        return new KeyRange(key + SUCCESSOR, to);
    }

    /** Returns the part of this range that a scan in this order reads after {@code key}. */
    public KeyRange following(String key, ScanOrder order) {
        return order == ScanOrder.ASCENDING ? after(key) : before(key);
    }

    @Override
    public String toString() {
        return "KeyRange[…]";
    }
}
