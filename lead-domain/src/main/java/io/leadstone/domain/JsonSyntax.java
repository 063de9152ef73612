package io.leadstone.domain;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rules of JSON. Checks that a text is one JSON object (RFC 8259) and is not nested too deeply, and quotes texts. It
 * builds no values. The domain has no JSON library, but it must accept only metadata that every JSON parser can read.
 */
final class JsonSyntax {

    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[eE][+-]?[0-9]++)?");
    private static final Pattern PRIMITIVE = Pattern.compile(NUMBER + "|true|false|null");
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

    /** Returns {@code text} as a JSON string. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '"', '\\' -> quoted.append('\\').append(character);
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default ->
                    quoted.append(character < ' ' ? "\\u" + HexFormat.of().toHexDigits(character) : character);
            }
        }
        return quoted.append('"').toString();
    }

    /** Returns true if {@code text} is a JSON number. */
    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    private boolean value(int depth) {
        if (accept('{')) {
            return elements(depth, '}');
        }
        if (accept('[')) {
            return elements(depth, ']');
        }
        position = afterBlanks();
        return string() || accept(PRIMITIVE);
    }

    /** Reads the members of an object or the elements of an array, up to {@code end}. */
    private boolean elements(int depth, char end) {
        if (depth > maxDepth) {
            tooDeep = true;
            return false;
        }
        if (accept(end)) {
            return true;
        }
        do {
            boolean hasName = end == ']' || (string() && accept(':'));
            if (!hasName || !value(depth + 1)) {
                return false;
            }
        } while (accept(','));
        return accept(end);
    }

    /** Reads a string. A regular expression would recurse for each escape and exhaust the stack on a long text. */
    private boolean string() {
        if (!accept('"')) {
            return false;
        }
        while (position < text.length()) {
            char character = text.charAt(position);
            if (character == '\\') {
                if (!accept(ESCAPE)) {
                    return false;
                }
                continue;
            }
            position++;
            if (character == '"' || character < ' ') {
                return character == '"';
            }
        }
        return false;
    }

    /** Skips blanks and reads {@code character}. Returns false if another character follows. */
    private boolean accept(char character) {
        int next = afterBlanks();
        if (next < text.length() && text.charAt(next) == character) {
            position = next + 1;
            return true;
        }
        return false;
    }

    private boolean accept(Pattern pattern) {
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

    private static boolean isBlank(char character) {
        return character == ' ' || character == '\t' || character == '\n' || character == '\r';
    }
}
