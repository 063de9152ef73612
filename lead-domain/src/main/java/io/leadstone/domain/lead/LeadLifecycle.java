package io.leadstone.domain.lead;

import static io.leadstone.domain.LeadStatus.CONTACTED;
import static io.leadstone.domain.LeadStatus.CONVERTED;
import static io.leadstone.domain.LeadStatus.LOST;
import static io.leadstone.domain.LeadStatus.NEW;
import static io.leadstone.domain.LeadStatus.QUALIFIED;

import io.leadstone.domain.LeadStatus;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Which status may follow which: a value that a host can replace by its own table over the same five statuses.
 *
 * <p>The {@linkplain #standard() standard} table:
 *
 * <table>
 * <caption>allowed moves</caption>
 * <tr><th>from</th><th>to</th></tr>
 * <tr><td>new</td><td>contacted, qualified, converted, lost</td></tr>
 * <tr><td>contacted</td><td>qualified, converted, lost</td></tr>
 * <tr><td>qualified</td><td>contacted, converted, lost</td></tr>
 * <tr><td>converted</td><td>nothing</td></tr>
 * <tr><td>lost</td><td>contacted, qualified</td></tr>
 * </table>
 */
public final class LeadLifecycle {

    private static final LeadLifecycle STANDARD = of(Map.of(
            NEW, EnumSet.of(CONTACTED, QUALIFIED, CONVERTED, LOST),
            CONTACTED, EnumSet.of(QUALIFIED, CONVERTED, LOST),
            QUALIFIED, EnumSet.of(CONTACTED, CONVERTED, LOST),
            LOST, EnumSet.of(CONTACTED, QUALIFIED)));

    private final Map<LeadStatus, Set<LeadStatus>> moves;

    private LeadLifecycle(Map<LeadStatus, Set<LeadStatus>> moves) {
        this.moves = moves;
    }

    /** The table that Leadstone comes with. */
    public static LeadLifecycle standard() {
        return STANDARD;
    }

    /**
     * A table of a host's own; a status without an entry has no way on.
     *
     * @throws IllegalArgumentException where a status moves to itself, where one cannot be reached from {@code new}, or where one
     *     has no way to an end ({@code converted} or {@code lost})
     */
    public static LeadLifecycle of(Map<LeadStatus, ? extends Set<LeadStatus>> table) {
        Map<LeadStatus, Set<LeadStatus>> moves = new EnumMap<>(LeadStatus.class);
        for (LeadStatus from : LeadStatus.values()) {
            Set<LeadStatus> to = EnumSet.noneOf(LeadStatus.class);
            if (table.containsKey(from)) {
                to.addAll(table.get(from));
            }
            moves.put(from, Collections.unmodifiableSet(to));
        }
        LeadLifecycle lifecycle = new LeadLifecycle(moves);
        lifecycle.requireConsistent();
        return lifecycle;
    }

    /** The statuses that a lead may move to from {@code from}, in the order of the funnel. */
    public Set<LeadStatus> movesFrom(LeadStatus from) {
        return moves.getOrDefault(from, Set.of());
    }

    /** Whether a lead may move from {@code from} to {@code to}; to stay where it is always may. */
    public boolean allows(LeadStatus from, LeadStatus to) {
        return from == to || movesFrom(from).contains(to);
    }

    private void requireConsistent() {
        Set<LeadStatus> reachable = reachableFrom(NEW);
        for (LeadStatus status : LeadStatus.values()) {
            if (movesFrom(status).contains(status)) {
                throw new IllegalArgumentException("a lifecycle must not move " + status.code() + " to itself");
            }
            if (!reachable.contains(status)) {
                throw new IllegalArgumentException("a lifecycle must reach " + status.code() + " from new");
            }
            if (reachableFrom(status).stream().noneMatch(LeadStatus::isEnd)) {
                throw new IllegalArgumentException("a lifecycle must leave " + status.code() + " a way to an end");
            }
        }
    }

    private Set<LeadStatus> reachableFrom(LeadStatus start) {
        Set<LeadStatus> reached = EnumSet.of(start);
        Deque<LeadStatus> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            for (LeadStatus next : movesFrom(open.remove())) {
                if (reached.add(next)) {
                    open.add(next);
                }
            }
        }
        return reached;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LeadLifecycle that && moves.equals(that.moves);
    }

    @Override
    public int hashCode() {
        return moves.hashCode();
    }

    @Override
    public String toString() {
        return "LeadLifecycle" + moves;
    }
}
