package io.leadstone.application.service.email;

import io.leadstone.application.email.EmailKeyReport;
import io.leadstone.application.email.EmailKeyReport.Collision;
import io.leadstone.application.port.out.HostTransactions;
import io.leadstone.application.port.out.email.EmailKeyRecords;
import io.leadstone.application.port.out.email.EmailKeyState;
import io.leadstone.application.port.out.lead.EmailKeys;
import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.application.service.LazyPort;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Renews the email keys of all leads, company by company. The state of the store is written at the end, so that an
 * interrupted run starts again, and reads only leads that it has not renewed yet.
 */
public record EmailKeyRenewal(
        LazyPort<EmailKeyRecords> records, LeadRepository leads, EmailKeys keys, HostTransactions transactions) {

    private static final System.Logger LOG = System.getLogger(EmailKeyRenewal.class.getName());

    /** Returns true if the keys of some leads may have been made by another rule. */
    public boolean isNeeded() {
        return !records.get().state().isOf(keys.rule());
    }

    /** Renews the keys and returns what was done. */
    public EmailKeyReport run() {
        if (transactions.isActive()) {
            throw new IllegalStateException("email keys cannot be renewed while a transaction of the host is active");
        }
        EmailKeyState state = records.get().state();
        if (state.isOf(keys.rule()) && state.collisions() == 0) {
            return new EmailKeyReport(0, 0, List.of(), List.of());
        }
        long renewed = 0;
        long confirmed = 0;
        List<Collision> collisions = new ArrayList<>();
        List<LeadId> refused = new ArrayList<>();
        Optional<CompanyId> company = records.get().companyAfter(Optional.empty());
        while (company.isPresent()) {
            EmailKeyPass pass;
            do {
                pass = new EmailKeyPass(records.get(), leads, keys, company.get());
                pass.run();
                renewed += pass.renewed();
                confirmed += pass.confirmed();
            } while (!pass.isComplete());
            collisions.addAll(pass.collisions());
            refused.addAll(pass.refused());
            company = records.get().companyAfter(company);
        }
        collisions.forEach(this::log);
        records.get().setState(new EmailKeyState(Optional.of(keys.rule()), collisions.size()));
        return new EmailKeyReport(renewed, confirmed, collisions, refused);
    }

    private void log(Collision collision) {
        LOG.log(
                System.Logger.Level.WARNING,
                "two leads of company {0} have one email by the rule {1}: the older is {2}, the newer is {3}; the key"
                        + " belongs to {4}",
                collision.companyId(),
                keys.rule(),
                collision.older(),
                collision.newer(),
                collision.owner());
    }
}
