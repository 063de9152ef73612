package io.leadstone.application.query;

import io.leadstone.domain.Coded;

/** The limit to which a list is counted for the total of its pages. */
public enum TotalCount implements Coded {
    /**
     * The default: up to {@link PageRequest#countTo()}. For a list of leads, the fact that it is longer than this limit
     * may be 5 s old.
     */
    BOUNDED("bounded"),

    /** Up to {@value PageRequest#MAX_COUNT}. This takes longer, because each item of the list is counted. */
    EXACT("exact"),

    /** Up to {@value PageRequest#MAX_ESTIMATE}. It says whether a list is long. */
    ESTIMATE("estimate"),

    /** Not at all. The total covers only the items up to the page. */
    NONE("none");

    private final String code;

    TotalCount(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
