package io.leadstone.adapter.micrometer;

import io.leadstone.domain.failure.LeadException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A finished call of a port.
 *
 * @param method the method of the interface that declares it
 * @param arguments the arguments that are not {@code null}
 * @param result the result; empty if the call failed or returns nothing
 * @param failure the exception; empty if the call returned
 */
record PortCall(
        Method method,
        List<Object> arguments,
        Optional<Object> result,
        Optional<Throwable> failure,
        Duration duration) {

    private static final String SUCCESS = "success";
    private static final String ERROR = "error";

    /** Returns the simple name of the interface that declares the method, such as {@code CreateLead}. */
    String port() {
        return method.getDeclaringClass().getSimpleName();
    }

    /** Returns the first argument of this type; empty if the call has none. */
    <T> Optional<T> argument(Class<T> type) {
        return arguments.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /** Returns {@code success}, the code of a {@link LeadException}, or {@code error} for any other exception. */
    String outcome() {
        return failure.map(thrown -> thrown instanceof LeadException known ? known.code() : ERROR)
                .orElse(SUCCESS);
    }

    /** Contains no argument and no result, because they have personal data. */
    @Override
    public String toString() {
        return "PortCall[" + port() + "." + method.getName() + "]";
    }
}
