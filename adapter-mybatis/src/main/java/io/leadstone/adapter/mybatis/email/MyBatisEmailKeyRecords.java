package io.leadstone.adapter.mybatis.email;

import io.leadstone.adapter.mybatis.sql.SqlCall;
import io.leadstone.adapter.mybatis.sql.SqlFailures;
import io.leadstone.adapter.mybatis.sql.SqlSessions;
import io.leadstone.application.port.out.email.EmailKeyRecords;
import io.leadstone.application.port.out.email.EmailKeyState;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.ibatis.exceptions.PersistenceException;
import org.jspecify.annotations.Nullable;

/**
 * {@link EmailKeyRecords} in SQL. Leads are found company by company by the index of lists, because an index for the
 * rule would slow down each write. A statement reads at most 10,000 leads, so that it takes no longer in a large
 * company without outdated leads. The first one reads few leads, because most are outdated after a change of the rule.
 */
public record MyBatisEmailKeyRecords(SqlSessions sessions) implements EmailKeyRecords {

    /** The largest number of leads that one statement reads. */
    private static final int SCANNED = 10_000;

    private static final int GROWTH = 10;

    @Override
    public EmailKeyState state() {
        return read(mapper -> new EmailKeyState(Optional.ofNullable(mapper.rule()), mapper.collisions()));
    }

    @Override
    public void setState(EmailKeyState state) {
        write(mapper -> mapper.setState(state.rule().orElse(null), state.collisions()));
    }

    @Override
    public Optional<CompanyId> companyAfter(Optional<CompanyId> company) {
        String last = company.map(CompanyId::value).orElse("");
        return read(mapper -> Optional.ofNullable(mapper.nextCompany(last)).map(CompanyId::new));
    }

    @Override
    public List<LeadSnapshot> outdated(CompanyId companyId, String rule, Optional<LeadSnapshot> after, int limit) {
        String company = companyId.value();
        List<LeadSnapshot> found = new ArrayList<>();
        Optional<ScannedLead> begin = after.map(ScannedLead::of);
        Optional<ScannedLead> end;
        int scanned = Math.min(limit, SCANNED);
        do {
            int skipped = scanned - 1;
            @Nullable ScannedLead from = begin.orElse(null);
            end = read(mapper -> Optional.ofNullable(mapper.scanned(company, from, skipped)));
            @Nullable ScannedLead to = end.orElse(null);
            int left = limit - found.size();
            found.addAll(read(mapper -> mapper.outdated(company, rule, from, to, left)));
            begin = end;
            scanned = Math.min(scanned * GROWTH, SCANNED);
        } while (end.isPresent() && found.size() < limit);
        return found;
    }

    @Override
    public int confirm(CompanyId companyId, List<LeadSnapshot> leads, String rule) {
        List<VersionedId> ids = leads.stream().map(VersionedId::of).toList();
        return write(mapper -> mapper.confirm(companyId.value(), ids, rule));
    }

    @Override
    public boolean renew(LeadSnapshot lead, EmailAddress renewed) {
        return write(mapper -> renew(mapper, lead, renewed)) > 0;
    }

    private static int renew(EmailKeySqlMapper mapper, LeadSnapshot lead, EmailAddress renewed) {
        try {
            return mapper.renew(
                    lead.companyId().value(), lead.id().value(), lead.version(), renewed.key(), renewed.rule());
        } catch (PersistenceException failure) {
            if (SqlFailures.isDuplicateKey(failure)) {
                throw new DuplicateEmailException();
            }
            throw failure;
        }
    }

    private <T> T read(Function<EmailKeySqlMapper, T> query) {
        return sessions.read(call -> query.apply(call.mapper(EmailKeySqlMapper.class)));
    }

    private <T> T write(Function<EmailKeySqlMapper, T> statement) {
        return sessions.write(call -> statement.apply(own(call).mapper(EmailKeySqlMapper.class)));
    }

    private static SqlCall own(SqlCall call) {
        if (call.inHostTransaction()) {
            throw new IllegalStateException("email keys cannot be renewed while a transaction of the host is active");
        }
        return call;
    }
}
