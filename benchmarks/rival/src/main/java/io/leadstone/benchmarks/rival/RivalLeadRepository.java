package io.leadstone.benchmarks.rival;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The queries on leads. All exclude deleted leads. */
interface RivalLeadRepository extends JpaRepository<RivalLead, UUID> {

    Optional<RivalLead> findByIdAndCompanyIdAndDeletedAtIsNull(UUID id, String companyId);

    Page<RivalLead> findByCompanyIdAndDeletedAtIsNull(String companyId, Pageable page);

    Page<RivalLead> findByCompanyIdAndStatusAndDeletedAtIsNull(String companyId, RivalStatus status, Pageable page);

    /** Returns the leads in which one of the searched fields matches the pattern. */
    @Query("""
            select lead from RivalLead lead
            where lead.companyId = :companyId and lead.deletedAt is null
              and (lead.firstName ilike :pattern or lead.lastName ilike :pattern or lead.email ilike :pattern
                or lead.phone ilike :pattern or lead.company ilike :pattern)""")
    Page<RivalLead> search(String companyId, String pattern, Pageable page);

    /** Returns the figures of each status. */
    @Query(nativeQuery = true, value = """
            SELECT status, COUNT(*) AS leads, COUNT(contacted_at) AS contacted, COUNT(qualified_at) AS qualified,
              COUNT(converted_at) AS converted, COUNT(phone) AS phones,
              COUNT(*) FILTER (WHERE consent_marketing) AS marketing,
              COUNT(*) FILTER (WHERE consent_data_processing) AS processing
            FROM lead
            WHERE company_id = :companyId AND created_at >= :from AND created_at < :until AND deleted_at IS NULL
            GROUP BY status""")
    List<FunnelRow> funnel(String companyId, Instant from, Instant until);

    /** Returns the figures of each day that has a lead. */
    @Query(nativeQuery = true, value = """
            SELECT CAST(created_at AT TIME ZONE 'UTC' AS DATE) AS "day", COUNT(*) AS leads,
              COUNT(converted_at) AS converted
            FROM lead
            WHERE company_id = :companyId AND created_at >= :from AND created_at < :until AND deleted_at IS NULL
            GROUP BY 1 ORDER BY 1""")
    List<DayRow> days(String companyId, Instant from, Instant until);

    /** Returns the figures of each source, the one with the most leads first. */
    @Query(nativeQuery = true, value = """
            SELECT source, COUNT(*) AS leads, COUNT(converted_at) AS converted
            FROM lead
            WHERE company_id = :companyId AND created_at >= :from AND created_at < :until AND deleted_at IS NULL
            GROUP BY source ORDER BY leads DESC""")
    List<SourceRow> sources(String companyId, Instant from, Instant until);

    /** Returns the median seconds from the creation to contact and conversion. */
    @Query(nativeQuery = true, value = """
            SELECT PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY EXTRACT(EPOCH FROM contacted_at - created_at))
                AS "contact",
              PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY EXTRACT(EPOCH FROM converted_at - created_at))
                AS "conversion"
            FROM lead
            WHERE company_id = :companyId AND created_at >= :from AND created_at < :until AND deleted_at IS NULL""")
    SpeedRow speed(String companyId, Instant from, Instant until);

    /** The figures of one status. */
    interface FunnelRow {
        String getStatus();

        long getLeads();

        long getContacted();

        long getQualified();

        long getConverted();

        long getPhones();

        long getMarketing();

        long getProcessing();
    }

    /** The figures of one day. */
    interface DayRow {
        LocalDate getDay();

        long getLeads();

        long getConverted();
    }

    /** The figures of one source; null for leads without a source. */
    interface SourceRow {
        @Nullable
        String getSource();

        long getLeads();

        long getConverted();
    }

    /** The median times in seconds; null if no lead was contacted or converted. */
    interface SpeedRow {
        @Nullable
        Double getContact();

        @Nullable
        Double getConversion();
    }
}
