package io.leadstone.testkit.memory;

import io.leadstone.application.port.out.ConsentLedger;
import io.leadstone.application.port.out.EventLog;
import io.leadstone.application.port.out.LeadRepository;
import io.leadstone.application.port.out.LeadSearch;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.Consents;
import io.leadstone.domain.EmailAddress;
import io.leadstone.domain.LeadDetails;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadMilestones;
import io.leadstone.domain.LeadSnapshot;
import io.leadstone.domain.Metadata;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Ports that give back something else than they were given, or give it to the wrong company. */
final class BrokenReads {

    private BrokenReads() {}

    /** Every lead is given back as {@code column} makes it. */
    static BrokenStore leads(UnaryOperator<LeadSnapshot> column) {
        BrokenStore store = BrokenStore.sound();
        LeadSearch search = store.search();
        return store.with(new Column(store.leads(), column)).with(new LeadSearch() {
            @Override
            public Page<LeadSnapshot> list(CompanyId companyId, LeadQuery query, PageRequest page) {
                return each(search.list(companyId, query, page), column);
            }

            @Override
            public Page<LeadSnapshot> listDeleted(CompanyId companyId, PageRequest page) {
                return each(search.listDeleted(companyId, page), column);
            }
        });
    }

    /** Only the lists are given back as {@code column} makes them. */
    static BrokenStore lists(UnaryOperator<LeadSnapshot> column) {
        return BrokenStore.sound().with(leads(column).search());
    }

    static BrokenStore texts(UnaryOperator<String> column) {
        return leads(lead -> with(lead, texts(lead.details(), column)));
    }

    static BrokenStore notes(UnaryOperator<String> column) {
        return leads(lead -> {
            LeadDetails is = lead.details();
            return with(
                    lead,
                    new LeadDetails(
                            is.agent(),
                            is.firstName(),
                            is.lastName(),
                            is.email(),
                            is.phone(),
                            is.company(),
                            is.source(),
                            is.notes().map(column),
                            is.tags(),
                            is.metadata()));
        });
    }

    static BrokenStore metadata(UnaryOperator<String> column) {
        return leads(lead -> {
            LeadDetails is = lead.details();
            return with(
                    lead,
                    new LeadDetails(
                            is.agent(),
                            is.firstName(),
                            is.lastName(),
                            is.email(),
                            is.phone(),
                            is.company(),
                            is.source(),
                            is.notes(),
                            is.tags(),
                            new Metadata(column.apply(is.metadata().json()))));
        });
    }

    static BrokenStore tags(UnaryOperator<List<String>> column) {
        return leads(lead -> {
            LeadDetails is = lead.details();
            return with(
                    lead,
                    new LeadDetails(
                            is.agent(),
                            is.firstName(),
                            is.lastName(),
                            is.email(),
                            is.phone(),
                            is.company(),
                            is.source(),
                            is.notes(),
                            column.apply(is.tags()),
                            is.metadata()));
        });
    }

    static BrokenStore instants(UnaryOperator<Instant> column) {
        return leads(lead -> new LeadSnapshot(
                lead.id(),
                lead.companyId(),
                lead.details(),
                lead.status(),
                lead.lostReason(),
                new LeadMilestones(
                        lead.milestones().contactedAt().map(column),
                        lead.milestones().qualifiedAt().map(column),
                        lead.milestones().convertedAt().map(column),
                        lead.milestones().lostAt().map(column)),
                lead.consents(),
                column.apply(lead.createdAt()),
                column.apply(lead.updatedAt()),
                lead.deletedAt().map(column),
                lead.version(),
                lead.lastEvent()));
    }

    static BrokenStore consents(UnaryOperator<Consents> column) {
        return leads(lead -> new LeadSnapshot(
                lead.id(),
                lead.companyId(),
                lead.details(),
                lead.status(),
                lead.lostReason(),
                lead.milestones(),
                column.apply(lead.consents()),
                lead.createdAt(),
                lead.updatedAt(),
                lead.deletedAt(),
                lead.version(),
                lead.lastEvent()));
    }

    static BrokenStore milestones(UnaryOperator<LeadMilestones> column) {
        return leads(lead -> new LeadSnapshot(
                lead.id(),
                lead.companyId(),
                lead.details(),
                lead.status(),
                lead.lostReason(),
                column.apply(lead.milestones()),
                lead.consents(),
                lead.createdAt(),
                lead.updatedAt(),
                lead.deletedAt(),
                lead.version(),
                lead.lastEvent()));
    }

    static BrokenStore lostReason(UnaryOperator<String> column) {
        return leads(lead -> new LeadSnapshot(
                lead.id(),
                lead.companyId(),
                lead.details(),
                lead.status(),
                lead.lostReason().map(column),
                lead.milestones(),
                lead.consents(),
                lead.createdAt(),
                lead.updatedAt(),
                lead.deletedAt(),
                lead.version(),
                lead.lastEvent()));
    }

