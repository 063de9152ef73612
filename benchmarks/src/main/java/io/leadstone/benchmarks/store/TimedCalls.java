package io.leadstone.benchmarks.store;

import java.util.function.Function;
import org.openjdk.jmh.util.SampleBuffer;

/** Calls of one lane (Leadstone or plain, for one size), with their times in nanoseconds. */
final class TimedCalls {

    private final String name;
    private final LeadCalls calls;
    private final SampleBuffer times = new SampleBuffer();

    TimedCalls(String name, LeadCalls calls) {
        this.name = name;
        this.calls = calls;
    }

    String name() {
        return name;
    }

    SampleBuffer times() {
        return times;
    }

    Object call(Function<LeadCalls, Object> operation, boolean measured) {
        long start = System.nanoTime();
        Object answer = operation.apply(calls);
        if (measured) {
            times.add(System.nanoTime() - start);
        }
        return answer;
    }
}
