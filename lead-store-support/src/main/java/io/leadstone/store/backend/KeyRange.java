package io.leadstone.store.backend;

/**
 * A range of keys. Its bounds are compared like keys. They need not be keys that exist, and they may also contain blanks and {@code ~}.
 *
 * @param from the smallest key of the range
 * @param to the key after the range; a range whose {@code to} is not greater than {@code from} is empty
 */
public record KeyRange(String from, String to) {

    /** Every key of a table. */
    public static final KeyRange ALL = new KeyRange("!", "~");

    /** The separator of the parts of a key. */
    private static final char SEPARATOR = '/';

    /** The character after the separator, so that every key that begins with a prefix is smaller. */
    private static final char AFTER_SEPARATOR = SEPARATOR + 1;

    /** A blank is in no key and smaller than every character of keys, so that this comes directly after a key. */
    private static final char SUCCESSOR = ' ';

    /** The keys that begin with {@code parts} and a separator. */
    public static KeyRange under(String parts) {
        return new KeyRange(parts + SEPARATOR, parts + AFTER_SEPARATOR);
    }

    /** The part of this range from the keys that begin with {@code parts} on. */
    public KeyRange startingAt(String parts) {
        return new KeyRange(parts, to);
    }

    /** The part of this range up to the keys that begin with {@code parts} and a separator, these included. */
    public KeyRange endingWith(String parts) {
        return new KeyRange(from, parts + AFTER_SEPARATOR);
    }

    /** The part of this range up to {@code key}, without it. */
    public KeyRange before(String key) {
        return new KeyRange(from, key);
    }

    /** The part of this range after {@code key}. */
    public KeyRange after(String key) {
        return new KeyRange(key + SUCCESSOR, to);
    }

    /** The part of this range that follows {@code key} in the order of a scan. */
    public KeyRange following(String key, ScanOrder order) {
        return order == ScanOrder.ASCENDING ? after(key) : before(key);
    }

    @Override
    public String toString() {
        return "KeyRange[…]";
    }
}
