package io.leadstone.testkit.memory;

import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.LeadException;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** Lead repositories with one faulty write each. */
final class BrokenWrites {

    private static final Duration PAUSE = Duration.ofMillis(5);

    private BrokenWrites() {}

    /** Returns a store that applies {@code change} to each change before it stores it. */
    static BrokenStore changed(UnaryOperator<LeadChange> change) {
        return changed(BrokenStore.withoutFault(), change);
    }

    private static BrokenStore changed(BrokenStore store, UnaryOperator<LeadChange> change) {
        return store.with(new Changed(store.leads(), change));
    }

    /**
     * Returns a store that updates a lead with the details that {@code written} makes from the old and the new details.
     */
    static BrokenStore details(BinaryOperator<LeadDetails> written) {
        return changed(change -> new LeadChange(
                change.before(),
                change.before()
                        .map(before -> BrokenColumns.with(
                                change.after(),
                                written.apply(before.details(), change.after().details())))
                        .orElse(change.after()),
                change.consents(),
                change.events(),
                change.states()));
    }

    static BrokenStore entriesAreRemovedBeforeTheWrite() {
        BrokenStore store = BrokenStore.withoutFault();
        return changed(store, change -> {
            change.sideWrites()
                    .removedSuppressions()
                    .forEach(entry -> store.suppressions().remove(entry.companyId(), entry.id()));
            return change;
        });
    }

    static BrokenStore submissionsAreDiscardedBeforeTheWrite() {
        BrokenStore store = BrokenStore.withoutFault();
        return changed(store, change -> {
            change.sideWrites()
                    .discardedSubmissions()
                    .forEach(
                            id -> store.heldSubmissions().discard(change.after().companyId(), id));
            return change;
        });
    }

    static BrokenStore newLeadsOverwrite() {
        BrokenStore store = BrokenStore.withoutFault();
        return store.with(new DelegatingLeads() {
            @Override
            public LeadRepository delegate() {
                return store.leads();
            }

            @Override
            public void add(LeadChange change) {
                try {
                    delegate().add(change);
                } catch (IllegalStateException taken) {
                    write(store.companies(), change);
                }
            }
        });
    }

    /** Returns a store that finds a new lead as soon as its write begins. */
    static BrokenStore readsSeeUncommittedWrites() {
        BrokenStore store = BrokenStore.withoutFault();
        Map<LeadId, LeadSnapshot> uncommitted = new ConcurrentHashMap<>();
        return store.with(new DelegatingLeads() {
            @Override
            public LeadRepository delegate() {
                return store.leads();
            }

            @Override
            public void add(LeadChange change) {
                LeadSnapshot lead = change.after();
                uncommitted.put(lead.id(), lead);
                try {
                    delegate().add(change);
                } finally {
                    uncommitted.remove(lead.id());
                }
            }

            @Override
            public Optional<LeadSnapshot> find(CompanyId companyId, LeadId id) {
                return Optional.ofNullable(uncommitted.get(id))
                        .or(() -> delegate().find(companyId, id));
            }
        });
    }

    static BrokenStore listenersComeAfterTheWrite() {
        BrokenStore store = BrokenStore.withoutFault();
        return store.with(new DelegatingLeads() {
            @Override
            public LeadRepository delegate() {
                return store.leads();
            }

            @Override
            public void add(LeadChange change) {
                write(store.companies(), change);
                store.companies().announce(listener -> listener.leadChanging(change));
            }
        });
    }

    static BrokenStore versionIsReadBeforeItIsWritten() {
        BrokenStore store = BrokenStore.withoutFault();
        AtomicInteger readers = new AtomicInteger();
        return store.with(new DelegatingLeads() {
            @Override
            public LeadRepository delegate() {
                return store.leads();
            }

            @Override
            public void update(LeadChange change) {
                LeadSnapshot lead = change.after();
                LeadSnapshot found = store.companies()
                        .in(lead.companyId(), company -> company.lead(lead.id()))
                        .orElseThrow(() -> new LeadNotFoundException(lead.id()));
                if (found.version() != change.expectedVersion()) {
                    throw new VersionConflictException(lead.id(), change.expectedVersion());
                }
                Race.waitForAnother(readers);
                write(store.companies(), change);
            }
        });
    }

    static BrokenStore staleChangesOverwrite() {
        BrokenStore store = BrokenStore.withoutFault();
        return store.with(new DelegatingLeads() {
            @Override
            public LeadRepository delegate() {
                return store.leads();
            }

            @Override
            public void update(LeadChange change) {
                try {
                    delegate().update(change);
                } catch (VersionConflictException stale) {
                    write(store.companies(), change);
                }
            }
        });
    }

