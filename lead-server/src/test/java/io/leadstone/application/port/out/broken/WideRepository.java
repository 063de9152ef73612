package io.leadstone.application.port.out.broken;

import java.util.Optional;

/** Violates rules on purpose: too many methods, a default method, and methods without a company. */
interface WideRepository {

    void one();

    void two();

    void three();

    void four();

    void five();

    void six();

    default Optional<String> find(String id) {
        return Optional.of(id);
    }
}
