package io.leadstone.adapter.micrometer;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A label with at most {@code max} different values. The first ones are kept, and all others become {@code other}. */
final class BoundedLabel {

    static final String OTHER = "other";

    private final int max;
    private final Set<String> values = ConcurrentHashMap.newKeySet();

    BoundedLabel(int max) {
        this.max = max;
    }

    String of(String value) {
        return values.contains(value) || add(value) ? value : OTHER;
    }

    private synchronized boolean add(String value) {
        if (values.size() < max) {
            values.add(value);
        }
        return values.contains(value);
    }
}
