package io.leadstone.adapter.rest.json;

/** Writes strings as JSON. */
final class JsonQuotes {

    private static final int FIRST_PRINTABLE = 0x20;

    private JsonQuotes() {}

    /** Returns the string in quotes. An unpaired surrogate is escaped, because UTF-8 cannot encode it. */
    static String quote(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(character -> {
            if (character == '"' || character == '\\') {
                quoted.append('\\').append((char) character);
            } else if (character < FIRST_PRINTABLE
                    || (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE)) {
                quoted.append(String.format("\\u%04x", character));
            } else {
                quoted.appendCodePoint(character);
            }
        });
        return quoted.append('"').toString();
    }
}
