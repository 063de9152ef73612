package io.leadstone.adapter.mybatis.email;

import io.leadstone.domain.lead.LeadSnapshot;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statements that renew email keys; see {@code EmailKeySqlMapper.xml}. */
public interface EmailKeySqlMapper {

    /** Returns the rule of the last complete renewal; null without one. */
    @Nullable
    String rule();

    /** Returns the number of collisions of the last complete renewal. */
    long collisions();

    int setState(@Nullable String rule, long collisions);

    /** Returns the first company after {@code company} that has a lead; null if there is none. */
    @Nullable
    String nextCompany(String company);

    /**
     * Returns the live lead of the company that follows the first {@code skipped} ones after a position, oldest first.
     * Returns null if there are not more.
     */
    @Nullable
    ScannedLead scanned(String companyId, @Nullable ScannedLead after, int skipped);

    /**
     * Returns live leads of the company whose key was made by another rule, oldest first, after a position and up to
     * another one.
     */
    List<LeadSnapshot> outdated(
            String companyId, String rule, @Nullable ScannedLead after, @Nullable ScannedLead last, int limit);

    /** Stores the rule with the keys of those leads that have the version. Returns the number of rows. */
    int confirm(String companyId, List<VersionedId> leads, String rule);

    /** Stores the key and its rule. Returns the number of rows: 0 unless the lead has the version. */
    int renew(String companyId, UUID id, long version, String key, String rule);
}
