package io.leadstone.benchmarks.store;

import java.util.SplittableRandom;

/** Random arguments of the calls. The seed is fixed, so that all calls get the same sequence. */
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

    /** Returns the number of a random lead. */
    long lead() {
        return random.nextLong(population.size());
    }

    /** Returns a new number that no lead of this or another run has. */
    long newLead() {
        return System.nanoTime() + created++;
    }

    String name() {
        return People.lastName(lead());
    }

    String mistypedName() {
        return People.mistyped(name());
    }
}
