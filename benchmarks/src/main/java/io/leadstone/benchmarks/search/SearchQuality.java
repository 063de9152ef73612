package io.leadstone.benchmarks.search;

import java.util.List;

/**
 * The result of the searches of one kind.
 *
 * @param searches the number of searches
 * @param found the searches that had the wanted lead among the first ten
 * @param first the searches that had it first
 * @param missed up to five searches without it, each as query and full name
 */
record SearchQuality(QueryKind kind, int searches, int found, int first, List<String> missed) {

    /** Returns the share of searches that had the wanted lead among the first ten, in percent. */
    double recall() {
        return percent(found);
    }

    /** Returns the share of searches that had the wanted lead first, in percent. */
    double precision() {
        return percent(first);
    }

    boolean reachesTargets() {
        return recall() >= kind.recall() && precision() >= kind.precision();
    }

    private double percent(int part) {
        return searches == 0 ? 0 : 100.0 * part / searches;
    }
}
