package io.leadstone.adapter.mybatis.lead;

/**
 * Patterns for {@code LIKE … ESCAPE '!'}. A backslash as the escape character would need another escape in literals of
 * MySQL.
 */
public final class LikePattern {

    private LikePattern() {}

    /** Returns a pattern that matches each text that contains {@code part} literally. */
    public static String containing(String part) {
        return "%" + part.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }
}