    static BrokenStore missingLeadsAreInserted() {
        BrokenStore store = BrokenStore.withoutFault();
        return store.with(new DelegatingLeads() {
            @Override
            public LeadRepository delegate() {
                return store.leads();
            }

            @Override
            public void update(LeadChange change) {
                try {
                    delegate().update(change);
                } catch (LeadNotFoundException missing) {
                    delegate().add(change);
                }
            }
        });
    }

    static BrokenStore missingLeadsAreStale() {
        BrokenStore store = BrokenStore.withoutFault();
        return store.with(new DelegatingLeads() {
            @Override
            public LeadRepository delegate() {
                return store.leads();
            }

            @Override
            public void update(LeadChange change) {
                try {
                    delegate().update(change);
                } catch (LeadNotFoundException missing) {
                    throw new VersionConflictException(change.after().id(), change.expectedVersion());
                }
            }
        });
    }

    /** Returns a store that writes the events and ledger entries later than the lead. */
    static BrokenStore eventsComeLater() {
        BrokenStore store = BrokenStore.withoutFault();
        return store.with(new DelegatingLeads() {
            @Override
            public LeadRepository delegate() {
                return store.leads();
            }

            @Override
            public void update(LeadChange change) {
                delegate().update(new LeadChange(change.before(), change.after(), List.of(), List.of(), List.of()));
                Race.pause(PAUSE);
                write(
                        store.companies(),
                        new LeadChange(
                                Optional.of(change.after()),
                                change.after(),
                                change.consents(),
                                change.events(),
                                change.states()));
            }
        });
    }

    /** Returns a store that logs all events of a change and enqueues only the last one. */
    static BrokenStore onlyTheLastEventIsEnqueued() {
        BrokenStore store = BrokenStore.withoutFault();
        return store.with(new DelegatingLeads() {
            @Override
            public LeadRepository delegate() {
                return store.leads();
            }

            @Override
            public void update(LeadChange change) {
                delegate().update(change);
                List<UUID> earlier = change.events().stream()
                        .limit(change.events().size() - 1L)
                        .map(LeadEvent::id)
                        .toList();
                store.companies()
                        .in(
                                change.after().companyId(),
                                company -> company.deliveries()
                                        .removeIf(queued -> earlier.contains(
                                                queued.message().id())));
            }
        });
    }

    /** Returns a store that keeps the events and ledger entries of a refused write. */
    static BrokenStore refusedWritesLeaveEventsAndEntries() {
        BrokenStore store = BrokenStore.withoutFault();
        return store.with(new DelegatingLeads() {
            @Override
            public LeadRepository delegate() {
                return store.leads();
            }

            @Override
            public void add(LeadChange change) {
                keepingEntries(change, () -> delegate().add(change));
            }

            @Override
            public void update(LeadChange change) {
                keepingEntries(change, () -> delegate().update(change));
            }

            private void keepingEntries(LeadChange change, Runnable write) {
                try {
                    write.run();
                } catch (LeadException refused) {
                    store.companies().in(change.after().companyId(), company -> {
                        company.append(change);
                        return company;
                    });
                    throw refused;
                }
            }
        });
    }

    /** Returns a store that fails the write after a refused write, like a connection without a rollback. */
    static BrokenStore aRefusedWriteBreaksTheNextOne() {
        BrokenStore store = BrokenStore.withoutFault();
        AtomicBoolean mustFail = new AtomicBoolean();
        return store.with(new DelegatingLeads() {
            @Override
            public LeadRepository delegate() {
                return store.leads();
            }

            @Override
            public void add(LeadChange change) {
                if (mustFail.getAndSet(false)) {
                    throw new IllegalStateException("current transaction is aborted");
                }
                failingLater(() -> delegate().add(change));
            }

            @Override
            public void update(LeadChange change) {
                failingLater(() -> delegate().update(change));
            }

            private void failingLater(Runnable write) {
                try {
                    write.run();
                } catch (LeadException refused) {
                    mustFail.set(true);
                    throw refused;
                }
            }
        });
    }

    static void write(StoredCompanies companies, LeadChange change) {
        companies.in(change.after().companyId(), company -> {
            company.write(change);
            return company;
        });
    }

    private record Changed(LeadRepository delegate, UnaryOperator<LeadChange> change) implements DelegatingLeads {

        @Override
        public void add(LeadChange newLead) {
            delegate.add(change.apply(newLead));
        }

        @Override
        public void update(LeadChange next) {
            delegate.update(change.apply(next));
        }
    }
}
