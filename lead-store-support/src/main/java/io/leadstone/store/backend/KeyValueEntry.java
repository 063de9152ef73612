package io.leadstone.store.backend;

/** An entry of a table. {@code toString} shows neither key nor value, because they may be personal data. */
public record KeyValueEntry(String key, String value) {

    @Override
    public String toString() {
        return "KeyValueEntry[…]";
    }
}
