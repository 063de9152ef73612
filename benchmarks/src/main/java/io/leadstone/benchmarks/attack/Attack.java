package io.leadstone.benchmarks.attack;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The attacks. Attacks of the same group are run together by the name of the group. */
enum Attack {
    /** Bodies of the greatest size, each with hundreds of thousands of JSON values, on the public route. */
    BODIES("bodies", 40, 1, 0),

    /** One body of the greatest size with 520,000 tags that are no texts. */
    WRONG_TAGS("bodies", 1, 1, 0),

    /** Bodies that arrive with two bytes a second, from one address. */
    SLOW_BODIES("slow", 250, 1, 0),

    /** Bodies that arrive with two bytes a second, from several addresses. */
    SLOW_BODIES_OF_MANY("slow", 250, 5, 0),

    /** Headers that announce a body which never comes. */
    NO_BODIES("slow", 250, 5, 0),

    /** Headers that arrive with two bytes a second and never end. */
    SLOW_HEADERS("slow", 250, 5, 0),

    /** Exports of one company that nobody reads. */
    EXPORTS("exports", 25, 1, 1),

    /** Exports of many companies that nobody reads. */
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
     * Returns the attacks in {@code names}, a list with commas of groups or names. An empty list means all attacks.
     *
     * @throws IllegalArgumentException if an entry is neither a group nor an attack; it is named
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
                        throw new IllegalArgumentException("no attack is called '" + name + "'");
                    }
                    return found.stream();
                })
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Attack.class)));
    }

    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The number of connections that are used at the same time. */
    int connections() {
        return connections;
    }

    /** The number of companies whose leads are exported. */
    int companies() {
        return companies;
    }

    /** Returns the local address for a connection; connections are numbered from 0, and 127.0.0.1 is one of the addresses. */
    String address(int connection) {
        return "127.0.0." + (1 + connection % addresses);
    }
}
