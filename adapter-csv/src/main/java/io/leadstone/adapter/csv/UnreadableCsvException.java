package io.leadstone.adapter.csv;

import java.io.IOException;

/** A file cannot be imported: it is empty, is no text, has no known column, or ends within a quoted cell. */
public final class UnreadableCsvException extends IOException {

    private static final long serialVersionUID = 1L;

    UnreadableCsvException(String message) {
        super(message);
    }

    UnreadableCsvException(String message, Throwable cause) {
        super(message, cause);
    }
}
