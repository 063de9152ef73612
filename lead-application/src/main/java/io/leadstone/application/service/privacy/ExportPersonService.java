package io.leadstone.application.service.privacy;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.privacy.ExportPerson;
import io.leadstone.application.port.in.privacy.PersonExport;
import io.leadstone.application.port.in.privacy.PersonExport.LeadExport;
import io.leadstone.application.port.in.privacy.PersonQuery;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.application.port.out.privacy.PersonRecords;
import io.leadstone.application.port.out.search.LeadSearch;
import io.leadstone.application.port.out.submission.SubmissionRepository;
import io.leadstone.application.query.LeadFilter;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.application.service.ChangeContexts;
import io.leadstone.application.service.HeldOfPerson;
import io.leadstone.application.service.LazyPort;
import io.leadstone.application.service.Suppressions;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.lead.PhoneNumber;
import io.leadstone.domain.lead.Suppression;
import io.leadstone.domain.submission.Submission;
import io.leadstone.domain.submission.SubmissionState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Implements {@link ExportPerson}. */
record ExportPersonService(
        LeadStore store,
        LeadRepository leads,
        LeadsOfEmail leadsOfEmail,
        LazyPort<PersonRecords> records,
        LazyPort<LeadSearch> search,
        LazyPort<SubmissionRepository> submissions,
        HeldOfPerson held,
        TypedAddresses addresses,
        Suppressions suppressions,
        ChangeContexts contexts)
        implements ExportPerson {

    @Override
    public PersonExport exportPerson(Caller caller, PersonQuery query) {
        caller.require(Scope.ADMIN);
        CompanyId companyId = caller.companyId();
        PersonRecords found = records.get();
        if (query.lead().isPresent()) {
            LeadSnapshot lead = lead(companyId, query.lead().get());
            return export(
                    found,
                    companyId,
                    () -> ofPersonOf(lead),
                    lead.details().email(),
                    lead.details().phone(),
                    sent -> isOfAnother(lead.details(), sent),
                    suppressions.entriesOf(companyId, lead.details()));
        }
        Optional<EmailAddress> email = query.email().map(addresses::email);
        Optional<String> e164 = query.phone().map(typed -> addresses.e164(companyId, typed));
        return export(
                found,
                companyId,
                () -> search(companyId, email, e164),
                email,
                e164.map(number -> new PhoneNumber(number, Optional.of(number))),
                sent -> false,
                suppressions.entriesOf(companyId, email, e164));
    }

    /** Reads the held registrations first. One that is released meanwhile is found as held, or with its lead. */
    private PersonExport export(
            PersonRecords found,
            CompanyId companyId,
            Supplier<List<LeadSnapshot>> leadsOfPerson,
            Optional<EmailAddress> email,
            Optional<PhoneNumber> phone,
            Predicate<Submission> isOfAnother,
            List<Suppression> entries) {
        Instant at = contexts.now();
        List<Submission> heldBack = held.find(companyId, email, phone);
        Set<LeadId> heldIds = heldBack.stream().map(Submission::id).collect(Collectors.toSet());
        List<LeadSnapshot> ofPerson = leadsOfPerson.get();
        List<Submission> others = email.isEmpty() && phone.isEmpty()
                ? List.of()
                : otherSubmissions(
                        found,
                        companyId,
                        ofPerson,
                        held.sentWith(email, phone).and(sent -> !heldIds.contains(sent.id())),
                        isOfAnother);
        return new PersonExport(
                at, ofPerson.stream().map(lead -> export(found, lead, heldIds)).toList(), others, heldBack, entries);
    }

    /**
     * Returns the submissions of the person whose leads have other addresses, because a member has changed them or has
     * not taken them over. All submissions of the company are read, page by page, because no index has their addresses.
     */
    private static List<Submission> otherSubmissions(
            PersonRecords found,
            CompanyId companyId,
            List<LeadSnapshot> leadsOfPerson,
            Predicate<Submission> isOfPerson,
            Predicate<Submission> isOfAnother) {
        Set<LeadId> exported = leadsOfPerson.stream().map(LeadSnapshot::id).collect(Collectors.toSet());
        Map<LeadId, Submission> others = new LinkedHashMap<>();
        // A submission that is applied meanwhile is found in its first state, or in both.
        for (SubmissionState state : List.of(SubmissionState.RECEIVED, SubmissionState.APPLIED)) {
            Page.itemsOf(page -> found.submissions(companyId, state, page))
                    .filter(isOfPerson)
                    .filter(sent -> sent.leadId().filter(exported::contains).isEmpty())
                    .filter(sent -> !isOfAnother.test(sent))
                    .forEach(sent -> others.putIfAbsent(sent.id(), sent));
        }
        return List.copyOf(others.values());
    }

    /**
     * Returns true if the submission belongs to another lead with the same address. It may be of another person: people
     * share a switchboard number. A query by the address finds that lead.
     */
    private boolean isOfAnother(LeadDetails person, Submission sent) {
        return sent.leadId()
                .flatMap(id -> find(sent.companyId(), id))
                .filter(other -> held.haveSharedAddresses(person, sent, other.details()))
                .isPresent();
    }

    private LeadSnapshot lead(CompanyId companyId, LeadId id) {
        return find(companyId, id).orElseThrow(() -> new LeadNotFoundException(id));
    }

    private Optional<LeadSnapshot> find(CompanyId companyId, LeadId id) {
        return leads.find(companyId, id).or(() -> leads.findDeleted(companyId, id));
    }

    /**
     * Returns the lead, then the others of its person. An email belongs to one person. Several persons may share a
     * phone number, so it counts only if the lead has no email.
     */
    private List<LeadSnapshot> ofPersonOf(LeadSnapshot lead) {
        Optional<EmailAddress> email = lead.details().email().map(addresses::keyed);
        Optional<String> e164 =
                email.isPresent() ? Optional.empty() : lead.details().phone().flatMap(PhoneNumber::e164);
        Map<LeadId, LeadSnapshot> found = new LinkedHashMap<>();
        found.put(lead.id(), lead);
        if (email.isPresent() || e164.isPresent()) {
            search(lead.companyId(), email, e164).forEach(other -> found.putIfAbsent(other.id(), other));
        }
        return List.copyOf(found.values());
    }

    /** Returns the live leads with the email or the phone number, then the deleted ones. */
    private List<LeadSnapshot> search(CompanyId companyId, Optional<EmailAddress> email, Optional<String> e164) {
        Map<LeadId, LeadSnapshot> found = new LinkedHashMap<>();
        email.ifPresent(address -> leadsOfEmail.find(companyId, address).forEach(lead -> found.put(lead.id(), lead)));
        e164.map(number -> LeadFilter.builder()
                        .phone(new PhoneNumber(number, Optional.of(number)))
                        .build())
                .map(filter -> LeadQuery.ALL.withFilter(filter))
                .ifPresent(live -> Page.itemsOf(page -> search.get().list(companyId, live, page))
                        .forEach(lead -> found.putIfAbsent(lead.id(), lead)));
        Page.itemsOf(page -> search.get().listDeleted(companyId, page))
                .filter(lead -> has(lead, email, e164))
                .forEach(lead -> found.putIfAbsent(lead.id(), lead));
        return List.copyOf(found.values());
    }

    private boolean has(LeadSnapshot lead, Optional<EmailAddress> email, Optional<String> e164) {
        return email.filter(address -> leadsOfEmail.isOf(lead, address)).isPresent()
                || (e164.isPresent()
                        && lead.details().phone().flatMap(PhoneNumber::e164).equals(e164));
    }

    private LeadExport export(PersonRecords found, LeadSnapshot lead, Set<LeadId> except) {
        CompanyId companyId = lead.companyId();
        return new LeadExport(
                lead,
                all(page -> store.consents().entriesOf(companyId, lead.id(), page)),
                all(page -> store.events().eventsOf(companyId, lead.id(), page)),
                submissions
                        .find()
                        .map(stored -> Page.itemsOf(page -> stored.submissionsOf(companyId, lead.id(), page))
                                .filter(sent -> !except.contains(sent.id()))
                                .toList())
                        .orElse(List.of()),
                found.conversationsOf(companyId, lead.id()),
                found.deliveriesOf(companyId, lead.id()));
    }

    private static <T> List<T> all(Function<PageRequest, Page<T>> list) {
        return Page.itemsOf(list).toList();
    }
}
