package io.leadstone.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A closed vocabulary whose words are stored and sent as they are spelled here: lower case ASCII, stable for ever. */
public interface Coded {

    /** The word for this value in stores, events and on the wire, for example {@code data_processing}. */
    String code();

    /** The constant of {@code vocabulary} that is spelled {@code code}, or empty where there is none. */
    static <E extends Enum<E> & Coded> Optional<E> find(Class<E> vocabulary, String code) {
        for (E constant : vocabulary.getEnumConstants()) {
            if (constant.code().equals(code)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }

    /**
     * The constant of {@code vocabulary} that is spelled {@code code}.
     *
     * @throws IllegalArgumentException where there is none
     */
    static <E extends Enum<E> & Coded> E parse(Class<E> vocabulary, String code) {
        return find(vocabulary, code)
                .orElseThrow(() -> new IllegalArgumentException(
                        "unknown " + vocabulary.getSimpleName() + " '" + code + "', known are " + codes(vocabulary)));
    }

    /** Every word of {@code vocabulary}, in its order. */
    static <E extends Enum<E> & Coded> List<String> codes(Class<E> vocabulary) {
        return Arrays.stream(vocabulary.getEnumConstants()).map(Coded::code).toList();
    }
}
