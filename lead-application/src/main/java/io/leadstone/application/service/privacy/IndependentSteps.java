package io.leadstone.application.service.privacy;

import io.leadstone.domain.failure.StoreUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/** Steps of an operation that do not depend on each other. A step that fails does not stop the others. */
final class IndependentSteps {

    private final List<RuntimeException> failures = new ArrayList<>();

    private int unavailable;

    /** Runs the step and returns its result, 0 if it fails. */
    int run(IntSupplier step) {
        try {
            int result = step.getAsInt();
            unavailable = 0;
            return result;
        } catch (RuntimeException failure) {
            failures.add(failure);
            unavailable = failure instanceof StoreUnavailableException ? unavailable + 1 : 0;
            return 0;
        }
    }

    /** Returns the number of the last steps that failed because the store was not available. */
    int unavailable() {
        return unavailable;
    }

    /** Returns the first failure of a step, with the others as suppressed ones; empty if all steps succeeded. */
    Optional<RuntimeException> failure() {
        Optional<RuntimeException> first = failures.stream().findFirst();
        first.ifPresent(
                thrown -> failures.stream().filter(other -> other != thrown).forEach(thrown::addSuppressed));
        return first;
    }

    /** Throws the {@link #failure()}. Does nothing if all steps succeeded. */
    void throwFailure() {
        failure().ifPresent(failure -> {
            throw failure;
        });
    }
}
