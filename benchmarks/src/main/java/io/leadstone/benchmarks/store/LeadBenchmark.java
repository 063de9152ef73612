package io.leadstone.benchmarks.store;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One call at a time, from one thread: what each operation takes. {@link StoreTable} fills the store and says where it is. JMH fills the
 * fields.
 */
@NullUnmarked
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LeadBenchmark {

    /** Where the leads are. */
    @Param("")
    public String url;

    @Param("")
    public String user;

    @Param("")
    public String password;

    /** How many leads there are. */
    @Param("0")
    public long size;

    /** {@code leadstone}, or {@code plain} for calls without it. */
    @Param({"leadstone", "plain"})
    public String by;

    private OpenStore store;
    private LeadCalls calls;

    @Setup
    public void open() {
        store = new StoreAddress(url, user, password).open();
        Picks picks = new Picks(new Population(size));
        calls = by.equals("plain") ? store.plainCalls(picks) : new LeadstoneCalls(store.leads(), picks);
    }

    @TearDown
    public void close() {
        store.close();
    }

    @Benchmark
    public Object get() {
        return calls.get();
    }

    @Benchmark
    public Object page() {
        return calls.page();
    }

    @Benchmark
    public Object searchName() {
        return calls.searchName();
    }

    @Benchmark
    public Object searchMistyped() {
        return calls.searchMistyped();
    }

    @Benchmark
    public Object searchFrequent() {
        return calls.searchFrequent();
    }

    @Benchmark
    public Object report() {
        return calls.report();
    }

    @Benchmark
    public Object update() {
        return calls.update();
    }

    @Benchmark
    public Object create() {
        return calls.create();
    }
}
