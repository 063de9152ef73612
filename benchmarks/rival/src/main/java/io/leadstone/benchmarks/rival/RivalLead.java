package io.leadstone.benchmarks.rival;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A lead. An update writes the changed columns only. */
@Entity
@Table(name = "lead")
@DynamicUpdate
class RivalLead {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    @Nullable
    UUID id;

    @Column(nullable = false, updatable = false)
    String companyId = "";

    @Nullable
    String agentId;

    @Nullable
    String firstName;

    @Nullable
    String lastName;

    @Nullable
    String email;

    @Nullable
    String phone;

    @Nullable
    String company;

    @Nullable
    String source;

    @Nullable
    String notes;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(nullable = false)
    RivalStatus status = RivalStatus.NEW;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    List<String> tags = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    Map<String, Object> metadata = Map.of();

    boolean consentDataProcessing;

    @Nullable
    Instant consentDataProcessingAt;

    boolean consentMarketing;

    @Nullable
    Instant consentMarketingAt;

    @Nullable
    Instant contactedAt;

    @Nullable
    Instant qualifiedAt;

    @Nullable
    Instant convertedAt;

    @Column(nullable = false, updatable = false)
    Instant createdAt = Instant.EPOCH;

    @Column(nullable = false)
    Instant updatedAt = Instant.EPOCH;

    @Nullable
    Instant deletedAt;

    @Version
    @Nullable
    Long version;

    /** For Hibernate. */
    protected RivalLead() {}

    RivalLead(String companyId, Instant createdAt) {
        this.companyId = companyId;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
    }

    /** Changes the status and sets the instant of the stage that is reached. */
    void changeStatus(RivalStatus to, Instant at) {
        status = to;
        switch (to) {
            case CONTACTED -> contactedAt = contactedAt == null ? at : contactedAt;
            case QUALIFIED -> qualifiedAt = qualifiedAt == null ? at : qualifiedAt;
            case CONVERTED -> convertedAt = convertedAt == null ? at : convertedAt;
            case NEW, LOST -> {
                // These are not stages.
            }
        }
    }
}
