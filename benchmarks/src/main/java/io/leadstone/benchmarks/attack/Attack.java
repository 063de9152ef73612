package io.leadstone.benchmarks.attack;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The kinds of attack. The name of a group selects all attacks of that group. */
enum Attack {
    /** Bodies of maximum size, each with hundreds of thousands of JSON values, on the public route. */
    BODIES("bodies", 40, 1, 0),

    /** One body of maximum size with 520,000 tags that are not texts. */
    WRONG_TAGS("bodies", 1, 1, 0),

    /** Bodies that arrive at two bytes per second, from one address. */
    SLOW_BODIES("slow", 250, 1, 0),

    /** Bodies that arrive at two bytes per second, from several addresses. */
    SLOW_BODIES_OF_MANY("slow", 250, 5, 0),

    /** Headers that announce a body, which is never sent. */
    NO_BODIES("slow", 250, 5, 0),

    /** Headers that arrive at two bytes per second and never end. */
    SLOW_HEADERS("slow", 250, 5, 0),

    /** Exports of one company whose answers are not read. */
    EXPORTS("exports", 25, 1, 1),

    /** Exports of many companies whose answers are not read. */
    EXPORTS_OF_MANY("exports", 25, 5, 13);

    private final String group;
    private final int connections;
    private final int addresses;
    private final int companies;

    Attack(String group, int connections, int addresses, int companies) {
        this.group = group;
        this.connections = connections;
        this.addresses = addresses;
        this.companies = companies;
    }

    /**
     * Returns the attacks in {@code names}, a comma-separated list of groups or attacks. An empty list means all
     * attacks.
     *
     * @throws IllegalArgumentException if an entry is unknown; the message names it
     */
    static Set<Attack> named(String names) {
        if (names.isBlank()) {
            return EnumSet.allOf(Attack.class);
        }
        return Arrays.stream(names.split(","))
                .flatMap(name -> {
                    Set<Attack> found = Arrays.stream(values())
                            .filter(attack -> attack.group.equals(name.strip())
                                    || attack.title().equals(name.strip()))
                            .collect(Collectors.toSet());
                    if (found.isEmpty()) {
                        throw new IllegalArgumentException("unknown attack or group '" + name + "'");
                    }
                    return found.stream();
                })
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Attack.class)));
    }

    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the number of concurrent connections. */
    int connections() {
        return connections;
    }

    /** Returns the number of companies whose leads are exported. */
    int companies() {
        return companies;
    }

    /**
     * Returns the local address of a connection. Connections are numbered from 0, and connection 0 uses 127.0.0.1.
     */
    String address(int connection) {
        return "127.0.0." + (1 + connection % addresses);
    }
}
