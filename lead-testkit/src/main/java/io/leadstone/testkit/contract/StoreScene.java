package io.leadstone.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.leadstone.application.port.out.LeadRepository;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConsentEntry;
import io.leadstone.domain.Lead;
import io.leadstone.domain.LeadChange;
import io.leadstone.domain.LeadDetails;
import io.leadstone.domain.LeadEvent;
import io.leadstone.domain.LeadException;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadSnapshot;
import io.leadstone.domain.Occasion;
import io.leadstone.testkit.SampleLeads;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** A store and the samples that go into it: what the tests do again and again, in one word each. */
record StoreScene(LeadStore store, SampleLeads samples) {

    static final CompanyId ACME = new CompanyId("acme");
    static final CompanyId GLOBEX = new CompanyId("globex");
    static final PageRequest UP_TO_100 = PageRequest.page(1, PageRequest.MAX_PER_PAGE);

    StoreScene(StoreUnderTest test) {
        this(test.emptyStore(), new SampleLeads());
    }

    LeadRepository leads() {
        return store.leads();
    }

    /** A new lead of this email in the store. */
    LeadSnapshot add(String email) {
        return add(samples.capture(ACME, email));
    }

    /** A new lead of these details in the store. */
    LeadSnapshot add(LeadDetails details) {
        return add(samples.capture(ACME, details));
    }

    LeadSnapshot add(LeadChange birth) {
        leads().add(birth);
        return birth.after();
    }

    /** What the verb does to the lead now; not in the store yet. */
    LeadChange change(LeadSnapshot lead, BiFunction<Lead, Occasion, LeadChange> verb) {
        return verb.apply(Lead.restore(lead), samples.occasion());
    }

    /** The lead after the verb, in the store. */
    LeadSnapshot update(LeadSnapshot lead, BiFunction<Lead, Occasion, LeadChange> verb) {
        return update(change(lead, verb));
    }

    LeadSnapshot update(LeadChange change) {
        leads().update(change);
        return change.after();
    }

    LeadSnapshot delete(LeadSnapshot lead) {
        return update(lead, Lead::delete);
    }

    /** A new lead in the store that is deleted already. */
    LeadSnapshot addDeleted(String email) {
        return delete(add(email));
    }

    /** The first hundred, newest first. */
    List<LeadEvent> events(LeadSnapshot lead) {
        return store.events().eventsOf(lead.companyId(), lead.id(), UP_TO_100).items();
    }

    /** The first hundred, newest first. */
    List<ConsentEntry> entries(LeadSnapshot lead) {
        return store.consents()
                .entriesOf(lead.companyId(), lead.id(), UP_TO_100)
                .items();
    }

    /** That {@code write} refuses {@code change}, stores nothing of it, and leaves a store that goes on working. */
    <E extends LeadException> void refuses(LeadChange change, Consumer<LeadChange> write, Class<E> failure) {
        LeadSnapshot lead = change.after();
        Contents before = contents(lead.companyId(), lead.id());

        assertThat(catchThrowable(() -> write.accept(change))).isExactlyInstanceOf(failure);

        assertThat(contents(lead.companyId(), lead.id())).isEqualTo(before);
        LeadSnapshot next = add(samples.capture(lead.companyId(), "after." + samples.unusedId() + "@refusal.example"));
        assertThat(leads().find(lead.companyId(), next.id())).contains(next);
    }

    private Contents contents(CompanyId companyId, LeadId id) {
        return new Contents(
                store.search().list(companyId, LeadQuery.ALL, UP_TO_100).items(),
                store.search().listDeleted(companyId, UP_TO_100).items(),
                leads().find(companyId, id),
                store.events().eventsOf(companyId, id, UP_TO_100).items(),
                store.consents().entriesOf(companyId, id, UP_TO_100).items());
    }

    /** All that a store shows of a company, and of one lead. */
    private record Contents(
            List<LeadSnapshot> live,
            List<LeadSnapshot> deleted,
            Optional<LeadSnapshot> lead,
            List<LeadEvent> events,
            List<ConsentEntry> entries) {}
}
