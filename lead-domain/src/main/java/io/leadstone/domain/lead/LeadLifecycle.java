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
 * Table of the allowed transitions between statuses. A host can replace it by its own table of the same five
 * statuses.
 *
 * <p>The {@linkplain #standard() standard} table:
 *
 * <table>
 * <caption>allowed transitions</caption>
 * <tr><th>from</th><th>to</th></tr>
 * <tr><td>new</td><td>contacted, qualified, converted, lost</td></tr>
 * <tr><td>contacted</td><td>qualified, converted, lost</td></tr>
 * <tr><td>qualified</td><td>contacted, converted, lost</td></tr>
 * <tr><td>converted</td><td>none</td></tr>
 * <tr><td>lost</td><td>contacted, qualified</td></tr>
 * </table>
 */
public final class LeadLifecycle {

    private static final LeadLifecycle STANDARD = of(Map.of(
            NEW, EnumSet.of(CONTACTED, QUALIFIED, CONVERTED, LOST),
            CONTACTED, EnumSet.of(QUALIFIED, CONVERTED, LOST),
            QUALIFIED, EnumSet.of(CONTACTED, CONVERTED, LOST),
            LOST, EnumSet.of(CONTACTED, QUALIFIED)));

    private final Map<LeadStatus, Set<LeadStatus>> transitions;

    private LeadLifecycle(Map<LeadStatus, Set<LeadStatus>> transitions) {
        this.transitions = transitions;
    }

    /** Returns the standard table. */
    public static LeadLifecycle standard() {
        return STANDARD;
    }

    /**
     * Creates a table. A status without an entry has no transitions.
     *
     * @throws IllegalArgumentException if a status has a transition to itself, if a status cannot be reached from
     *     {@code new}, or if a status has no path to an end ({@code converted} or {@code lost})
     */
    public static LeadLifecycle of(Map<LeadStatus, ? extends Set<LeadStatus>> table) {
        Map<LeadStatus, Set<LeadStatus>> transitions = new EnumMap<>(LeadStatus.class);
        for (LeadStatus from : LeadStatus.values()) {
            Set<LeadStatus> to = EnumSet.noneOf(LeadStatus.class);
            if (table.containsKey(from)) {
                to.addAll(table.get(from));
            }
            transitions.put(from, Collections.unmodifiableSet(to));
        }
        LeadLifecycle lifecycle = new LeadLifecycle(transitions);
        lifecycle.requireConsistent();
        return lifecycle;
    }

    /** Returns the statuses that a lead can change to from {@code from}, in the order of the funnel. */
    public Set<LeadStatus> movesFrom(LeadStatus from) {
        return transitions.getOrDefault(from, Set.of());
    }

    /** Returns true if a lead may change from {@code from} to {@code to}, or if both are the same. */
    public boolean allows(LeadStatus from, LeadStatus to) {
        return from == to || movesFrom(from).contains(to);
    }

    private void requireConsistent() {
        Set<LeadStatus> reachable = reachableFrom(NEW);
        for (LeadStatus status : LeadStatus.values()) {
            if (movesFrom(status).contains(status)) {
                throw new IllegalArgumentException(
                        "a lifecycle must not have a transition from " + status.code() + " to itself");
            }
            if (!reachable.contains(status)) {
                throw new IllegalArgumentException("a lifecycle must have a path from new to " + status.code());
            }
            if (reachableFrom(status).stream().noneMatch(LeadStatus::isEnd)) {
                throw new IllegalArgumentException(
                        "a lifecycle must have a path from " + status.code() + " to converted or lost");
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
        return other instanceof LeadLifecycle that && transitions.equals(that.transitions);
    }

    @Override
    public int hashCode() {
        return transitions.hashCode();
    }

    @Override
    public String toString() {
        return "LeadLifecycle" + transitions;
    }
}
