package io.leadstone.application.service.email;

import io.leadstone.application.email.EmailKeyReport.Collision;
import io.leadstone.application.port.out.email.EmailKeyRecords;
import io.leadstone.application.port.out.lead.EmailKeys;
import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the leads of one company with outdated keys once, oldest first, and renews them. */
final class EmailKeyPass {

    /** 200: the number of leads that are read, and whose rule is written, at once. It bounds a statement. */
    private static final int BATCH = 200;

    /** The same order as {@link EmailKeyRecords#outdated}. */
    private static final Comparator<LeadSnapshot> BY_AGE = Comparator.comparing(LeadSnapshot::createdAt)
            .thenComparing(lead -> lead.id().toString());

    private final EmailKeyRecords records;
    private final LeadRepository leads;
    private final EmailKeys keys;
    private final CompanyId company;
    private final List<Collision> collisions = new ArrayList<>();
    private final List<LeadId> refused = new ArrayList<>();
    private final Set<LeadId> waiting = new HashSet<>();
    private long renewed;
    private long confirmed;
    private long changed;

    EmailKeyPass(EmailKeyRecords records, LeadRepository leads, EmailKeys keys, CompanyId company) {
        this.records = records;
        this.leads = leads;
        this.keys = keys;
        this.company = company;
    }

    void run() {
        Optional<LeadSnapshot> last = Optional.empty();
        List<LeadSnapshot> batch;
        do {
            batch = records.outdated(company, keys.rule(), last, BATCH);
            renewAll(batch);
            last = batch.stream().reduce((first, second) -> second);
        } while (batch.size() == BATCH);
    }

    /** Returns false if leads changed while they were renewed, so that another pass must read them again. */
    boolean isComplete() {
        return changed == 0;
    }

    long renewed() {
        return renewed;
    }

    long confirmed() {
        return confirmed;
    }

    List<Collision> collisions() {
        return collisions;
    }

    List<LeadId> refused() {
        return refused;
    }

    private void renewAll(List<LeadSnapshot> batch) {
        List<LeadSnapshot> unchanged = new ArrayList<>();
        for (LeadSnapshot lead : batch) {
            Optional<EmailAddress> email = renewed(lead);
            if (email.isEmpty()) {
                refused.add(lead.id());
            } else if (email.map(EmailAddress::key).equals(lead.liveEmailKey())) {
                unchanged.add(lead);
            } else {
                renew(lead, email.get());
            }
        }
        if (!unchanged.isEmpty()) {
            int written = records.confirm(company, unchanged, keys.rule());
            confirmed += written;
            changed += unchanged.size() - written;
        }
    }

    private Optional<EmailAddress> renewed(LeadSnapshot lead) {
        String address = lead.details().email().orElseThrow().value();
        return keys.keyOf(address).map(key -> new EmailAddress(address, key, keys.rule()));
    }

    private void renew(LeadSnapshot lead, EmailAddress email) {
        try {
            if (records.renew(lead, email)) {
                renewed++;
            } else {
                changed++;
            }
        } catch (DuplicateEmailException taken) {
            leads.findByEmail(company, email).ifPresentOrElse(owner -> resolve(lead, email, owner), () -> changed++);
        }
    }

    /** If the owner gets another key itself, it is renewed first. Otherwise the owner keeps the key. */
    private void resolve(LeadSnapshot lead, EmailAddress email, LeadSnapshot owner) {
        Optional<EmailAddress> next = owner.liveEmailRule().equals(Optional.of(keys.rule()))
                ? Optional.empty()
                : renewed(owner).filter(other -> !other.key().equals(email.key()));
        if (next.isPresent() && waiting.add(lead.id())) {
            renew(owner, next.get());
            renew(lead, email);
            return;
        }
        boolean isOwnerOlder = BY_AGE.compare(owner, lead) < 0;
        collisions.add(new Collision(
                company, isOwnerOlder ? owner.id() : lead.id(), isOwnerOlder ? lead.id() : owner.id(), owner.id()));
    }
}
