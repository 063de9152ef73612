package io.leadstone.application.port.in.privacy;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The suppression keys that are configured, and those that entries need.
 *
 * @param configured the ids of the configured keys; the first one makes new hashes
 * @param entries the number of entries for the id of each key that made one
 */
public record SuppressionKeyUse(List<String> configured, Map<String, Long> entries) {

    public SuppressionKeyUse {
        configured = List.copyOf(configured);
        entries = Map.copyOf(entries);
    }

    /** Returns the number of entries without effect for the id of each key that is missing, ordered by id. */
    public NavigableMap<String, Long> missing() {
        NavigableMap<String, Long> missing = new TreeMap<>(entries);
        configured.forEach(missing::remove);
        return missing;
    }
}
