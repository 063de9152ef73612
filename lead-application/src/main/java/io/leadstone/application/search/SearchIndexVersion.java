package io.leadstone.application.search;

import io.leadstone.domain.search.SearchText;

/**
 * The version of the rules by which search texts are folded and index terms are computed: {@link SearchText}, {@link
 * IndexTerms}, {@link FilterTerms} and the sort key of last names.
 *
 * <p>A store that keeps such values keeps this version with them. If its stored version is lower, older rules computed
 * the values, and searches may miss leads until all leads are reindexed.
 *
 * <p>Raise {@link #CURRENT} with each change of the rules. A SQL store also needs a numbered script that writes the new
 * version into an empty database.
 */
public final class SearchIndexVersion {

    /** The version of the rules of this release. */
    public static final int CURRENT = 3;

    /** The version of leads that were indexed before stores kept a version. */
    public static final int UNKNOWN = 0;

    private SearchIndexVersion() {}
}