    /** Every question about leads is answered as if the company were another. */
    static BrokenStore companies(UnaryOperator<CompanyId> asked) {
        BrokenStore store = BrokenStore.sound();
        LeadRepository leads = store.leads();
        LeadSearch search = store.search();
        EventLog events = store.events();
        ConsentLedger consents = store.consents();
        return store.with(new SoundLeads() {
                    @Override
                    public LeadRepository sound() {
                        return leads;
                    }

                    @Override
                    public Optional<LeadSnapshot> find(CompanyId companyId, LeadId id) {
                        return leads.find(asked.apply(companyId), id);
                    }
                })
                .with(new LeadSearch() {
                    @Override
                    public Page<LeadSnapshot> list(CompanyId companyId, LeadQuery query, PageRequest page) {
                        return search.list(asked.apply(companyId), query, page);
                    }

                    @Override
                    public Page<LeadSnapshot> listDeleted(CompanyId companyId, PageRequest page) {
                        return search.listDeleted(companyId, page);
                    }
                })
                .withEvents((companyId, id, page) -> events.eventsOf(asked.apply(companyId), id, page))
                .withConsents((companyId, id, page) -> consents.entriesOf(asked.apply(companyId), id, page));
    }

    static BrokenStore deletedLeadsAreFound() {
        BrokenStore store = BrokenStore.sound();
        LeadRepository leads = store.leads();
        return store.with(new SoundLeads() {
            @Override
            public LeadRepository sound() {
                return leads;
            }

            @Override
            public Optional<LeadSnapshot> find(CompanyId companyId, LeadId id) {
                return leads.find(companyId, id).or(() -> leads.findDeleted(companyId, id));
            }
        });
    }

    static BrokenStore emailsAreFoundAsTyped() {
        BrokenStore store = BrokenStore.sound();
        LeadRepository leads = store.leads();
        return store.with(new SoundLeads() {
            @Override
            public LeadRepository sound() {
                return leads;
            }

            @Override
            public Optional<LeadSnapshot> findByEmail(CompanyId companyId, EmailAddress email) {
                return leads.findByEmail(companyId, email)
                        .filter(lead -> lead.details().email().equals(email));
            }
        });
    }

    static BrokenStore eventsOldestFirst() {
        BrokenStore store = BrokenStore.sound();
        EventLog events = store.events();
        return store.withEvents((companyId, id, page) -> reversed(events.eventsOf(companyId, id, page)));
    }

    static BrokenStore entriesOldestFirst() {
        BrokenStore store = BrokenStore.sound();
        ConsentLedger consents = store.consents();
        return store.withConsents((companyId, id, page) -> reversed(consents.entriesOf(companyId, id, page)));
    }

    static BrokenStore ledgerAndLogOfAnyCompany() {
        BrokenStore store = BrokenStore.sound();
        EventLog events = store.events();
        CompanyId acme = new CompanyId("acme");
        return store.withEvents((companyId, id, page) -> events.eventsOf(acme, id, page));
    }

    /** A VARCHAR of bytes, or one character set too narrow. */
    static String withoutFourBytes(String text) {
        return text.codePoints()
                .map(c -> c > Character.MAX_VALUE ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    static CompanyId lowerCase(CompanyId companyId) {
        return new CompanyId(companyId.value().toLowerCase(Locale.ROOT));
    }

    private static LeadDetails texts(LeadDetails is, UnaryOperator<String> column) {
        return new LeadDetails(
                is.agent(),
                column.apply(is.firstName()),
                column.apply(is.lastName()),
                is.email(),
                is.phone(),
                is.company().map(column),
                is.source().map(column),
                is.notes().map(column),
                is.tags(),
                is.metadata());
    }

    static LeadSnapshot with(LeadSnapshot lead, LeadDetails details) {
        return new LeadSnapshot(
                lead.id(),
                lead.companyId(),
                details,
                lead.status(),
                lead.lostReason(),
                lead.milestones(),
                lead.consents(),
                lead.createdAt(),
                lead.updatedAt(),
                lead.deletedAt(),
                lead.version(),
                lead.lastEvent());
    }

    private static <T> Page<T> each(Page<T> page, UnaryOperator<T> change) {
        return new Page<>(page.items().stream().map(change).toList(), page.total(), page.totalIsExact(), page.next());
    }

    private static <T> Page<T> reversed(Page<T> page) {
        List<T> items = new ArrayList<>(page.items());
        Collections.reverse(items);
        return new Page<>(items, page.total(), page.totalIsExact(), page.next());
    }

    private record Column(LeadRepository sound, UnaryOperator<LeadSnapshot> column) implements SoundLeads {

        @Override
        public Optional<LeadSnapshot> find(CompanyId companyId, LeadId id) {
            return sound.find(companyId, id).map(column);
        }

        @Override
        public Optional<LeadSnapshot> findDeleted(CompanyId companyId, LeadId id) {
            return sound.findDeleted(companyId, id).map(column);
        }

        @Override
        public Optional<LeadSnapshot> findByEmail(CompanyId companyId, EmailAddress email) {
            return sound.findByEmail(companyId, email).map(column);
        }
    }
}
