package io.leadstone.application.port.out.broken;

import java.util.Optional;

/** Breaks rules on purpose: too wide, a default, and questions that name no company. */
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
