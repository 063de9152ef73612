package io.leadstone.application.service.submission;

import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.application.service.SessionLeads;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.Optional;

/**
 * A decorator of a {@link LeadRepository} that also finds leads by session lead ids. It looks for the session lead id
 * only if there is no lead with the real id.
 *
 * @param aliases finds leads in the decorated repository
 */
public record AliasedLeadRepository(LeadRepository leads, SessionLeads aliases) implements LeadRepository {

    @Override
    public void add(LeadChange change) {
        leads.add(change);
    }

    @Override
    public void update(LeadChange change) {
        leads.update(change);
    }

    @Override
    public Optional<LeadSnapshot> find(CompanyId companyId, LeadId id) {
        return leads.find(companyId, id).or(() -> aliases.findByAlias(companyId, id));
    }

    @Override
    public Optional<LeadSnapshot> findDeleted(CompanyId companyId, LeadId id) {
        return leads.findDeleted(companyId, id)
                .or(() -> aliases.realId(companyId, id).flatMap(real -> leads.findDeleted(companyId, real)));
    }

    @Override
    public Optional<LeadSnapshot> findByEmail(CompanyId companyId, EmailAddress email) {
        return leads.findByEmail(companyId, email);
    }
}
