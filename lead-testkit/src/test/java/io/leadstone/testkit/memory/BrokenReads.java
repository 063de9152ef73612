package io.leadstone.testkit.memory;

import io.leadstone.application.port.out.lead.ConsentLedger;
import io.leadstone.application.port.out.lead.EventLog;
import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.application.port.out.search.LeadSearch;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Stores whose reads return wrong data or data of another company. */
final class BrokenReads {

    private BrokenReads() {}

    /** Returns a store whose reads of leads use the company that {@code asked} returns. */
    static BrokenStore companies(UnaryOperator<CompanyId> asked) {
        BrokenStore store = BrokenStore.withoutFault();
        LeadRepository leads = store.leads();
        LeadSearch search = store.search();
        EventLog events = store.events();
        ConsentLedger consents = store.consents();
        return store.with(new DelegatingLeads() {
                    @Override
                    public LeadRepository delegate() {
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
        BrokenStore store = BrokenStore.withoutFault();
        LeadRepository leads = store.leads();
        return store.with(new DelegatingLeads() {
            @Override
            public LeadRepository delegate() {
                return leads;
            }

            @Override
            public Optional<LeadSnapshot> find(CompanyId companyId, LeadId id) {
                return leads.find(companyId, id).or(() -> leads.findDeleted(companyId, id));
            }
        });
    }

    static BrokenStore emailsAreFoundAsTyped() {
        BrokenStore store = BrokenStore.withoutFault();
        LeadRepository leads = store.leads();
        return store.with(new DelegatingLeads() {
            @Override
            public LeadRepository delegate() {
                return leads;
            }

            @Override
            public Optional<LeadSnapshot> findByEmail(CompanyId companyId, EmailAddress email) {
                return leads.findByEmail(companyId, email)
                        .filter(lead -> lead.details().email().orElseThrow().equals(email));
            }
        });
    }

    static BrokenStore eventsOldestFirst() {
        BrokenStore store = BrokenStore.withoutFault();
        EventLog events = store.events();
        return store.withEvents((companyId, id, page) -> reversed(events.eventsOf(companyId, id, page)));
    }

    static BrokenStore entriesOldestFirst() {
        BrokenStore store = BrokenStore.withoutFault();
        ConsentLedger consents = store.consents();
        return store.withConsents((companyId, id, page) -> reversed(consents.entriesOf(companyId, id, page)));
    }

    static BrokenStore ledgerAndLogOfAnyCompany() {
        BrokenStore store = BrokenStore.withoutFault();
        EventLog events = store.events();
        CompanyId acme = new CompanyId("acme");
        return store.withEvents((companyId, id, page) -> events.eventsOf(acme, id, page));
    }

    static CompanyId lowerCase(CompanyId companyId) {
        return new CompanyId(companyId.value().toLowerCase(Locale.ROOT));
    }

    static <T> Page<T> reversed(Page<T> page) {
        List<T> items = new ArrayList<>(page.items());
        Collections.reverse(items);
        return new Page<>(items, page.total(), page.totalIsExact(), page.next());
    }
}
