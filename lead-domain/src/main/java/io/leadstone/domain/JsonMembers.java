package io.leadstone.domain;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the texts, numbers and booleans that are members of a JSON object. It skips nested objects and arrays. The text
 * must be valid JSON, as {@link JsonSyntax} checks it.
 */
final class JsonMembers {

    private static final int HEX_DIGITS = 4;

    private final String json;
    private int position;

    private JsonMembers(String json) {
        this.json = json;
    }

    /**
     * Returns the members in their order. Of several members with one name, the last one counts.
     *
     * @param max the maximum number of members; further ones are left out
     */
    static Map<String, MetadataValue> of(String json, int max) {
        return new JsonMembers(json).read(max);
    }

    private Map<String, MetadataValue> read(int max) {
        Map<String, MetadataValue> members = new LinkedHashMap<>();
        position = json.indexOf('{') + 1;
        skipTo('"', '}');
        while (json.charAt(position) == '"' && members.size() < max) {
            String name = string();
            skipTo(':');
            position++;
            Optional<MetadataValue> value = value();
            members.remove(name);
            value.ifPresent(present -> members.put(name, present));
            skipTo(',', '}');
            if (json.charAt(position) == ',') {
                skipTo('"');
            }
        }
        return members;
    }

    private Optional<MetadataValue> value() {
        while (isBlank(json.charAt(position))) {
            position++;
        }
        char first = json.charAt(position);
        if (first == '"') {
            return Optional.of(MetadataValue.of(string()));
        }
        if (first == '{' || first == '[') {
            skipNested();
            return Optional.empty();
        }
        int start = position;
        while (!isBlank(json.charAt(position)) && ",}".indexOf(json.charAt(position)) < 0) {
            position++;
        }
        return MetadataValue.ofPrimitive(json.substring(start, position));
    }

    private void skipNested() {
        int depth = 0;
        do {
            char character = json.charAt(position);
            if (character == '"') {
                string();
                continue;
            }
            if (character == '{' || character == '[') {
                depth++;
            } else if (character == '}' || character == ']') {
                depth--;
            }
            position++;
        } while (depth > 0);
    }

    /** Reads the string that begins here, and moves behind it. */
    private String string() {
        StringBuilder text = new StringBuilder();
        position++;
        char character = json.charAt(position);
        while (character != '"') {
            text.append(character == '\\' ? escaped() : character);
            position++;
            character = json.charAt(position);
        }
        position++;
        return text.toString();
    }

    private char escaped() {
        position++;
        char character = json.charAt(position);
        return switch (character) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                int digits = position + 1;
                position += HEX_DIGITS;
                yield (char) Integer.parseInt(json, digits, digits + HEX_DIGITS, 16);
            }
            default -> character;
        };
    }

    /** Moves to the next of these characters. Only blanks and a comma are before it. */
    private void skipTo(char... ends) {
        String wanted = String.valueOf(ends);
        while (wanted.indexOf(json.charAt(position)) < 0) {
            position++;
        }
    }

    private static boolean isBlank(char character) {
        return character <= ' ';
    }
}
