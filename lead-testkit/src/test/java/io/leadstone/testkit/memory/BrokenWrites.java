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

/** Repositories that write what they must not, or not what they must. */
final class BrokenWrites {

    private static final Duration A_MOMENT = Duration.ofMillis(5);

    private BrokenWrites() {}

    /** Stores what {@code change} makes of a change. */
    static BrokenStore changed(UnaryOperator<LeadChange> change) {
        BrokenStore store = BrokenStore.sound();
        return store.with(new Changed(store.leads(), change));
    }

    /** An update stores what {@code written} makes of the details before and after. */
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

    static BrokenStore newLeadsOverwrite() {
        BrokenStore store = BrokenStore.sound();
        return store.with(new SoundLeads() {
            @Override
            public LeadRepository sound() {
                return store.leads();
            }

            @Override
            public void add(LeadChange change) {
                try {
                    sound().add(change);
                } catch (IllegalStateException taken) {
                    write(store.companies(), change);
                }
            }
        });
    }

    /** A new lead is found from the moment that its write begins. */
    static BrokenStore readsSeeUncommittedWrites() {
        BrokenStore store = BrokenStore.sound();
        Map<LeadId, LeadSnapshot> uncommitted = new ConcurrentHashMap<>();
        return store.with(new SoundLeads() {
            @Override
            public LeadRepository sound() {
                return store.leads();
            }

            @Override
            public void add(LeadChange change) {
                LeadSnapshot lead = change.after();
                uncommitted.put(lead.id(), lead);
                try {
                    sound().add(change);
                } finally {
                    uncommitted.remove(lead.id());
                }
            }

            @Override
            public Optional<LeadSnapshot> find(CompanyId companyId, LeadId id) {
                return Optional.ofNullable(uncommitted.get(id)).or(() -> sound().find(companyId, id));
            }
        });
    }

    static BrokenStore listenersComeAfterTheWrite() {
        BrokenStore store = BrokenStore.sound();
        return store.with(new SoundLeads() {
            @Override
            public LeadRepository sound() {
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
        BrokenStore store = BrokenStore.sound();
        AtomicInteger readers = new AtomicInteger();
        return store.with(new SoundLeads() {
            @Override
            public LeadRepository sound() {
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
        BrokenStore store = BrokenStore.sound();
        return store.with(new SoundLeads() {
            @Override
            public LeadRepository sound() {
                return store.leads();
            }

            @Override
            public void update(LeadChange change) {
                try {
                    sound().update(change);
                } catch (VersionConflictException stale) {
                    write(store.companies(), change);
                }
            }
        });
    }

    static BrokenStore missingLeadsAreInserted() {
        BrokenStore store = BrokenStore.sound();
        return store.with(new SoundLeads() {
            @Override
            public LeadRepository sound() {
                return store.leads();
            }

            @Override
            public void update(LeadChange change) {
                try {
                    sound().update(change);
                } catch (LeadNotFoundException missing) {
                    sound().add(change);
                }
            }
        });
    }

    static BrokenStore missingLeadsAreStale() {
        BrokenStore store = BrokenStore.sound();
        return store.with(new SoundLeads() {
            @Override
            public LeadRepository sound() {
                return store.leads();
            }

            @Override
            public void update(LeadChange change) {
                try {
                    sound().update(change);
                } catch (LeadNotFoundException missing) {
                    throw new VersionConflictException(change.after().id(), change.expectedVersion());
                }
            }
        });
    }

    /** Lead first, events and entries a moment later. */
    static BrokenStore eventsComeLater() {
        BrokenStore store = BrokenStore.sound();
        return store.with(new SoundLeads() {
            @Override
            public LeadRepository sound() {
                return store.leads();
            }

            @Override
            public void update(LeadChange change) {
                sound().update(new LeadChange(change.before(), change.after(), List.of(), List.of(), List.of()));
                Race.letOthersIn(A_MOMENT);
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

    /** Stores all events in the log, and enqueues the last one alone. */
    static BrokenStore onlyTheLastEventIsEnqueued() {
        BrokenStore store = BrokenStore.sound();
        return store.with(new SoundLeads() {
            @Override
            public LeadRepository sound() {
                return store.leads();
            }

            @Override
            public void update(LeadChange change) {
                sound().update(change);
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

    /** Entries and events before the lead, and no way back. */
    static BrokenStore refusalsLeaveTheirEventsAndEntries() {
        BrokenStore store = BrokenStore.sound();
        return store.with(new SoundLeads() {
            @Override
            public LeadRepository sound() {
                return store.leads();
            }

            @Override
            public void add(LeadChange change) {
                leaving(change, () -> sound().add(change));
            }

            @Override
            public void update(LeadChange change) {
                leaving(change, () -> sound().update(change));
            }

            private void leaving(LeadChange change, Runnable write) {
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

    /** Like a connection whose transaction nobody rolled back. */
    static BrokenStore aRefusalSpoilsTheNextWrite() {
        BrokenStore store = BrokenStore.sound();
        AtomicBoolean spoiled = new AtomicBoolean();
        return store.with(new SoundLeads() {
            @Override
            public LeadRepository sound() {
                return store.leads();
            }

            @Override
            public void add(LeadChange change) {
                if (spoiled.getAndSet(false)) {
                    throw new IllegalStateException("current transaction is aborted");
                }
                spoiling(() -> sound().add(change));
            }

            @Override
            public void update(LeadChange change) {
                spoiling(() -> sound().update(change));
            }

            private void spoiling(Runnable write) {
                try {
                    write.run();
                } catch (LeadException refused) {
                    spoiled.set(true);
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

    private record Changed(LeadRepository sound, UnaryOperator<LeadChange> change) implements SoundLeads {

        @Override
        public void add(LeadChange newLead) {
            sound.add(change.apply(newLead));
        }

        @Override
        public void update(LeadChange next) {
            sound.update(change.apply(next));
        }
    }
}
