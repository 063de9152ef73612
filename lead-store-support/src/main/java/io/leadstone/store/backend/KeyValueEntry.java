package io.leadstone.store.backend;

/** An entry of a table. Its text has neither key nor value, which may be personal. */
public record KeyValueEntry(String key, String value) {

    @Override
    public String toString() {
        return "KeyValueEntry[…]";
    }
}
