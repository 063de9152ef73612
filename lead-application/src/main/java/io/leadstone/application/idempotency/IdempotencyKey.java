package io.leadstone.application.idempotency;

/**
 * The key by which a caller marks the repetitions of one request. It is 1 to {@value #MAX_LENGTH} printable ASCII
 * characters, such as a random UUID.
 */
public record IdempotencyKey(String value) {

    /** Maximum number of characters. */
    public static final int MAX_LENGTH = 255;

    private static final int FIRST_PRINTABLE = 0x20;
    private static final int LAST_PRINTABLE = 0x7e;

    public IdempotencyKey {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "an idempotency key must be 1 to " + MAX_LENGTH + " printable ASCII characters");
        }
    }

    /** Returns true if {@code text} is a key. */
    public static boolean isValid(String text) {
        return !text.isBlank()
                && text.length() <= MAX_LENGTH
                && text.chars().allMatch(character -> character >= FIRST_PRINTABLE && character <= LAST_PRINTABLE);
    }

    /** Hides the key, because a client may have chosen it from personal data. */
    @Override
    public String toString() {
        return "IdempotencyKey[…]";
    }
}
