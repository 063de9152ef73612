package io.leadstone.adapter.micrometer;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The calls of a dynamic proxy, which decorates an interface with measurements. One proxy for all interfaces replaces
 * about twenty classes that would delegate each method by hand, and it also measures ports that are added later.
 */
final class MeasuredPort implements InvocationHandler {

    private final Object target;
    private final CallRecorder recorder;

    private MeasuredPort(Object target, CallRecorder recorder) {
        this.target = target;
        this.recorder = recorder;
    }

    /** Returns a decorator of {@code target} that passes each finished call to {@code recorder}. */
    static <T> T of(Class<T> type, T target, CallRecorder recorder) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, new MeasuredPort(target, recorder)));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return ofObject(proxy, method, arguments);
        }
        long start = System.nanoTime();
        try {
            Object result = method.invoke(target, arguments);
            record(method, arguments, Optional.ofNullable(result), Optional.empty(), System.nanoTime() - start);
            return result;
        } catch (InvocationTargetException thrown) {
            Throwable failure = thrown.getTargetException();
            record(method, arguments, Optional.empty(), Optional.of(failure), System.nanoTime() - start);
            throw failure;
        }
    }

    private void record(
            Method method,
            @Nullable Object @Nullable [] arguments,
            Optional<Object> result,
            Optional<Throwable> failure,
            long nanos) {
        List<Object> present = new ArrayList<>();
        if (arguments != null) {
            for (Object argument : arguments) {
                if (argument != null) {
                    present.add(argument);
                }
            }
        }
        recorder.record(new PortCall(method, present, result, failure, Duration.ofNanos(nanos)));
    }

    private Object ofObject(Object proxy, Method method, @Nullable Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "equals" -> arguments != null && arguments[0] == proxy;
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "measured " + target;
        };
    }
}
