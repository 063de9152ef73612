package io.leadstone.benchmarks.store;

import java.util.SplittableRandom;

/** What the calls work on: the same for all who begin with the same seed. */
final class Picks {

    private final Population population;
    private final SplittableRandom random = new SplittableRandom(1);
    private long created;

    Picks(Population population) {
        this.population = population;
    }

    Population population() {
        return population;
    }

    /** The number of some lead. */
    long lead() {
        return random.nextLong(population.size());
    }

    /** The number of a lead that is not there yet, nor in another run of the same data. */
    long newcomer() {
        return System.nanoTime() + created++;
    }

    String name() {
        return People.lastName(lead());
    }

    String mistypedName() {
        return People.mistyped(name());
    }
}
