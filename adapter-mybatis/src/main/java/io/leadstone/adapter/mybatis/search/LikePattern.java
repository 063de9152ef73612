package io.leadstone.adapter.mybatis.search;

/** Patterns for {@code LIKE … ESCAPE '!'}. The backslash, the usual choice, means something else again in MySQL's literals. */
public final class LikePattern {

    private LikePattern() {}

    /** Matches a text that has {@code part} somewhere in it, sign by sign. */
    public static String containing(String part) {
        return "%" + part.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }
}
