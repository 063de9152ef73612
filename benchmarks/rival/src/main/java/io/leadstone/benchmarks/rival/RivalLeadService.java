package io.leadstone.benchmarks.rival;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;

/** The use cases on leads, each in one transaction. */
@Service
class RivalLeadService {

    private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "createdAt");

    private final RivalLeadRepository leads;

    RivalLeadService(RivalLeadRepository leads) {
        this.leads = leads;
    }

    @Transactional
    RivalLeadAnswer create(String companyId, RivalLeadFields fields) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        RivalLead lead = new RivalLead(companyId, now);
        fields.writeTo(lead, now);
        return RivalLeadAnswer.of(leads.saveAndFlush(lead));
    }

    @Transactional
    RivalLeadAnswer update(String companyId, UUID id, RivalLeadFields fields) {
        RivalLead lead = found(companyId, id);
        fields.writeTo(lead, Instant.now().truncatedTo(ChronoUnit.MILLIS));
        leads.flush();
        return RivalLeadAnswer.of(lead);
    }

    @Transactional(readOnly = true)
    RivalLeadAnswer get(String companyId, UUID id) {
        return RivalLeadAnswer.of(found(companyId, id));
    }

    @Transactional(readOnly = true)
    RivalPage list(String companyId, @Nullable RivalStatus status, @Nullable String search, int page, int perPage) {
        PageRequest request = PageRequest.of(page - 1, perPage, NEWEST_FIRST);
        return RivalPage.of(found(companyId, status, search, request));
    }

    @Transactional(readOnly = true)
    RivalReport report(String companyId, LocalDate start, LocalDate end) {
        Instant from = start.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant until = end.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        List<RivalLeadRepository.FunnelRow> statuses = leads.funnel(companyId, from, until);
        long total = statuses.stream()
                .mapToLong(RivalLeadRepository.FunnelRow::getLeads)
                .sum();
        return new RivalReport(
                total,
                statuses,
                leads.sources(companyId, from, until),
                leads.speed(companyId, from, until),
                leads.days(companyId, from, until));
    }

    private Page<RivalLead> found(
            String companyId, @Nullable RivalStatus status, @Nullable String search, PageRequest request) {
        if (search != null) {
            return leads.search(companyId, "%" + search + "%", request);
        }
        return status == null
                ? leads.findByCompanyIdAndDeletedAtIsNull(companyId, request)
                : leads.findByCompanyIdAndStatusAndDeletedAtIsNull(companyId, status, request);
    }

    private RivalLead found(String companyId, UUID id) {
        return leads.findByIdAndCompanyIdAndDeletedAtIsNull(id, companyId)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no lead " + id));
    }
}
