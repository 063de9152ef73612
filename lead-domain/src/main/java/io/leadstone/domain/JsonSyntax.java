package io.leadstone.domain;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads whether a text is one JSON object (RFC 8259), and how deep. The domain has no dependency, yet what it promises to
 * give back must be something that every reader can read; it never builds the values.
 */
final class JsonSyntax {

    private static final Pattern PRIMITIVE =
            Pattern.compile("-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[eE][+-]?[0-9]++)?|true|false|null");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:[\"\\\\/bfnrt]|u[0-9A-Fa-f]{4})");

    private final String text;
    private final int maxDepth;
    private int position;
    private boolean tooDeep;

    private JsonSyntax(String text, int maxDepth) {
        this.text = text;
        this.maxDepth = maxDepth;
    }

    static Optional<String> violation(String text, int maxDepth) {
        if (!text.startsWith("{") || !text.endsWith("}")) {
            return Optional.of("must be a JSON object");
        }
        JsonSyntax syntax = new JsonSyntax(text, maxDepth);
        boolean wellFormed = syntax.value(1) && syntax.position == text.length();
        if (syntax.tooDeep) {
            return Optional.of("must be nested at most " + maxDepth + " deep");
        }
        return wellFormed ? Optional.empty() : Optional.of("must be a JSON object");
    }

    private boolean value(int depth) {
        if (takes('{')) {
            return parts(depth, '}');
        }
        if (takes('[')) {
            return parts(depth, ']');
        }
        position = afterBlanks();
        return string() || takes(PRIMITIVE);
    }

    /** Members up to a brace, elements up to a bracket. */
    private boolean parts(int depth, char end) {
        if (depth > maxDepth) {
            tooDeep = true;
            return false;
        }
        if (takes(end)) {
            return true;
        }
        do {
            boolean named = end == ']' || (string() && takes(':'));
            if (!named || !value(depth + 1)) {
                return false;
            }
        } while (takes(','));
        return takes(end);
    }

    /** By hand: a regular expression over alternatives recurses for each escape, and a long text would exhaust the stack. */
    private boolean string() {
        if (!takes('"')) {
            return false;
        }
        while (position < text.length()) {
            char sign = text.charAt(position);
            if (sign == '\\') {
                if (!takes(ESCAPE)) {
                    return false;
                }
                continue;
            }
            position++;
            if (sign == '"' || sign < ' ') {
                return sign == '"';
            }
        }
        return false;
    }

    /** Takes {@code sign} at the position, blanks before it included. */
    private boolean takes(char sign) {
        int next = afterBlanks();
        if (next < text.length() && text.charAt(next) == sign) {
            position = next + 1;
            return true;
        }
        return false;
    }

    private boolean takes(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(position, text.length());
        if (matcher.lookingAt()) {
            position = matcher.end();
            return true;
        }
        return false;
    }

    private int afterBlanks() {
        int next = position;
        while (next < text.length() && isBlank(text.charAt(next))) {
            next++;
        }
        return next;
    }

    private static boolean isBlank(char sign) {
        return sign == ' ' || sign == '\t' || sign == '\n' || sign == '\r';
    }
}
