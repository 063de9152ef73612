package io.leadstone.benchmarks.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

/**
 * Measures each operation through Leadstone and through plain calls, on each size of the store, in one thread. The
 * calls alternate, so that other load of the machine affects all of them and the ratios stay valid. The times of
 * single calls are in {@link #samples}; the times of JMH are those of a whole round. {@link StoreTable} fills the
 * stores and passes their addresses. JMH sets the fields.
 */
@NullUnmarked
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LeadBenchmark {

    /** The addresses of the stores, one per size, separated by blanks. */
    @Param("")
    public String urls;

    @Param("")
    public String user;

    @Param("")
    public String password;

    /** The numbers of leads, separated by blanks. */
    @Param("0")
    public String sizes;

    /** The file to which the times of the calls are written at the end. */
    @Param("")
    public String samples;

    private final List<FilledStore> stores = new ArrayList<>();
    private final List<TimedCalls> lanes = new ArrayList<>();
    private final Random random = new Random(1);
    private boolean measuring;

    @Setup
    public void open() {
        String[] addresses = urls.split(" ", -1);
        String[] counts = sizes.split(" ", -1);
        for (int i = 0; i < addresses.length; i++) {
            FilledStore store = new StoreAddress(addresses[i], user, password).open();
            Picks picks = new Picks(new Population(Long.parseLong(counts[i])));
            stores.add(store);
            lanes.add(new TimedCalls(
                    LatencySamples.LEADSTONE + " " + counts[i], new LeadstoneCalls(store.management(), picks)));
            lanes.add(new TimedCalls(LatencySamples.PLAIN + " " + counts[i], store.plainCalls(picks)));
        }
    }

    @Setup(Level.Iteration)
    public void begin(IterationParams iteration) {
        measuring = iteration.getType() == IterationType.MEASUREMENT;
    }

    @TearDown
    public void close() throws IOException {
        LatencySamples.write(samples, lanes);
        stores.forEach(FilledStore::close);
    }

    @Benchmark
    public void get(Blackhole answers) {
        round(LeadCalls::get, answers);
    }

    @Benchmark
    public void page(Blackhole answers) {
        round(LeadCalls::page, answers);
    }

    @Benchmark
    public void searchName(Blackhole answers) {
        round(LeadCalls::searchName, answers);
    }

    @Benchmark
    public void searchMistyped(Blackhole answers) {
        round(LeadCalls::searchMistyped, answers);
    }

    @Benchmark
    public void searchFrequent(Blackhole answers) {
        round(LeadCalls::searchFrequent, answers);
    }

    @Benchmark
    public void report(Blackhole answers) {
        round(LeadCalls::report, answers);
    }

    @Benchmark
    public void update(Blackhole answers) {
        round(LeadCalls::update, answers);
    }

    @Benchmark
    public void create(Blackhole answers) {
        round(LeadCalls::create, answers);
    }

    /**
     * Calls the operation once per lane in random order. A call benefits from caches that the previous call filled,
     * so no lane must always follow the same lane.
     */
    private void round(Function<LeadCalls, Object> operation, Blackhole answers) {
        Collections.shuffle(lanes, random);
        for (TimedCalls lane : lanes) {
            answers.consume(lane.call(operation, measuring));
        }
    }
}
