package io.leadstone.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An enum whose constants have a stable code. The code is stored and sent; it is lower-case ASCII and never changes.
 */
public interface Coded {

    /** Returns the code in stores, events and JSON, for example {@code data_processing}. */
    String code();

    /** Returns the constant of {@code vocabulary} with this code, or empty if there is none. */
    static <E extends Enum<E> & Coded> Optional<E> find(Class<E> vocabulary, String code) {
        for (E constant : vocabulary.getEnumConstants()) {
            if (constant.code().equals(code)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the constant of {@code vocabulary} with this code.
     *
     * @throws IllegalArgumentException if there is none; the message lists the known codes
     */
    static <E extends Enum<E> & Coded> E parse(Class<E> vocabulary, String code) {
        return find(vocabulary, code)
                .orElseThrow(() -> new IllegalArgumentException(
                        "unknown " + vocabulary.getSimpleName() + " '" + code + "', known are " + codes(vocabulary)));
    }

    /** Returns the codes of all constants of {@code vocabulary}, in the order of their declaration. */
    static <E extends Enum<E> & Coded> List<String> codes(Class<E> vocabulary) {
        return Arrays.stream(vocabulary.getEnumConstants()).map(Coded::code).toList();
    }
}
