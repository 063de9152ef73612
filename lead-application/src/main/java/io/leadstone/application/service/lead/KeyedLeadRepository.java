package io.leadstone.application.service.lead;

import io.leadstone.application.port.out.lead.EmailKeys;
import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.application.service.EmailKeyRule;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.InternationalDomain;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.lead.NextState;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A decorator of a {@link LeadRepository} that finds leads by the key of {@link EmailKeys}. Earlier versions stored the
 * {@linkplain EmailAddress#plainKey plain key}, with the domain as typed. So an address with an international domain is
 * also looked up by its plain keys. Other addresses need no further query.
 */
public record KeyedLeadRepository(LeadRepository leads, EmailKeys keys) implements LeadRepository {

    @Override
    public void add(LeadChange change) {
        requireNoOwnerOfOlderKey(change);
        leads.add(change);
    }

    @Override
    public void update(LeadChange change) {
        if (change.claimsEmail()) {
            requireNoOwnerOfOlderKey(change);
        }
        leads.update(change);
    }

    @Override
    public Optional<LeadSnapshot> find(CompanyId companyId, LeadId id) {
        return leads.find(companyId, id);
    }

    /** Returns the lead with the key that it gets by a restore. A store does not keep the key of a deleted lead. */
    @Override
    public Optional<LeadSnapshot> findDeleted(CompanyId companyId, LeadId id) {
        return leads.findDeleted(companyId, id).map(this::withKey);
    }

    @Override
    public Optional<LeadSnapshot> findByEmail(CompanyId companyId, EmailAddress email) {
        EmailAddress keyed = new EmailKeyRule(keys).keyed(email);
        return leads.findByEmail(companyId, keyed).or(() -> ownerOfOlderKey(companyId, keyed));
    }

    private LeadSnapshot withKey(LeadSnapshot lead) {
        return new NextState(lead)
                .details(new EmailKeyRule(keys).keyed(lead.details()))
                .at(lead.updatedAt(), lead.version(), lead.lastEvent());
    }

    private void requireNoOwnerOfOlderKey(LeadChange change) {
        LeadSnapshot lead = change.after();
        lead.details()
                .email()
                .filter(email -> !lead.isDeleted())
                .flatMap(email -> ownerOfOlderKey(lead.companyId(), email))
                .filter(owner -> !owner.id().equals(lead.id()))
                .ifPresent(owner -> {
                    throw new DuplicateEmailException(owner.id());
                });
    }

    private Optional<LeadSnapshot> ownerOfOlderKey(CompanyId companyId, EmailAddress email) {
        return olderKeys(email).stream()
                .map(key -> new EmailAddress(email.value(), key, EmailAddress.PLAIN_RULE))
                .map(older -> leads.findByEmail(companyId, older))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Set<String> olderKeys(EmailAddress email) {
        Set<String> older = new LinkedHashSet<>();
        older.add(EmailAddress.plainKey(email.value()));
        older.add(unicodeDomain(email.key()));
        older.remove(email.key());
        return older;
    }

    private static String unicodeDomain(String key) {
        int domain = key.lastIndexOf('@') + 1;
        return key.contains("xn--")
                ? key.substring(0, domain) + InternationalDomain.toUnicode(key.substring(domain))
                : key;
    }
}
