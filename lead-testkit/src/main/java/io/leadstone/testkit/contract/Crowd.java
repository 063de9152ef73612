package io.leadstone.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/** Many threads that all do something at the same moment. */
final class Crowd {

    /** How many come where it matters most. */
    static final int TWO_HUNDRED = 200;

    private static final long PATIENCE_MINUTES = 3;

    private Crowd() {}

    /** What came of {@code threads} tasks, in the order of their numbers from 0: an answer or a failure each. */
    static <T> List<Outcome<T>> of(int threads, IntFunction<Callable<T>> task) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier start = new CyclicBarrier(threads);
            List<Future<T>> running = new ArrayList<>();
            for (int number = 0; number < threads; number++) {
                Callable<T> work = task.apply(number);
                running.add(pool.submit(() -> {
                    await(start);
                    return work.call();
                }));
            }
            List<Outcome<T>> outcomes = new ArrayList<>();
            for (Future<T> each : running) {
                outcomes.add(outcome(each));
            }
            return outcomes;
        } finally {
            pool.shutdownNow();
        }
    }

    /** The answer of the one that won; all others were refused like this. */
    static <T> T theOneWinner(List<Outcome<T>> outcomes, Class<? extends Throwable> refusal) {
        List<T> winners =
                outcomes.stream().flatMap(outcome -> outcome.answer().stream()).toList();
        assertThat(outcomes.stream().flatMap(outcome -> outcome.failure().stream()))
                .allSatisfy(failure -> assertThat(failure).isExactlyInstanceOf(refusal));
        assertThat(winners).hasSize(1);
        return winners.get(0);
    }

    private static void await(CyclicBarrier start) throws InterruptedException {
        try {
            start.await();
        } catch (BrokenBarrierException broken) {
            throw new IllegalStateException("the crowd did not start as one", broken);
        }
    }

    private static <T> Outcome<T> outcome(Future<T> task) throws InterruptedException {
        try {
            return new Outcome<>(Optional.of(task.get(PATIENCE_MINUTES, TimeUnit.MINUTES)), Optional.empty());
        } catch (ExecutionException failed) {
            return new Outcome<>(Optional.empty(), Optional.ofNullable(failed.getCause()));
        } catch (TimeoutException stuck) {
            return new Outcome<>(Optional.empty(), Optional.of(stuck));
        }
    }

    /** What one of the crowd came to. */
    record Outcome<T>(Optional<T> answer, Optional<Throwable> failure) {}
}
